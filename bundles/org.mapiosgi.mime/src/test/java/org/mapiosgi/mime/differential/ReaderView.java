// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.differential;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.mime.MimeReader;
import org.mapiosgi.mime.NoMailException;
import org.mapiosgi.mime.message.AttachmentData;
import org.mapiosgi.mime.message.MessageData;
import org.mapiosgi.mime.message.PropertyBag;

/** A mail as this bundle sees it. */
final class ReaderView {
  private static final MimeReader READER = new MimeReader();

  private ReaderView() {}

  static Map<Field, String> of(byte[] mail) throws NoMailException {
    MessageData message = READER.read(mail).message();
    PropertyBag properties = message.properties();
    Map<Field, Views.Value> values = new LinkedHashMap<>();
    values.put(Field.SUBJECT, () -> properties.get(Pr.SUBJECT).orElse(""));
    values.put(Field.FROM, () -> from(properties));
    values.put(Field.TO, () -> recipients(message, 1));
    values.put(Field.CC, () -> recipients(message, 2));
    values.put(
        Field.DATE, () -> properties.get(Pr.CLIENT_SUBMIT_TIME).map(Object::toString).orElse(""));
    values.put(Field.TEXT, () -> Views.text(properties.get(Pr.BODY).orElse("")));
    values.put(Field.HTML, () -> html(properties));
    values.put(
        Field.FILES,
        () -> Views.list(message.attachments().stream().map(ReaderView::file).toList()));
    return Views.of(values);
  }

  private static String html(PropertyBag properties) {
    return Views.text(
        properties
            .get(Pr.HTML)
            .map(Binary::toByteArray)
            .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
            .orElse(""));
  }

  private static String from(PropertyBag properties) {
    return properties
        .get(Pr.SENT_REPRESENTING_EMAIL_ADDRESS)
        .map(
            address -> Views.mailbox(properties.get(Pr.SENT_REPRESENTING_NAME).orElse(""), address))
        .or(
            () ->
                properties
                    .get(Pr.SENDER_EMAIL_ADDRESS)
                    .map(
                        address ->
                            Views.mailbox(properties.get(Pr.SENDER_NAME).orElse(""), address)))
        .orElse("");
  }

  private static String recipients(MessageData message, int type) {
    List<String> mailboxes =
        message.recipients().stream()
            .filter(recipient -> recipient.get(Pr.RECIPIENT_TYPE).orElse(0) == type)
            .map(
                recipient ->
                    Views.mailbox(
                        recipient.get(Pr.DISPLAY_NAME).orElse(""),
                        recipient.get(Pr.EMAIL_ADDRESS).orElse("")))
            .toList();
    return Views.list(mailboxes);
  }

  private static String file(AttachmentData attachment) {
    PropertyBag properties = attachment.properties();
    if (attachment.embedded().isPresent()) {
      return Views.message(attachment.embedded().get().properties().get(Pr.SUBJECT).orElse(""));
    }
    String name = properties.get(Pr.ATTACH_LONG_FILENAME).orElse("");
    return Views.file(
        name.matches("ATT\\d{5}\\..*") ? "" : name,
        attachment.content().orElseThrow().toByteArray().length,
        properties.get(Pr.ATTACH_MIME_TAG).orElse(""));
  }
}
