// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.property;

import java.util.Comparator;
import java.util.UUID;
import org.mapiosgi.api.property.NamedProperty;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.Property;

/**
 * Orders properties, for trees. The sender of a file chooses its named properties and can choose
 * them so that all have one hash code; a hash table would then compare each with all others.
 */
public final class PropertyOrder implements Comparator<Property<?>> {
  private static final Comparator<NamedProperty<?>> NAMES =
      Comparator.<NamedProperty<?>, UUID>comparing(NamedProperty::set)
          .thenComparingInt(name -> name.number().orElse(0))
          .thenComparing(name -> name.text().orElse(""))
          .thenComparing(NamedProperty::type);

  /** Compares tags by their 32 bits; names come after tags. Equal properties compare as 0. */
  @Override
  public int compare(Property<?> one, Property<?> other) {
    if (one instanceof NamedProperty<?> name) {
      return other instanceof NamedProperty<?> second ? NAMES.compare(name, second) : 1;
    }
    return other instanceof NamedProperty<?>
        ? -1
        : Integer.compare(PropTag.of(one).tag(), PropTag.of(other).tag());
  }
}
