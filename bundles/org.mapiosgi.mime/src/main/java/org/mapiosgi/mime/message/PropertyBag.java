// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.message;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.Property;

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
    Map<Property<?>, PropValue> byProperty = new LinkedHashMap<>();
    values.forEach(value -> byProperty.put(value.property(), value));
    return new PropertyBag(byProperty.values());
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
