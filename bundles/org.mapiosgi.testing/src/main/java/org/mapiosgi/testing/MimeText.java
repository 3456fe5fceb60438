// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.testing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes mail as text (RFC 5322, 2045, 2047). The result has no character above US-ASCII. */
final class MimeText {
  private static final String END = "\r\n";
  private static final String MIXED = "=_mixed_";
  private static final String ALTERNATIVE = "=_alternative_";

  /** The most bytes of text in one encoded word, so that the word is at most 75 letters long. */
  private static final int WORD = 42;

  private MimeText() {}

  /** Refuses a text that would become several lines. */
  static String line(String text, String what) {
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(what + " has a line break or a control character");
    }
    return text;
  }

  static String header(String name, String value) {
    return line(name, "the name of a header") + ": " + encoded(line(value, name));
  }

  static String date(Instant time) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
  }

  /** Encodes each word that needs it, with the blank before it, because readers drop that. */
  private static String encoded(String value) {
    if (isAscii(value)) {
      return value;
    }
    int address = value.lastIndexOf(" <");
    if (address > 0 && isAscii(value.substring(address))) {
      return words(value.substring(0, address)) + value.substring(address);
    }
    return words(value);
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(letter -> letter < 0x80);
  }

  private static String words(String text) {
    StringBuilder words = new StringBuilder();
    StringBuilder part = new StringBuilder();
    int[] letters = text.codePoints().toArray();
    for (int letter : letters) {
      String next = Character.toString(letter);
      if (bytes(part + next).length > WORD) {
        words.append(word(part.toString())).append(END).append(' ');
        part.setLength(0);
      }
      part.append(next);
    }
    return words.append(word(part.toString())).toString();
  }

  private static String word(String text) {
    return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(bytes(text)) + "?=";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String message(
      List<String> headers,
      String text,
      Optional<String> html,
      List<TestMail.Attached> attachments) {
    String body = part("text/plain; charset=UTF-8", "", bytes(text));
    if (html.isPresent()) {
      String second = part("text/html; charset=UTF-8", "", bytes(html.get()));
      body = multipart("alternative", ALTERNATIVE, List.of(body, second));
    }
    if (!attachments.isEmpty()) {
      String first = body;
      body =
          multipart(
              "mixed",
              MIXED,
              Stream.concat(Stream.of(first), attachments.stream().map(MimeText::part)).toList());
    }
    return String.join(END, headers) + END + "MIME-Version: 1.0" + END + body;
  }

  private static String part(TestMail.Attached attached) {
    return part(
        attached.mimeType(),
        "Content-Disposition: attachment; filename*=UTF-8''" + percent(attached.name()) + END,
        attached.content().toByteArray());
  }

  private static String part(String type, String disposition, byte[] content) {
    return "Content-Type: "
        + type
        + END
        + disposition
        + "Content-Transfer-Encoding: base64"
        + END
        + END
        + Base64.getMimeEncoder().encodeToString(content)
        + END;
  }

  private static String multipart(String kind, String boundary, List<String> parts) {
    return "Content-Type: multipart/"
        + kind
        + "; boundary=\""
        + boundary
        + "\""
        + END
        + END
        + parts.stream().map(part -> "--" + boundary + END + part).collect(Collectors.joining())
        + "--"
        + boundary
        + "--"
        + END;
  }

  /** A value as RFC 2231 writes it. */
  private static String percent(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte octet : bytes(text)) {
      if ((octet >= 'a' && octet <= 'z')
          || (octet >= 'A' && octet <= 'Z')
          || (octet >= '0' && octet <= '9')
          || octet == '.'
          || octet == '-'
          || octet == '_') {
        encoded.append((char) octet);
      } else {
        encoded.append(String.format("%%%02X", octet & 0xFF));
      }
    }
    return encoded.toString();
  }
}
