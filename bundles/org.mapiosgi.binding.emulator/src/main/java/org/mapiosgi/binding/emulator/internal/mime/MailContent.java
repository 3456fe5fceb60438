// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.mime;

import java.util.ArrayList;
import java.util.List;
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
import org.mapiosgi.mime.message.AttachmentData;
import org.mapiosgi.mime.message.MessageData;
import org.mapiosgi.mime.message.PropertyBag;

/** Makes the content of a store's message from a message that was read. */
public final class MailContent {
  private final Function<NamedProperty<?>, PropTag<?>> ids;

  /**
   * Makes contents for one store.
   *
   * @param ids gives a name its id in the store; a tag of type PT_ERROR if it gets none
   */
  public MailContent(Function<NamedProperty<?>, PropTag<?>> ids) {
    this.ids = ids;
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
    return attachment
        .content()
        .map(content -> properties.with(Pr.ATTACH_DATA_BIN, Binary.of(content.toByteArray())))
        .orElse(properties);
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
}
