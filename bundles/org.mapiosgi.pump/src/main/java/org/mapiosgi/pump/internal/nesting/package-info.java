// SPDX-License-Identifier: Apache-2.0
/**
 * Code that runs inside of a task on the pump thread: calls, waits, nestable tasks, the dispatch of
 * messages, and the pump's window.
 */
@NullMarked
package org.mapiosgi.pump.internal.nesting;

import org.jspecify.annotations.NullMarked;
