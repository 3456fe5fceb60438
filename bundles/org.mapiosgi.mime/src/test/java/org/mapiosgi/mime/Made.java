// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.mime.message.AttachmentData;
import org.mapiosgi.mime.message.Content;
import org.mapiosgi.mime.message.MessageData;
import org.mapiosgi.mime.message.PropertyBag;

/** Builds messages as a store has them, without a header that they came with. */
final class Made {
  private final List<PropValue> properties = new ArrayList<>();
  private final List<PropertyBag> recipients = new ArrayList<>();
  private final List<AttachmentData> attachments = new ArrayList<>();

  /** A message from Anna to Bert. */
  static Made message(String subject) {
    return bare()
        .put(Pr.SUBJECT, subject)
        .from("Anna Example", "anna@example.com")
        .put(Pr.CLIENT_SUBMIT_TIME, Instant.parse("2026-03-02T09:00:00Z"))
        .put(Pr.INTERNET_MESSAGE_ID, "<1@example.com>")
        .to("Bert Example", "bert@example.com");
  }

  static Made bare() {
    return new Made().put(Pr.MESSAGE_CLASS, "IPM.Note");
  }

  <T> Made put(PropTag<T> tag, T value) {
    properties.add(tag.with(value));
    return this;
  }

  Made from(String name, String address) {
    return put(Pr.SENDER_NAME, name)
        .put(Pr.SENDER_ADDRTYPE, "SMTP")
        .put(Pr.SENDER_EMAIL_ADDRESS, address);
  }

  Made to(String name, String address) {
    return recipient(1, name, "SMTP", address);
  }

  Made recipient(int type, String name, String addressType, String address) {
    recipients.add(
        bag(
            Pr.RECIPIENT_TYPE.with(type),
            Pr.DISPLAY_NAME.with(name),
            Pr.ADDRTYPE.with(addressType),
            Pr.EMAIL_ADDRESS.with(address)));
    return this;
  }

  Made body(String text) {
    return put(Pr.BODY, text);
  }

  Made body(String text, int codePage) {
    return put(Pr.BODY, text).put(Pr.INTERNET_CPID, codePage);
  }

  Made html(String html) {
    return put(Pr.HTML, Binary.of(html.getBytes(StandardCharsets.UTF_8)))
        .put(Pr.INTERNET_CPID, 65001);
  }

  Made file(String name, String type, byte[] bytes) {
    return attach(
        content(bytes), Pr.ATTACH_LONG_FILENAME.with(name), Pr.ATTACH_MIME_TAG.with(type));
  }

  Made file(String name, String type, String text) {
    return file(name, type, text.getBytes(StandardCharsets.UTF_8));
  }

  Made attach(Content content, PropValue... values) {
    attachments.add(AttachmentData.ofBytes(bag(values), content));
    return this;
  }

  Made attach(MessageData embedded, PropValue... values) {
    attachments.add(AttachmentData.ofMessage(bag(values), embedded));
    return this;
  }

  MessageData done() {
    return new MessageData(PropertyBag.of(properties), recipients, attachments);
  }

  static PropertyBag bag(PropValue... values) {
    return PropertyBag.of(List.of(values));
  }

  static Content content(byte[] bytes) {
    return () -> new ByteArrayInputStream(bytes);
  }

  /** The mail of a message, with Bcc. */
  static byte[] write(MessageData message) {
    return write(message, MimeOptions.defaults().withBcc(true));
  }

  static byte[] write(MessageData message, MimeOptions options) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      Writers.of(options).write(message, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** The mail of a message as text, each byte a character. */
  static String text(MessageData message) {
    return new String(write(message), StandardCharsets.ISO_8859_1);
  }

  /** The body of a field in one line, as it is written; empty if there is none. */
  static Optional<String> field(String mail, String name) {
    return mail.substring(0, mail.indexOf("\r\n\r\n") + 2)
        .replaceAll("\r\n(?=[ \t])", "")
        .lines()
        .filter(line -> line.startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst();
  }

  /** Keeps the writer that most tests use. */
  private static final class Writers {
    private static final MimeOptions BCC = MimeOptions.defaults().withBcc(true);
    private static final MimeWriter WITH_BCC = new MimeWriter(BCC);

    static MimeWriter of(MimeOptions options) {
      boolean usual = options.bcc() && options.transportHeaders() && options.domain().isEmpty();
      return usual ? WITH_BCC : new MimeWriter(options);
    }
  }
}
