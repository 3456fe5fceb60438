// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.mail;

import java.util.HashMap;
import java.util.Map;
import org.mapiosgi.api.property.NamedPr;
import org.mapiosgi.api.property.NamedProperty;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.Property;
import org.mapiosgi.api.property.ValueType;
import org.mapiosgi.model.raw.PropertyNames;

/** Knows the names of the properties that have names in one store. */
final class StoredNames {
  private final Map<Integer, NamedProperty<?>> names;

  private StoredNames(Map<Integer, NamedProperty<?>> names) {
    this.names = names;
  }

  /** Knows no names. */
  static StoredNames none() {
    return new StoredNames(Map.of());
  }

  /** Knows the names of {@link NamedPr} that the store has ids for, looked up in one call. */
  static StoredNames wellKnown(PropertyNames store) {
    Map<Integer, NamedProperty<?>> names = new HashMap<>();
    for (Map.Entry<Property<?>, PropTag<?>> found : store.findAll(NamedPr.all()).entrySet()) {
      if (found.getKey() instanceof NamedProperty<?> name) {
        names.put(found.getValue().id(), name);
      }
    }
    return new StoredNames(names);
  }

  boolean has(int id) {
    return names.containsKey(id);
  }

  /** A value with its name instead of the store's id; other values stay as they are. */
  PropValue named(PropValue value) {
    NamedProperty<?> name = value.property() instanceof PropTag<?> tag ? names.get(tag.id()) : null;
    return name == null ? value : new PropValue(typed(name, value.tag()), value.value());
  }

  /** A store may have a value of another type than the one that the specification gives. */
  private static NamedProperty<?> typed(NamedProperty<?> name, PropTag<?> tag) {
    ValueType<?> type = tag.valueType();
    return name.number().isPresent()
        ? NamedProperty.of(name.set(), name.number().getAsInt(), type)
        : NamedProperty.of(name.set(), name.text().orElseThrow(), type);
  }
}
