// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.pump;

import java.time.Duration;

/**
 * A pump at one moment. Counters count from the pump's start.
 *
 * @param name the pump's name
 * @param thread the name of its thread
 * @param phase what it is doing
 * @param inPhase for how long
 * @param queued tasks waiting
 * @param timers timers pending
 * @param tasksRun tasks and timers that ran
 * @param tasksFailed those of them that threw
 * @param messages messages dispatched
 * @param wakes times the wait ended because of a task or timer posted from another thread
 * @param quitsIgnored WM_QUIT messages that did not end the pump
 * @param depth how many levels of {@link PumpNesting} the running task is inside of; mostly 0
 */
public record PumpStatus(
    String name,
    String thread,
    PumpPhase phase,
    Duration inPhase,
    int queued,
    int timers,
    long tasksRun,
    long tasksFailed,
    long messages,
    long wakes,
    long quitsIgnored,
    int depth) {}
