// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.model;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.property.PropValue;

/** Stored properties with computed ones before them. */
abstract class ComputedSource implements PropertySource {
  private final PropertySource stored;

  ComputedSource(PropertySource stored) {
    this.stored = stored;
  }

  /** The computed property with the id; null where the id is of none that is computed. */
  abstract @Nullable PropValue compute(int id);

  /** The ids that {@link #compute} may know. */
  abstract SortedSet<Integer> computable();

  @Override
  public final @Nullable PropValue find(int id) {
    PropValue computed = compute(id);
    return computed != null ? computed : stored.find(id);
  }

  @Override
  public final Optional<StoredBytes> bytes(int id) {
    return stored.bytes(id);
  }

  @Override
  public final SortedSet<Integer> ids() {
    TreeSet<Integer> all = new TreeSet<>(stored.ids());
    for (int id : computable()) {
      if (compute(id) != null) {
        all.add(id);
      }
    }
    return Collections.unmodifiableSortedSet(all);
  }
}
