// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.binding.emulator.internal.model.MessageContent;
import org.mapiosgi.binding.emulator.internal.model.PropertyMap;
import org.mapiosgi.mime.message.AttachmentData;
import org.mapiosgi.mime.message.MessageData;
import org.mapiosgi.mime.message.PropertyBag;

/** Makes the content of a store's message from a message that was read. */
public final class MailContent {
  private MailContent() {}

  /** The content, with the messages within it. */
  public static MessageContent of(MessageData message) {
    List<PropertyMap> recipients = new ArrayList<>(message.recipients().size());
    for (PropertyBag recipient : message.recipients()) {
      recipients.add(PropertyMap.EMPTY.with(recipient.values()));
    }
    SortedMap<Integer, PropertyMap> attachments = new TreeMap<>();
    SortedMap<Integer, MessageContent> embedded = new TreeMap<>();
    for (AttachmentData attachment : message.attachments()) {
      int number = attachments.size();
      attachments.put(number, properties(attachment));
      attachment.embedded().ifPresent(inner -> embedded.put(number, of(inner)));
    }
    return new MessageContent(
        PropertyMap.EMPTY.with(message.properties().values()),
        recipients,
        attachments,
        embedded,
        attachments.size());
  }

  private static PropertyMap properties(AttachmentData attachment) {
    PropertyMap properties = PropertyMap.EMPTY.with(attachment.properties().values());
    return attachment
        .content()
        .map(content -> properties.with(Pr.ATTACH_DATA_BIN, Binary.of(content.toByteArray())))
        .orElse(properties);
  }
}
