// SPDX-License-Identifier: Apache-2.0
/**
 * Tables: columns, restrictions, sort orders and the position of a cursor.
 *
 * <p>A table lists rows of a {@link org.mapiosgi.binding.emulator.internal.table.TableSource} and
 * does not know where they come from. Used under the mailbox's lock.
 */
@NullMarked
package org.mapiosgi.binding.emulator.internal.table;

import org.jspecify.annotations.NullMarked;
