// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.queue;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The names and numbers that a window manager gives out. Any thread. */
final class RegisteredMessages {
  private static final int FIRST = 0xC000;
  private static final long FIRST_WINDOW = 0x10010;

  private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
  private final AtomicInteger next = new AtomicInteger(FIRST);
  private final AtomicLong nextWindow = new AtomicLong(FIRST_WINDOW);

  /** RegisterWindowMessage. */
  int number(String name) {
    return numbers.computeIfAbsent(name, unused -> next.getAndIncrement());
  }

  /** For a new window. */
  long newWindow() {
    return nextWindow.getAndAdd(2);
  }
}
