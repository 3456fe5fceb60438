// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.session;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.NamedProperty;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Remembers the ids that stores give to named properties, as long as a session is logged on.
 *
 * <p>Objects with equal PR_MAPPING_SIGNATURE give a name the same id. Only ids are remembered: a
 * name without an id may get one at any time, from another client too.
 *
 * <p>It holds at most {@value #MOST} ids; the one that was not used for the longest time gives way.
 * Thread-safe.
 */
@ProviderType
public final class NamedIds {
  /** The greatest number of ids that are remembered. */
  static final int MOST = 4096;

  /** A name without the type: properties of different types share one id. */
  private record Key(Binary signature, UUID set, Object name) {
    static Key of(Binary signature, NamedProperty<?> property) {
      Object name =
          property.text().isPresent() ? property.text().get() : property.number().getAsInt();
      return new Key(signature, property.set(), name);
    }
  }

  private final Map<Key, Integer> ids =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Integer> eldest) {
          return size() > MOST;
        }
      };

  /** Returns the id of a name; empty if it is not remembered. */
  public OptionalInt find(Binary signature, NamedProperty<?> property) {
    synchronized (ids) {
      Integer id = ids.get(Key.of(signature, property));
      return id == null ? OptionalInt.empty() : OptionalInt.of(id);
    }
  }

  /** Remembers the id of a name. */
  public void remember(Binary signature, NamedProperty<?> property, int id) {
    synchronized (ids) {
      ids.put(Key.of(signature, property), id);
    }
  }

  /** Returns how many ids are remembered. */
  public int size() {
    synchronized (ids) {
      return ids.size();
    }
  }
}
