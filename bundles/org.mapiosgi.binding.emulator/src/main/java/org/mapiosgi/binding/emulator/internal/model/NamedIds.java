// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.model;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.NamedProperty;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropType;
import org.mapiosgi.api.property.PropertySet;
import org.mapiosgi.api.property.ValueType;

/**
 * The ids that a store gives to names of properties, from 0x8000 on, in the order in which they are
 * asked for: so two emulators give the same name different ids, as two stores do. Used under the
 * mailbox's lock.
 */
public final class NamedIds {
  private static final int FIRST = 0x8000;
  private static final int LAST = 0xFFFE;
  private static final int NO_ID = 0;

  /** PR_MAPPING_SIGNATURE of all objects of the store. */
  public static final Binary SIGNATURE = Binary.ofHex("6D6170696F7367692D6E616D65642D6964");

  private record Name(UUID set, OptionalInt number, Optional<String> text) {}

  private final Map<Name, Integer> ids = new HashMap<>();

  NamedIds() {}

  /**
   * GetIDsFromNames, of one name.
   *
   * @return a tag of the name's type; of type PT_ERROR if it has no id and gets none
   */
  public PropTag<?> tag(NamedProperty<?> property, boolean create) {
    if (property.set().equals(PropertySet.MAPI) && property.number().isPresent()) {
      return PropTag.of(property.number().getAsInt(), property.valueType());
    }
    Name name = new Name(property.set(), property.number(), property.text());
    Integer id = ids.get(name);
    if (id == null && create && FIRST + ids.size() <= LAST) {
      id = FIRST + ids.size();
      ids.put(name, id);
    }
    return id == null
        ? PropTag.of(NO_ID << 16 | PropType.ERROR.code())
        : PropTag.of(id, property.valueType());
  }

  /** The name that an id was given to, as a property of the tag's type. */
  public Optional<NamedProperty<?>> named(PropTag<?> tag) {
    for (Map.Entry<Name, Integer> entry : ids.entrySet()) {
      if (entry.getValue() == tag.id()) {
        Name name = entry.getKey();
        ValueType<?> type = tag.valueType();
        return name.number().isPresent()
            ? Optional.of(NamedProperty.of(name.set(), name.number().getAsInt(), type))
            : name.text().map(text -> NamedProperty.of(name.set(), text, type));
      }
    }
    return Optional.empty();
  }
}
