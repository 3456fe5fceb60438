// SPDX-License-Identifier: Apache-2.0
/** Reads and changes the properties of an open object within a scope, and opens them as streams. */
@NullMarked
package org.mapiosgi.model.internal.object;

import org.jspecify.annotations.NullMarked;
