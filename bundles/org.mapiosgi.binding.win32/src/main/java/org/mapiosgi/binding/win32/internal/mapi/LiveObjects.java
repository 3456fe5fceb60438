// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What was obtained from MAPI and not given back: references by interface, and buffers. */
final class LiveObjects {
  private final Map<String, AtomicInteger> references = new ConcurrentHashMap<>();
  private final AtomicInteger buffers = new AtomicInteger();

  void obtained(String interfaceName) {
    references.computeIfAbsent(interfaceName, name -> new AtomicInteger()).incrementAndGet();
  }

  void released(String interfaceName) {
    references.get(interfaceName).decrementAndGet();
  }

  void buffersObtained(int count) {
    buffers.addAndGet(count);
  }

  void buffersFreed(int count) {
    buffers.addAndGet(-count);
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
