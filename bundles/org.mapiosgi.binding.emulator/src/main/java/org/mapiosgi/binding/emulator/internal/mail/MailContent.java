// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.NamedProperty;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropType;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.binding.emulator.internal.model.MessageContent;
import org.mapiosgi.binding.emulator.internal.model.PropertyMap;
import org.mapiosgi.binding.emulator.internal.model.StoredBytes;
import org.mapiosgi.mime.message.AttachmentData;
import org.mapiosgi.mime.message.Content;
import org.mapiosgi.mime.message.MessageData;
import org.mapiosgi.mime.message.PropertyBag;

/** Makes the content of a store's message from plain data, and plain data from the content. */
public final class MailContent {
  private static final int FIRST_NAMED = 0x8000;

  /** Longer contents of attachments stay in their file. */
  private static final int LONGEST_IN_HEAP = 1 << 20;

  private final Function<NamedProperty<?>, PropTag<?>> ids;
  private final Function<PropTag<?>, Optional<NamedProperty<?>>> names;

  /**
   * Makes contents for one store.
   *
   * @param ids gives a name its id in the store; a tag of type PT_ERROR if it gets none
   * @param names gives the name of a property whose id is from 0x8000 on
   */
  public MailContent(
      Function<NamedProperty<?>, PropTag<?>> ids,
      Function<PropTag<?>, Optional<NamedProperty<?>>> names) {
    this.ids = ids;
    this.names = names;
  }

  /** The content, with the messages within it. */
  public MessageContent of(MessageData message) {
    List<PropertyMap> recipients = new ArrayList<>(message.recipients().size());
    for (PropertyBag recipient : message.recipients()) {
      recipients.add(properties(recipient));
    }
    SortedMap<Integer, PropertyMap> attachments = new TreeMap<>();
    SortedMap<Integer, MessageContent> embedded = new TreeMap<>();
    for (AttachmentData attachment : message.attachments()) {
      int number = attachments.size();
      attachments.put(number, properties(attachment));
      attachment.embedded().ifPresent(inner -> embedded.put(number, of(inner)));
    }
    return new MessageContent(
        properties(message.properties()), recipients, attachments, embedded, attachments.size());
  }

  private PropertyMap properties(AttachmentData attachment) {
    PropertyMap properties = properties(attachment.properties());
    return attachment.content().map(content -> with(properties, content)).orElse(properties);
  }

  private static PropertyMap with(PropertyMap properties, Content content) {
    try (InputStream in = content.open()) {
      byte[] begin = in.readNBytes(LONGEST_IN_HEAP);
      if (begin.length < LONGEST_IN_HEAP) {
        return properties.with(Pr.ATTACH_DATA_BIN, Binary.of(begin));
      }
      long size = begin.length + in.transferTo(OutputStream.nullOutputStream());
      return properties.withBytes(
          Pr.ATTACH_DATA_BIN, new StoredBytes(Math.toIntExact(size), content::open));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A store has ids instead of names, and keeps no reasons of absence. */
  private PropertyMap properties(PropertyBag bag) {
    List<PropValue> values = new ArrayList<>(bag.values().size());
    for (PropValue value : bag.values()) {
      PropTag<?> tag =
          value.property() instanceof NamedProperty<?> named ? ids.apply(named) : value.tag();
      if (tag.type() != PropType.ERROR && tag.type() != PropType.NULL) {
        values.add(new PropValue(tag, value.value()));
      }
    }
    return PropertyMap.EMPTY.with(values);
  }

  /** The message as plain data, with the messages within it. */
  public MessageData data(MessageContent content) {
    List<PropertyBag> recipients = new ArrayList<>(content.recipients().size());
    for (PropertyMap recipient : content.recipients()) {
      recipients.add(bag(recipient));
    }
    List<AttachmentData> attachments = new ArrayList<>(content.attachments().size());
    content
        .attachments()
        .forEach(
            (number, attachment) ->
                attachments.add(
                    content
                        .embeddedIn(number)
                        .map(inner -> AttachmentData.ofMessage(bag(attachment), data(inner)))
                        .orElseGet(() -> withBytes(attachment))));
    return new MessageData(bag(content.properties()), recipients, attachments);
  }

  private AttachmentData withBytes(PropertyMap attachment) {
    PropertyBag properties = bag(attachment.without(id -> id == Pr.ATTACH_DATA_BIN.id()));
    Optional<StoredBytes> stored = attachment.bytes(Pr.ATTACH_DATA_BIN.id());
    if (stored.isPresent()) {
      return AttachmentData.ofBytes(properties, stored.get()::open);
    }
    PropValue value = attachment.find(Pr.ATTACH_DATA_BIN.id());
    byte[] bytes =
        value != null && value.value() instanceof Binary binary
            ? binary.toByteArray()
            : new byte[0];
    return AttachmentData.ofBytes(properties, () -> new ByteArrayInputStream(bytes));
  }

  /** A file has names instead of ids. */
  private PropertyBag bag(PropertyMap properties) {
    List<PropValue> values = new ArrayList<>(properties.values().size());
    for (PropValue value : properties.values()) {
      if (value.tag().id() < FIRST_NAMED) {
        values.add(value);
      } else {
        names.apply(value.tag()).ifPresent(name -> values.add(new PropValue(name, value.value())));
      }
    }
    return PropertyBag.of(values);
  }
}
