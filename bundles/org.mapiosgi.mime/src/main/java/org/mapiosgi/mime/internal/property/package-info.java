// SPDX-License-Identifier: Apache-2.0
/** Properties and their values as the files of several formats hold them. */
@NullMarked
package org.mapiosgi.mime.internal.property;

import org.jspecify.annotations.NullMarked;
