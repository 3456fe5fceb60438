// SPDX-License-Identifier: Apache-2.0
/**
 * The directory of mail that the emulator serves: finds its folders and files, reads their
 * messages, looks for new ones, and writes messages back. The messages themselves are read again
 * whenever somebody opens them, so that only the values of tables are in the heap.
 */
@NullMarked
package org.mapiosgi.binding.emulator.internal.files;

import org.jspecify.annotations.NullMarked;
