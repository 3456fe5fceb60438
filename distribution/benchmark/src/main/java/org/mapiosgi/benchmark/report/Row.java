// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.report;

/**
 * One line of the results. What was not measured is null.
 *
 * @param id step and metric
 * @param platform {@code linux} or {@code wine}
 * @param subject who was measured
 * @param peer against whom; null where the target is a number of its own
 * @param unit of both values
 * @param value the subject's, median of all rounds
 * @param peerValue the peer's, median of all rounds
 * @param ratio value through peerValue
 * @param target what the ratio, or without a peer the value, should be; null where it is only told
 * @param met whether it is
 * @param note why there is no value; else the range of the rounds
 * @param reason why the target may be missed, where that is known
 */
public record Row(
    String id,
    String platform,
    String subject,
    String peer,
    String unit,
    Double value,
    Double peerValue,
    Double ratio,
    String target,
    Boolean met,
    String note,
    String reason) {}
