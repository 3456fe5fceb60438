// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.session;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.mapiosgi.spi.NativeObject;
import org.osgi.annotation.versioning.ProviderType;

/** Counts the native objects that one holder has open, by interface. Any thread may read it. */
@ProviderType
public final class OpenObjects {
  private final Map<String, Integer> counts = new ConcurrentHashMap<>();

  /** Counts one more. */
  public void opened(NativeObject object) {
    counts.merge(object.interfaceName(), 1, Integer::sum);
  }

  /** Counts one less. */
  public void released(NativeObject object) {
    counts.computeIfPresent(object.interfaceName(), (name, count) -> count == 1 ? null : count - 1);
  }

  /** Returns the counts by interface name, without those that are zero. */
  public Map<String, Integer> byInterface() {
    return new TreeMap<>(counts);
  }
}
