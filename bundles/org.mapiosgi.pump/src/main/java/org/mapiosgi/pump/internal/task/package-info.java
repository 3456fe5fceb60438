// SPDX-License-Identifier: Apache-2.0
/**
 * Objects that stand for a task: futures, promises, stages, the latest task of a key, and the
 * threads that serve promises and deadlines. A task knows its pump by {@link
 * org.mapiosgi.pump.internal.task.TaskPump} only.
 */
@NullMarked
package org.mapiosgi.pump.internal.task;

import org.jspecify.annotations.NullMarked;
