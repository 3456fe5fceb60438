// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.mime;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.stream.Field;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.binding.emulator.internal.model.MessageContent;
import org.mapiosgi.binding.emulator.internal.model.OneOff;
import org.mapiosgi.binding.emulator.internal.model.PropertyMap;
import org.mapiosgi.binding.emulator.internal.model.Tags;

/** An internet message as MAPI properties. */
final class EmlProperties {
  private static final int ATTACH_BY_VALUE = 1;

  private final MimeParts parts;
  private final List<PropValue> values = new ArrayList<>();

  EmlProperties(MimeParts parts) {
    this.parts = parts;
  }

  MessageContent content() {
    put(Pr.MESSAGE_CLASS, "IPM.Note");
    put(Pr.IMPORTANCE, importance());
    first("subject").map(HeaderText::text).ifPresent(text -> put(Pr.SUBJECT, text));
    first("message-id").map(HeaderText::body).ifPresent(id -> put(Pr.INTERNET_MESSAGE_ID, id));
    put(
        Pr.TRANSPORT_MESSAGE_HEADERS,
        parts.header().stream().map(HeaderText::raw).collect(Collectors.joining("\r\n")) + "\r\n");
    dates();
    sender();
    bodies();
    MessageContent content =
        new MessageContent(PropertyMap.EMPTY.with(values), recipients(), new TreeMap<>(), 0);
    int number = 0;
    for (MimeParts.Attached attached : parts.attachments()) {
      content = content.withAttachment(number, attachment(attached, number));
      number++;
    }
    return content;
  }

  private <T> void put(PropTag<T> tag, T value) {
    values.add(tag.with(value));
  }

  private Optional<Field> first(String name) {
    return parts.header().stream()
        .filter(field -> field.getName().equalsIgnoreCase(name))
        .findFirst();
  }

  private int importance() {
    String text =
        first("importance").or(() -> first("x-priority")).map(HeaderText::text).orElse("");
    if (text.equalsIgnoreCase("high") || text.startsWith("1") || text.startsWith("2")) {
      return 2;
    }
    return text.equalsIgnoreCase("low") || text.startsWith("4") || text.startsWith("5") ? 0 : 1;
  }

  private void dates() {
    Optional<Instant> sent = first("date").map(HeaderText::text).flatMap(HeaderText::date);
    Optional<Instant> received =
        first("received")
            .map(HeaderText::body)
            .map(text -> text.substring(text.lastIndexOf(';') + 1))
            .flatMap(HeaderText::date);
    sent.ifPresent(time -> put(Pr.CLIENT_SUBMIT_TIME, time));
    received.or(() -> sent).ifPresent(time -> put(Pr.MESSAGE_DELIVERY_TIME, time));
  }

  private void sender() {
    Optional<Mailbox> from = mailbox("from");
    from.ifPresent(
        mailbox -> {
          put(Pr.SENT_REPRESENTING_NAME, HeaderText.name(mailbox));
          put(Tags.SENT_REPRESENTING_ADDRTYPE, "SMTP");
          put(Tags.SENT_REPRESENTING_EMAIL_ADDRESS, mailbox.getAddress());
          put(Tags.SENT_REPRESENTING_ENTRYID, oneOff(mailbox).entryId());
        });
    mailbox("sender")
        .or(() -> from)
        .ifPresent(
            mailbox -> {
              put(Pr.SENDER_NAME, HeaderText.name(mailbox));
              put(Pr.SENDER_ADDRTYPE, "SMTP");
              put(Pr.SENDER_EMAIL_ADDRESS, mailbox.getAddress());
              put(Tags.SENDER_ENTRYID, oneOff(mailbox).entryId());
            });
  }

  private Optional<Mailbox> mailbox(String name) {
    return first(name).flatMap(field -> HeaderText.mailboxes(field).stream().findFirst());
  }

  private static OneOff oneOff(Mailbox mailbox) {
    return new OneOff(HeaderText.name(mailbox), "SMTP", mailbox.getAddress());
  }

  private void bodies() {
    if (parts.html() != null) {
      put(Pr.HTML, Binary.of(parts.html()));
    }
    if (parts.text() != null) {
      put(Pr.BODY, parts.text());
    } else if (parts.htmlText() != null) {
      put(Pr.BODY, HtmlText.of(parts.htmlText()));
    }
  }

  private List<PropertyMap> recipients() {
    List<PropertyMap> recipients = new ArrayList<>();
    addRecipients(recipients, "to", 1);
    addRecipients(recipients, "cc", 2);
    addRecipients(recipients, "bcc", 3);
    return recipients;
  }

  private void addRecipients(List<PropertyMap> recipients, String name, int type) {
    for (Field field : parts.header()) {
      if (field.getName().equalsIgnoreCase(name)) {
        for (Mailbox mailbox : HeaderText.mailboxes(field)) {
          OneOff known = oneOff(mailbox);
          recipients.add(
              PropertyMap.of(
                  Pr.RECIPIENT_TYPE.with(type),
                  Pr.DISPLAY_NAME.with(known.displayName()),
                  Pr.ADDRTYPE.with(known.addressType()),
                  Pr.EMAIL_ADDRESS.with(known.address()),
                  Pr.SMTP_ADDRESS.with(known.address()),
                  Pr.ENTRYID.with(known.entryId())));
        }
      }
    }
  }

  private static PropertyMap attachment(MimeParts.Attached attached, int number) {
    String name = attached.fileName();
    if (name.isEmpty()) {
      boolean message = attached.mimeType().equals("message/rfc822");
      name = "attachment" + (number + 1) + (message ? ".eml" : "");
    }
    PropertyMap properties =
        PropertyMap.of(
            Pr.ATTACH_METHOD.with(ATTACH_BY_VALUE),
            Pr.ATTACH_LONG_FILENAME.with(name),
            Pr.ATTACH_FILENAME.with(name),
            Pr.DISPLAY_NAME.with(name),
            Pr.ATTACH_MIME_TAG.with(attached.mimeType()),
            Pr.RENDERING_POSITION.with(-1),
            Pr.ATTACH_DATA_BIN.with(attached.content()));
    if (name.lastIndexOf('.') > 0) {
      properties = properties.with(Tags.ATTACH_EXTENSION, name.substring(name.lastIndexOf('.')));
    }
    return attached.contentId().isEmpty()
        ? properties
        : properties.with(Tags.ATTACH_CONTENT_ID, attached.contentId());
  }
}
