// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.subject;

/**
 * Calls of a pump to its message queue.
 *
 * @param wakes SetEvent
 * @param waits MsgWaitForMultipleObjectsEx
 * @param looks PeekMessage, and WaitForSingleObject without waiting
 * @param dispatches TranslateMessage and DispatchMessage, counted as two
 */
public record CallCounts(long wakes, long waits, long looks, long dispatches) {
  /** Nobody counts. */
  public static final CallCounts UNKNOWN = new CallCounts(-1, -1, -1, -1);

  /** Whether somebody counts. */
  public boolean known() {
    return wakes >= 0;
  }

  /** All together. */
  public long all() {
    return wakes + waits + looks + dispatches;
  }

  /** What came since then. */
  public CallCounts since(CallCounts before) {
    if (!known()) {
      return UNKNOWN;
    }
    return new CallCounts(
        wakes - before.wakes,
        waits - before.waits,
        looks - before.looks,
        dispatches - before.dispatches);
  }
}
