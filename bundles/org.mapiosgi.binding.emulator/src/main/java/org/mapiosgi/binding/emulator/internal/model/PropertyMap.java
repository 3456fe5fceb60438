// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.model;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropType;
import org.mapiosgi.api.property.PropValue;

/** Stored properties, one for an id. Immutable. */
public final class PropertyMap implements PropertySource {
  /** No properties. */
  public static final PropertyMap EMPTY = new PropertyMap(new TreeMap<>(), new TreeMap<>());

  private final SortedMap<Integer, PropValue> values;
  private final SortedMap<Integer, StoredBytes> bytes;

  private PropertyMap(SortedMap<Integer, PropValue> values, SortedMap<Integer, StoredBytes> bytes) {
    this.values = values;
    this.bytes = bytes;
  }

  /** Exactly these properties. */
  public static PropertyMap of(PropValue... values) {
    return EMPTY.with(List.of(values));
  }

  /** These properties, with others added or replaced. */
  public PropertyMap with(Collection<PropValue> others) {
    SortedMap<Integer, PropValue> copy = new TreeMap<>(values);
    SortedMap<Integer, StoredBytes> left = new TreeMap<>(bytes);
    for (PropValue other : others) {
      copy.put(other.tag().id(), wide(other));
      left.remove(other.tag().id());
    }
    return new PropertyMap(copy, left);
  }

  /** These properties, with a long value that stays out of the heap. */
  public PropertyMap withBytes(PropTag<Binary> tag, StoredBytes value) {
    SortedMap<Integer, StoredBytes> more = new TreeMap<>(bytes);
    more.put(tag.id(), value);
    return new PropertyMap(without(id -> id == tag.id()).values, more);
  }

  /** These properties, with one added or replaced. */
  public <T> PropertyMap with(PropTag<T> tag, T value) {
    return with(List.of(tag.with(value)));
  }

  /** These properties, with one added where there is none. */
  public <T> PropertyMap withDefault(PropTag<T> tag, T value) {
    return values.containsKey(tag.id()) || bytes.containsKey(tag.id()) ? this : with(tag, value);
  }

  /** These properties but those with an id that is named. */
  public PropertyMap without(Predicate<Integer> named) {
    SortedMap<Integer, PropValue> copy = new TreeMap<>(values);
    copy.keySet().removeIf(named);
    SortedMap<Integer, StoredBytes> left = new TreeMap<>(bytes);
    left.keySet().removeIf(named);
    return new PropertyMap(copy, left);
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
    StoredBytes stored = bytes.get(id);
    return stored == null
        ? values.get(id)
        : new PropValue(PropTag.of(id << 16 | PropType.BINARY.code()), stored.read());
  }

  @Override
  public Optional<StoredBytes> bytes(int id) {
    return Optional.ofNullable(bytes.get(id));
  }

  /** The number of bytes in long values that are out of the heap. */
  int storedSize() {
    return bytes.values().stream().mapToInt(StoredBytes::size).sum();
  }

  @Override
  public SortedSet<Integer> ids() {
    SortedSet<Integer> all = new TreeSet<>(values.keySet());
    all.addAll(bytes.keySet());
    return Collections.unmodifiableSortedSet(all);
  }

  /** The properties in the order of their ids, without long values that are out of the heap. */
  public Collection<PropValue> values() {
    return Collections.unmodifiableCollection(values.values());
  }
}
