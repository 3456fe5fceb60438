// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.status;

/**
 * How near something comes to a limit of MAPI's or of the server's, at one moment. What would pass
 * the limit is refused before the call, by the rule's name.
 *
 * @param rule the rule that the limit is from: {@code R14}
 * @param what what is counted: {@code open stores}
 * @param session whose it is; empty where it is counted in the process
 * @param used how many there are, those that are lost among them
 * @param highest how many there were at the most
 * @param limit how many there may be; 0: any number
 * @param refused how many were refused
 * @param lost how many were open on a lane whose thread ended without giving them back: MAPI and
 *     the server count them still, until the process ends
 */
public record LimitStatus(
    String rule,
    String what,
    String session,
    int used,
    int highest,
    int limit,
    long refused,
    int lost) {
  private static final int NEAR_PERCENT = 80;
  private static final int PERCENT = 100;

  /** Whether four fifths are reached. */
  public boolean near() {
    return limit > 0 && (long) used * PERCENT >= (long) limit * NEAR_PERCENT;
  }
}
