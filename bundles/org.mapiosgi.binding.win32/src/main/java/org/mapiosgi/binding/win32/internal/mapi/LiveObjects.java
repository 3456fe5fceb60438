// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts what was obtained from MAPI and not given back: references by interface, and buffers, by
 * the thread too. A buffer is freed by the call that obtained it, on its thread.
 */
final class LiveObjects {
  private final Map<String, AtomicInteger> references = new ConcurrentHashMap<>();
  private final AtomicInteger buffers = new AtomicInteger();
  // A thread that has freed all is not in it, so that it may go.
  private final Map<Thread, Integer> byThread = new ConcurrentHashMap<>();

  void obtained(String interfaceName) {
    references(interfaceName).incrementAndGet();
  }

  void released(String interfaceName) {
    references(interfaceName).decrementAndGet();
  }

  private AtomicInteger references(String interfaceName) {
    return references.computeIfAbsent(interfaceName, name -> new AtomicInteger());
  }

  void buffersObtained(int count) {
    buffers.addAndGet(count);
    ofThread(count);
  }

  void buffersFreed(int count) {
    buffers.addAndGet(-count);
    ofThread(-count);
  }

  private void ofThread(int count) {
    byThread.merge(
        Thread.currentThread(), count, (had, more) -> had + more == 0 ? null : had + more);
  }

  int liveBuffers(Thread thread) {
    return byThread.getOrDefault(thread, 0);
  }

  int liveBuffers() {
    return buffers.get();
  }

  Map<String, Integer> byInterface() {
    Map<String, Integer> live = new TreeMap<>();
    references.forEach(
        (name, count) -> {
          if (count.get() != 0) {
            live.put(name, count.get());
          }
        });
    return live;
  }
}
