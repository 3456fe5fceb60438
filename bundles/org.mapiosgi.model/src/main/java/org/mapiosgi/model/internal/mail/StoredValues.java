// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.mail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.NamedProperty;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropType;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.Property;
import org.mapiosgi.mime.message.PropertyBag;
import org.mapiosgi.model.raw.PropertyAccess;
import org.mapiosgi.model.raw.PropertyNames;
import org.mapiosgi.model.session.NamedIds;
import org.mapiosgi.spi.NativeProps;

/** Reads the values of an object that a message as plain data has. */
final class StoredValues {
  /** Ids from here on have names, which differ from store to store. */
  private static final int FIRST_NAMED_ID = 0x8000;

  private static final Set<PropType> NO_VALUE =
      Set.of(PropType.OBJECT, PropType.ERROR, PropType.NULL, PropType.UNSPECIFIED);

  /** Bodies that stores make of the native one, and do not always list. */
  private static final List<PropTag<?>> BODIES =
      List.of(Pr.BODY, Pr.HTML, Pr.INTERNET_CPID, Pr.NATIVE_BODY_INFO);

  /** Properties that are read apart: the content of an attachment, and RTF if nothing is better. */
  private static final Set<Integer> APART = Set.of(Pr.ATTACH_DATA_BIN.id(), Pr.RTF_COMPRESSED.id());

  private final ReadBudget budget;
  private final Optional<NamedIds> names;
  private final PropertyNameLimit nameLimit = new PropertyNameLimit(MailFiles.WRITE);

  /**
   * Makes a reader.
   *
   * @param names the names that the session knows; empty to pass over named properties
   */
  StoredValues(ReadBudget budget, Optional<NamedIds> names) {
    this.budget = budget;
    this.names = names;
  }

  /** Says whether properties of a type have values that can be read and set. */
  static boolean hasValue(PropType type) {
    return !NO_VALUE.contains(type);
  }

  /** The values of an attachment, without its content. */
  List<PropValue> ofAttachment(NativeProps attachment) {
    return read(attachment, List.of());
  }

  /** The values of a message. RTF is among them if it has no HTML. */
  List<PropValue> ofMessage(NativeProps message) {
    List<PropValue> values = new ArrayList<>(read(message, BODIES));
    PropertyBag bodies = PropertyBag.of(values);
    if (bodies.get(Pr.HTML).isEmpty()) {
      boolean text = bodies.get(Pr.BODY).filter(body -> !body.isBlank()).isPresent();
      rtf(message, text).ifPresent(values::add);
    }
    return values;
  }

  private Optional<PropValue> rtf(NativeProps message, boolean canDoWithout) {
    try {
      Optional<PropValue> value =
          PropertyAccess.find(message, Pr.RTF_COMPRESSED, Pr.RTF_COMPRESSED, budget.valueLimit())
              .map(Pr.RTF_COMPRESSED::with);
      value.ifPresent(found -> budget.take(List.of(found)));
      return value;
    } catch (MapiException e) {
      if (canDoWithout) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private List<PropValue> read(NativeProps object, List<PropTag<?>> also) {
    List<Wanted> wanted = wanted(object, also);
    if (wanted.isEmpty()) {
      return List.of();
    }
    List<PropValue> answers =
        object.getProps(wanted.stream().<PropTag<?>>map(Wanted::tag).toList());
    List<PropValue> values = new ArrayList<>(answers.size());
    for (int i = 0; i < answers.size(); i++) {
      Wanted each = wanted.get(i);
      value(object, each.tag(), answers.get(i)).map(each::named).ifPresent(values::add);
    }
    values.forEach(value -> nameLimit.take(value.property()));
    budget.take(values);
    return values;
  }

  /** A property to read by its tag. */
  private record Wanted(PropTag<?> tag, Property<?> property) {
    boolean isKnown() {
      return tag.id() < FIRST_NAMED_ID || property instanceof NamedProperty<?>;
    }

    PropValue named(PropValue stored) {
      return property instanceof NamedProperty<?>
          ? new PropValue(property, stored.value())
          : stored;
    }
  }

  /** Finds the properties to read. An id whose name is not known is left out. */
  private List<Wanted> wanted(NativeProps object, List<PropTag<?>> also) {
    List<PropTag<?>> tags = List.copyOf(tags(object, also).values());
    List<? extends Property<?>> properties =
        names.isPresent() ? new PropertyNames(() -> object, names.get()).named(tags) : tags;
    return IntStream.range(0, tags.size())
        .mapToObj(i -> new Wanted(tags.get(i), properties.get(i)))
        .filter(Wanted::isKnown)
        .toList();
  }

  private static Map<Integer, PropTag<?>> tags(NativeProps object, List<PropTag<?>> also) {
    Map<Integer, PropTag<?>> tags = new LinkedHashMap<>();
    for (PropTag<?> tag : object.getPropList()) {
      if (hasValue(tag.type()) && !APART.contains(tag.id())) {
        tags.put(tag.id(), wide(tag));
      }
    }
    also.forEach(tag -> tags.putIfAbsent(tag.id(), tag));
    return tags;
  }

  private static PropTag<?> wide(PropTag<?> tag) {
    return switch (tag.type()) {
      case STRING8 -> tag.withType(PropType.UNICODE);
      case MV_STRING8 -> tag.withType(PropType.MV_UNICODE);
      default -> PropTag.of(tag.tag());
    };
  }

  /** Passes over a value that the store does not give, unless it is a body. */
  private Optional<PropValue> value(NativeProps object, PropTag<?> tag, PropValue answer) {
    if (!answer.isError()) {
      return Optional.of(answer);
    }
    boolean isLong = HResult.NOT_ENOUGH_MEMORY.equals(answer.value());
    boolean isBody = BODIES.contains(tag) && !HResult.NOT_FOUND.equals(answer.value());
    if (!isLong && !isBody) {
      return Optional.empty();
    }
    PropTag<Object> wire = PropTag.of(tag.tag());
    return PropertyAccess.find(object, wire, wire, budget.valueLimit())
        .map(value -> new PropValue(wire, value));
  }
}
