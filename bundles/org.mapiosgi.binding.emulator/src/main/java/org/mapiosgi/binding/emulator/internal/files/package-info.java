// SPDX-License-Identifier: Apache-2.0
/**
 * The directory of mail that the emulator serves: finds its folders and files, reads their
 * messages, looks for new ones, and writes messages back. A message is read again each time it is
 * opened, so that the heap holds only the values of tables.
 */
@NullMarked
package org.mapiosgi.binding.emulator.internal.files;

import org.jspecify.annotations.NullMarked;
