// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.account;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.mapiosgi.spi.NativeObject;

/** How many native objects one holder has open, by interface. Any thread may look. */
public final class OpenObjects {
  private final Map<String, Integer> counts = new ConcurrentHashMap<>();

  /** One was opened. */
  public void opened(NativeObject object) {
    counts.merge(object.interfaceName(), 1, Integer::sum);
  }

  /** One was released. */
  public void released(NativeObject object) {
    counts.computeIfPresent(object.interfaceName(), (name, count) -> count == 1 ? null : count - 1);
  }

  /** By interface name; only those above zero. */
  public Map<String, Integer> byInterface() {
    return new TreeMap<>(counts);
  }
}
