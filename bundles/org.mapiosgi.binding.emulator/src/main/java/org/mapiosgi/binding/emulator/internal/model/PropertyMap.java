// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.model;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropType;
import org.mapiosgi.api.property.PropValue;

/** Stored properties, one for an id. Immutable. */
public final class PropertyMap implements PropertySource {
  /** No properties. */
  public static final PropertyMap EMPTY = new PropertyMap(new TreeMap<>());

  private final SortedMap<Integer, PropValue> values;

  private PropertyMap(SortedMap<Integer, PropValue> values) {
    this.values = values;
  }

  /** Exactly these properties. */
  public static PropertyMap of(PropValue... values) {
    return EMPTY.with(List.of(values));
  }

  /** These properties, with others added or replaced. */
  public PropertyMap with(Collection<PropValue> others) {
    SortedMap<Integer, PropValue> copy = new TreeMap<>(values);
    for (PropValue other : others) {
      copy.put(other.tag().id(), wide(other));
    }
    return new PropertyMap(copy);
  }

  /** These properties, with one added or replaced. */
  public <T> PropertyMap with(PropTag<T> tag, T value) {
    return with(List.of(tag.with(value)));
  }

  /** These properties, with one added where there is none. */
  public <T> PropertyMap withDefault(PropTag<T> tag, T value) {
    return values.containsKey(tag.id()) ? this : with(tag, value);
  }

  /** These properties but those with an id that is named. */
  public PropertyMap without(Predicate<Integer> named) {
    SortedMap<Integer, PropValue> copy = new TreeMap<>(values);
    copy.keySet().removeIf(named);
    return new PropertyMap(copy);
  }

  /** PT_STRING8 and PT_UNICODE are two ways to ask for one text: kept as PT_UNICODE. */
  private static PropValue wide(PropValue value) {
    return switch (value.tag().type()) {
      case STRING8 -> new PropValue(value.tag().withType(PropType.UNICODE), value.value());
      case MV_STRING8 -> new PropValue(value.tag().withType(PropType.MV_UNICODE), value.value());
      default -> value;
    };
  }

  @Override
  public @Nullable PropValue find(int id) {
    return values.get(id);
  }

  @Override
  public SortedSet<Integer> ids() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(values.keySet()));
  }

  /** The properties in the order of their ids. */
  public Collection<PropValue> values() {
    return Collections.unmodifiableCollection(values.values());
  }
}
