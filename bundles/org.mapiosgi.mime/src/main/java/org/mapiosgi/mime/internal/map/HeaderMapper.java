// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.map;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.mime.internal.header.DateParser;
import org.mapiosgi.mime.internal.header.Header;
import org.mapiosgi.mime.internal.header.HeaderField;
import org.mapiosgi.mime.internal.text.Base64Bits;
import org.mapiosgi.mime.internal.text.EncodedWords;

/** Maps the fields of a message that name no mailbox ([MS-OXCMAIL] 2.2.3.2). */
final class HeaderMapper {
  private static final int LOW = 0;
  private static final int NORMAL = 1;
  private static final int HIGH = 2;

  /** A conversation index has 22 bytes, and 5 more for each reply. */
  private static final int SHORTEST_INDEX = 22;

  private static final Pattern PREFIX =
      Pattern.compile("^\\w{1,3}: ", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern WEEKDAY =
      Pattern.compile("(?i)\\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},? ");

  private final EncodedWords words;
  private final DateParser dates;

  HeaderMapper(EncodedWords words, DateParser dates) {
    this.words = words;
    this.dates = dates;
  }

  void put(Header header, BagBuilder message) {
    subject(header, message);
    threading(header, message);
    importance(header, message);
    message.put(Pr.SENSITIVITY, sensitivity(header.word("sensitivity").orElse("")));
    times(header, message);
    header.body("list-help").ifPresent(text -> message.put(MimeTags.LIST_HELP, text));
    header.body("list-subscribe").ifPresent(text -> message.put(MimeTags.LIST_SUBSCRIBE, text));
    header.body("list-unsubscribe").ifPresent(text -> message.put(MimeTags.LIST_UNSUBSCRIBE, text));
    header
        .body("x-auto-response-suppress")
        .ifPresent(text -> message.put(MimeTags.AUTO_RESPONSE_SUPPRESS, suppressed(text)));
    message.put(Pr.TRANSPORT_MESSAGE_HEADERS, header.text());
  }

  private void subject(Header header, BagBuilder message) {
    Optional<String> subject = header.first("subject").map(field -> text(field.body()));
    message.put(Pr.SUBJECT, subject);
    String all = subject.orElse("");
    Matcher matcher = PREFIX.matcher(all);
    String prefix = matcher.find() ? matcher.group() : "";
    String normalized = all.substring(prefix.length());
    if (subject.isPresent()) {
      message.put(Pr.SUBJECT_PREFIX, prefix);
      message.put(Pr.NORMALIZED_SUBJECT, normalized);
    }
    String topic = header.body("thread-topic").map(this::text).orElse(normalized);
    message.putText(Pr.CONVERSATION_TOPIC, topic);
  }

  /** The subject of a mail; empty if it has none. */
  String subjectOf(Header header) {
    return header.body("subject").map(this::text).orElse("");
  }

  private String text(String body) {
    return words.decode(body).replaceAll("\\p{Cntrl}+", " ").strip();
  }

  private static void threading(Header header, BagBuilder message) {
    message.put(Pr.INTERNET_MESSAGE_ID, header.body("message-id"));
    message.put(Pr.IN_REPLY_TO_ID, header.body("in-reply-to").map(HeaderMapper::oneBlank));
    message.put(Pr.INTERNET_REFERENCES, header.body("references").map(HeaderMapper::oneBlank));
    header
        .body("thread-index")
        .map(HeaderMapper::base64)
        .filter(index -> index.size() >= SHORTEST_INDEX)
        .ifPresent(index -> message.put(Pr.CONVERSATION_INDEX, index));
  }

  private static String oneBlank(String text) {
    return text.replaceAll("[ \\t]+", " ");
  }

  private static Binary base64(String text) {
    Base64Bits bits = new Base64Bits();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int index = 0; index < text.length(); index++) {
      boolean unused = bits.add(text.charAt(index), out);
    }
    bits.end(out);
    return Binary.of(out.toByteArray());
  }

  private static void importance(Header header, BagBuilder message) {
    int importance =
        Stream.of("importance", "x-priority", "x-msmail-priority", "priority")
            .map(name -> importance(header.word(name).orElse("")))
            .filter(value -> value >= 0)
            .findFirst()
            .orElse(NORMAL);
    message.put(Pr.IMPORTANCE, importance);
    int priority = importance(header.word("priority").orElse(""));
    message.put(Pr.PRIORITY, (priority < 0 ? importance : priority) - 1);
  }

  /** -1 for a word that says nothing. */
  private static int importance(String word) {
    return switch (word) {
      case "high", "urgent", "highest", "1", "2" -> HIGH;
      case "normal", "medium", "3" -> NORMAL;
      case "low", "lowest", "non-urgent", "4", "5" -> LOW;
      default -> -1;
    };
  }

  private static int sensitivity(String word) {
    return switch (word) {
      case "personal" -> 1;
      case "private" -> 2;
      case "company-confidential", "company", "confidential" -> 3;
      default -> 0;
    };
  }

  /** [MS-OXCMAIL] 2.2.3.2.14. */
  private static int suppressed(String text) {
    int flags = 0;
    for (String word : text.toLowerCase(Locale.ROOT).split("[\\s,]+", -1)) {
      flags |=
          switch (word) {
            case "all" -> -1;
            case "dr" -> 0x01;
            case "ndr" -> 0x02;
            case "rn" -> 0x04;
            case "nrn" -> 0x08;
            case "oof" -> 0x10;
            case "autoreply" -> 0x20;
            default -> 0;
          };
    }
    return flags;
  }

  private void times(Header header, BagBuilder message) {
    Optional<Instant> sent = date(header, "date");
    message.put(Pr.CLIENT_SUBMIT_TIME, sent);
    message.put(
        Pr.MESSAGE_DELIVERY_TIME,
        received(header.all("received")).or(() -> date(header, "delivery-date")).or(() -> sent));
    message.put(
        MimeTags.EXPIRY_TIME, date(header, "expires").or(() -> date(header, "expiry-date")));
    message.put(MimeTags.REPLY_TIME, date(header, "reply-by"));
  }

  private Optional<Instant> date(Header header, String name) {
    return header.all(name).stream()
        .flatMap(field -> dates.parse(field.body()).stream())
        .findFirst();
  }

  /** The last server wrote the first field. One whose time cannot be read is passed over. */
  private Optional<Instant> received(List<HeaderField> fields) {
    return fields.stream().flatMap(field -> received(field.body()).stream()).findFirst();
  }

  private Optional<Instant> received(String body) {
    Optional<Instant> time = dates.parse(body.substring(body.lastIndexOf(';') + 1));
    if (time.isPresent()) {
      return time;
    }
    // Without its semicolon, the time begins with the last name of a day.
    Matcher matcher = WEEKDAY.matcher(body);
    int last = -1;
    while (matcher.find()) {
      last = matcher.start();
    }
    return last < 0 ? Optional.empty() : dates.parse(body.substring(last));
  }
}
