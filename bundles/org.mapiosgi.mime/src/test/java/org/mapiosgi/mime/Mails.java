// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.mime.message.AttachmentData;
import org.mapiosgi.mime.message.MessageData;
import org.mapiosgi.mime.message.PropertyBag;

/** Mails that tests read, and what they look at in them. */
final class Mails {
  private static final MimeReader READER = new MimeReader();

  private Mails() {}

  static MimeReading reading(byte[] mail) {
    try {
      return READER.read(mail);
    } catch (NoMailException e) {
      throw new AssertionError(e);
    }
  }

  /** Reads a text in which line ends are line feeds; they become CRLF. */
  static MimeReading reading(String mail) {
    return reading(mail, StandardCharsets.UTF_8);
  }

  static MimeReading reading(String mail, Charset charset) {
    return reading(mail.replace("\n", "\r\n").getBytes(charset));
  }

  static MessageData read(String mail) {
    return reading(mail).message();
  }

  /** Reads a mail of the test resources. */
  static MessageData file(String name) {
    try (InputStream mail = Mails.class.getResourceAsStream("mails/" + name)) {
      return reading(mail.readAllBytes()).message();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static <T> T get(MessageData message, PropTag<T> tag) {
    return get(message.properties(), tag);
  }

  static <T> T get(PropertyBag properties, PropTag<T> tag) {
    assertThat(properties.get(tag)).as("%s", tag).isPresent();
    return properties.get(tag).get();
  }

  static String body(String mail) {
    return get(read(mail), Pr.BODY);
  }

  static String subject(String field) {
    return get(read("From: a@example.com\nSubject: " + field + "\n\nx"), Pr.SUBJECT);
  }

  /** The recipients of a mail: {@code To|name|address}. */
  static List<String> recipients(MessageData message) {
    return message.recipients().stream()
        .map(
            recipient ->
                List.of("", "To", "Cc", "Bcc").get(get(recipient, Pr.RECIPIENT_TYPE))
                    + "|"
                    + get(recipient, Pr.DISPLAY_NAME)
                    + "|"
                    + get(recipient, Pr.EMAIL_ADDRESS))
        .toList();
  }

  static byte[] bytes(AttachmentData attachment) {
    assertThat(attachment.content()).isPresent();
    return attachment.content().get().toByteArray();
  }

  static String hex(AttachmentData attachment) {
    return HexFormat.of().formatHex(bytes(attachment));
  }

  static String name(AttachmentData attachment) {
    return get(attachment.properties(), Pr.ATTACH_LONG_FILENAME);
  }
}
