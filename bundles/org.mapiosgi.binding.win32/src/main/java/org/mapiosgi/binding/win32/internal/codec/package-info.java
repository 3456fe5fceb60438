// SPDX-License-Identifier: Apache-2.0
/**
 * Reads and writes MAPI's structures as bytes: writes arguments, reads results.
 *
 * <p>Knows sizes and offsets of both ABIs, but calls no function. All numbers are in {@link
 * org.mapiosgi.binding.win32.internal.codec.Struct} and {@link
 * org.mapiosgi.binding.win32.internal.codec.Field}, which a test compares with a C compiler's view
 * of independent headers.
 */
@NullMarked
package org.mapiosgi.binding.win32.internal.codec;

import org.jspecify.annotations.NullMarked;
