// SPDX-License-Identifier: Apache-2.0
/**
 * Contains incremental synchronization: the changes of a folder, and the state between two runs.
 */
@NullMarked
package org.mapiosgi.model.internal.sync;

import org.jspecify.annotations.NullMarked;
