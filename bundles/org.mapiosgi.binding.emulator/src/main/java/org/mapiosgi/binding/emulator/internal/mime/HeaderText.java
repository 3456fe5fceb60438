// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.mime;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.field.DateTimeFieldLenientImpl;
import org.apache.james.mime4j.field.address.LenientAddressParser;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.util.ByteSequence;

/** What a header field says, whatever its bytes are. */
final class HeaderText {
  private HeaderText() {}

  /** A field as it stands in the message, folded, without its end of line. */
  static String raw(Field field) {
    ByteSequence raw = field.getRaw();
    return raw == null ? field.getName() + ": " + field.getBody() : decode(raw.toByteArray());
  }

  /** UTF-8 where the bytes are that, as they are by RFC 6532; Latin-1 where not. */
  static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }

  /** A field's body in one line, its encoded words as they are encoded. */
  static String body(Field field) {
    String raw = raw(field);
    return raw.substring(raw.indexOf(':') + 1).replaceAll("\\r?\\n(?=[ \\t])", "").strip();
  }

  /** A field's body in one line, its encoded words decoded. */
  static String text(Field field) {
    return words(body(field));
  }

  /** Encoded words decoded. */
  static String words(String text) {
    return DecoderUtil.decodeEncodedWords(text, DecodeMonitor.SILENT, StandardCharsets.ISO_8859_1);
  }

  /** The mailboxes of an address field, groups dissolved. */
  static List<Mailbox> mailboxes(Field field) {
    List<Mailbox> mailboxes = new ArrayList<>();
    for (Mailbox mailbox : LenientAddressParser.DEFAULT.parseAddressList(body(field)).flatten()) {
      if (mailbox.getLocalPart() != null && !mailbox.getAddress().isBlank()) {
        mailboxes.add(mailbox);
      }
    }
    return mailboxes;
  }

  /** The name shown for a mailbox. */
  static String name(Mailbox mailbox) {
    String name = mailbox.getName();
    return name == null || name.isBlank() ? mailbox.getAddress() : words(name);
  }

  /** A date, in any form that is seen in the wild; empty where it is none. */
  static Optional<Instant> date(String text) {
    Date date =
        DateTimeFieldLenientImpl.PARSER
            .parse(new RawField("Date", text), DecodeMonitor.SILENT)
            .getDate();
    return Optional.ofNullable(date).map(Date::toInstant);
  }
}
