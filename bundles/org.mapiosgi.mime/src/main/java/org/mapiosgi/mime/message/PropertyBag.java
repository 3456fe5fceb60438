// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.message;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.Property;
import org.mapiosgi.mime.internal.property.PropertyOrder;

/** Holds the properties of a message, a recipient or an attachment. Immutable. */
public final class PropertyBag {
  private final List<PropValue> values;

  private PropertyBag(Collection<PropValue> values) {
    this.values = List.copyOf(values);
  }

  /**
   * Makes a bag of these values, in this order.
   *
   * @param values if two name the same property, the last one counts
   */
  public static PropertyBag of(Collection<PropValue> values) {
    List<PropValue> kept = new ArrayList<>(values.size());
    Map<Property<?>, Integer> places = new TreeMap<>(new PropertyOrder());
    for (PropValue value : values) {
      Integer place = places.putIfAbsent(value.property(), kept.size());
      if (place == null) {
        kept.add(value);
      } else {
        kept.set(place, value);
      }
    }
    return new PropertyBag(kept);
  }

  /** Returns the value of a property, or empty if the bag does not have it. */
  public <T> Optional<T> get(Property<T> property) {
    for (PropValue value : values) {
      if (value.property().equals(property)) {
        return Optional.of(property.valueType().fromWire(value.value()));
      }
    }
    return Optional.empty();
  }

  /** Returns all values. The list cannot be changed. */
  public List<PropValue> values() {
    return values;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PropertyBag that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
