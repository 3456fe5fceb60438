// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.mail;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.MsgFlag;
import org.mapiosgi.api.property.NamedProperty;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.Property;
import org.mapiosgi.mime.message.AttachmentData;
import org.mapiosgi.mime.message.MessageData;
import org.mapiosgi.mime.message.PropertyBag;
import org.mapiosgi.model.raw.PropertyAccess;
import org.mapiosgi.model.raw.PropertyNames;
import org.mapiosgi.spi.NativeProps;

/** Sets the values of plain data on the objects of a store. */
final class NewValues {
  /** Values of this size are set together with others; greater ones alone, as a stream. */
  private static final int SHORT = 2048;

  /** Properties that the store itself sets, and that mail must not set. */
  private static final Set<Integer> OF_THE_STORE =
      ids(
          Pr.ENTRYID,
          Pr.PARENT_ENTRYID,
          Pr.STORE_ENTRYID,
          Pr.RECORD_KEY,
          Pr.INSTANCE_KEY,
          Pr.MAPPING_SIGNATURE,
          Pr.SOURCE_KEY,
          Pr.PARENT_SOURCE_KEY,
          Pr.CHANGE_KEY,
          Pr.PREDECESSOR_CHANGE_LIST,
          Pr.OBJECT_TYPE,
          Pr.MESSAGE_FLAGS,
          Pr.MESSAGE_SIZE,
          Pr.HASATTACH,
          Pr.DISPLAY_TO,
          Pr.DISPLAY_CC,
          Pr.NORMALIZED_SUBJECT,
          Pr.ATTACH_NUM,
          Pr.ATTACH_SIZE,
          Pr.ATTACH_METHOD,
          Pr.ATTACH_DATA_BIN);

  /** The reasons for which a store refuses a value that other stores may take. */
  private static final Set<HResult> REFUSED =
      Set.of(
          HResult.named("MAPI_E_COMPUTED"),
          HResult.named("MAPI_E_NO_ACCESS"),
          HResult.named("MAPI_E_NO_SUPPORT"),
          HResult.named("MAPI_E_INVALID_TYPE"),
          HResult.named("MAPI_E_UNEXPECTED_TYPE"));

  private final Map<Property<?>, PropTag<?>> named;
  private final boolean received;

  private NewValues(Map<Property<?>, PropTag<?>> named, boolean received) {
    this.named = named;
    this.received = received;
  }

  private static Set<Integer> ids(PropTag<?>... tags) {
    Set<Integer> ids = new HashSet<>();
    for (PropTag<?> tag : tags) {
      ids.add(tag.id());
    }
    return Set.copyOf(ids);
  }

  /**
   * Gives the names in a message, and in those that are embedded in it, ids in a store.
   *
   * @param received whether the messages are new mail, and their flags do not count
   * @throws MapiException if they are too many, or the store gives no id
   */
  static NewValues of(MessageData message, PropertyNames names, boolean received) {
    Set<Property<?>> wanted = new HashSet<>();
    collect(message, wanted, new PropertyNameLimit(MailFiles.IMPORT));
    return new NewValues(names.createAll(wanted), received);
  }

  private static void collect(
      MessageData message, Set<Property<?>> names, PropertyNameLimit limit) {
    collect(message.properties(), names, limit);
    for (AttachmentData attachment : message.attachments()) {
      collect(attachment.properties(), names, limit);
      attachment.embedded().ifPresent(inner -> collect(inner, names, limit));
    }
  }

  private static void collect(PropertyBag bag, Set<Property<?>> names, PropertyNameLimit limit) {
    for (PropValue value : bag.values()) {
      if (value.property() instanceof NamedProperty<?>
          && StoredValues.hasValue(value.property().type())) {
        limit.take(value.property());
        names.add(value.property());
      }
    }
  }

  /** Says whether a new message is read and a draft: neither, unless its data says so. */
  void setFlags(NativeProps message, PropertyBag properties) {
    Set<MsgFlag> flags = EnumSet.noneOf(MsgFlag.class);
    if (!received) {
      properties.get(Pr.MESSAGE_FLAGS).ifPresent(flags::addAll);
      flags.retainAll(EnumSet.of(MsgFlag.READ, MsgFlag.UNSENT));
    }
    setEach(message, List.of(Pr.MESSAGE_FLAGS.with(flags)));
  }

  /** Sets the values that the store takes. */
  void set(NativeProps object, PropertyBag bag) {
    List<PropValue> shortOnes = new ArrayList<>();
    List<PropValue> longOnes = new ArrayList<>();
    for (PropValue value : bag.values()) {
      PropTag<?> tag = tag(value);
      if (tag != null && StoredValues.hasValue(tag.type()) && !OF_THE_STORE.contains(tag.id())) {
        PropValue stored = new PropValue(tag, value.value());
        (ValueSize.of(value.value()) > SHORT ? longOnes : shortOnes).add(stored);
      }
    }
    if (!shortOnes.isEmpty()) {
      try {
        object.setProps(shortOnes);
      } catch (MapiException e) {
        // One of them is refused, and the error does not say which of the others are set.
        setEach(object, shortOnes);
      }
    }
    setEach(object, longOnes);
  }

  private @Nullable PropTag<?> tag(PropValue value) {
    return value.property() instanceof NamedProperty<?> name ? named.get(name) : value.tag();
  }

  private static void setEach(NativeProps object, List<PropValue> values) {
    for (PropValue value : values) {
      try {
        PropertyAccess.set(object, value);
      } catch (MapiException e) {
        if (!REFUSED.contains(e.result())) {
          throw e;
        }
      }
    }
  }
}
