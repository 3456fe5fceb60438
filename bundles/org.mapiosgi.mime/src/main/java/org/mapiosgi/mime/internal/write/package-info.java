// SPDX-License-Identifier: Apache-2.0
/**
 * The mail that [MS-OXCMAIL] makes of a message: its fields, its parts, and their order. The
 * counterpart of {@code internal.map}.
 */
@NullMarked
package org.mapiosgi.mime.internal.write;

import org.jspecify.annotations.NullMarked;
