// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.run;

import java.util.List;

/**
 * One workload of one size, run by each subject in turn.
 *
 * @param id as in the results
 * @param order what the workers are told
 * @param subjects who runs it
 * @param warmMillis how long each subject runs it, at least, before anything is counted
 * @param rounds rounds that are counted, of each session
 * @param together whether all subjects run it at the same time; for what does nothing
 */
public record Step(
    String id, Line order, List<String> subjects, int warmMillis, int rounds, boolean together) {}
