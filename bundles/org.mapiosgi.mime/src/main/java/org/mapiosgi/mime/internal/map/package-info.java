// SPDX-License-Identifier: Apache-2.0
/** The properties that [MS-OXCMAIL] makes of a mail: one type for each group of them. */
@NullMarked
package org.mapiosgi.mime.internal.map;

import org.jspecify.annotations.NullMarked;
