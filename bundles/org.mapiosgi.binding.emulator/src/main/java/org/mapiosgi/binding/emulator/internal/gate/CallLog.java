// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.gate;

import java.util.ArrayDeque;
import java.util.List;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.binding.emulator.EmulatorCall;

/** The calls that returned. Thread-safe. */
final class CallLog {
  private static final int KEPT = 100_000;

  private final ArrayDeque<EmulatorCall> calls = new ArrayDeque<>();
  private long count;

  synchronized long begin() {
    return ++count;
  }

  void end(long number, String operation, String detail, HResult result) {
    Thread thread = Thread.currentThread();
    EmulatorCall call =
        new EmulatorCall(number, thread.getName(), idOf(thread), operation, detail, result);
    synchronized (this) {
      // One that began before clear() belongs to what was cleared.
      if (number > count) {
        return;
      }
      if (calls.size() == KEPT) {
        calls.removeFirst();
      }
      calls.addLast(call);
    }
  }

  @SuppressWarnings("deprecation") // Thread.threadId() is not in Java 17
  private static long idOf(Thread thread) {
    return thread.getId();
  }

  synchronized List<EmulatorCall> calls() {
    return List.copyOf(calls);
  }

  synchronized long count() {
    return count;
  }

  synchronized void clear() {
    calls.clear();
    count = 0;
  }
}
