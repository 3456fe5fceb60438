// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.write;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.mime.internal.encode.FieldText;
import org.mapiosgi.mime.internal.encode.Tokens;
import org.mapiosgi.mime.internal.header.MailAddress;
import org.mapiosgi.mime.internal.map.MimeTags;
import org.mapiosgi.mime.message.MessageData;
import org.mapiosgi.mime.message.PropertyBag;

/** The fields that properties of a message own ([MS-OXCMAIL] 2.1.3.2), in groups. */
final class FieldGroups {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** RFC 5322 has no year before; {@link #DATE} has four digits. */
  private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");

  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private static final int INDEX_LINE = 60;
  private static final int LONGEST_NAME = 60;

  private FieldGroups() {}

  /** A message and its mailboxes: the fields are made of them. */
  record Source(MessageData message, Mailboxes mailboxes) {
    PropertyBag properties() {
      return message.properties();
    }

    Optional<String> text(PropTag<String> tag) {
      return properties().get(tag).filter(text -> !text.isBlank());
    }

    boolean is(PropTag<Boolean> tag) {
      return properties().get(tag).orElse(false);
    }
  }

  /**
   * Fields that say the same in several ways.
   *
   * @param names of all fields that the reader makes the properties of, in lower case
   * @param fields makes those that the writer writes
   */
  record Group(Set<String> names, Function<Source, List<String>> fields) {}

  /** All groups in the order in which their fields are written. */
  static final List<Group> ALL =
      List.of(
          group("from", source -> mailboxes("From", source.mailboxes().from().stream().toList())),
          group(
              "sender",
              source -> mailboxes("Sender", source.mailboxes().sender().stream().toList())),
          group("reply-to", source -> mailboxes("Reply-To", source.mailboxes().replyTo())),
          group("to", source -> mailboxes("To", source.mailboxes().recipients(1))),
          group("cc", source -> mailboxes("Cc", source.mailboxes().recipients(2))),
          group("bcc", source -> mailboxes("Bcc", source.mailboxes().recipients(3))),
          group("subject", source -> text("Subject", subject(source))),
          group("thread-topic", source -> text("Thread-Topic", source.text(Pr.CONVERSATION_TOPIC))),
          group("thread-index", FieldGroups::threadIndex),
          group("date", source -> date("Date", source, Pr.CLIENT_SUBMIT_TIME)),
          group("message-id", source -> words("Message-ID", source.text(Pr.INTERNET_MESSAGE_ID))),
          group("in-reply-to", source -> words("In-Reply-To", source.text(Pr.IN_REPLY_TO_ID))),
          group("references", source -> words("References", source.text(Pr.INTERNET_REFERENCES))),
          new Group(
              Set.of("importance", "x-priority", "x-msmail-priority", "priority"),
              FieldGroups::importance),
          group("sensitivity", FieldGroups::sensitivity),
          new Group(
              Set.of("disposition-notification-to", "x-confirm-reading-to"),
              source ->
                  source.is(Pr.READ_RECEIPT_REQUESTED)
                      ? mailboxes(
                          "Disposition-Notification-To",
                          source.mailboxes().receiptsTo().stream().toList())
                      : List.of()),
          group(
              "return-receipt-to",
              source ->
                  source.is(Pr.ORIGINATOR_DELIVERY_REPORT_REQUESTED)
                      ? mailboxes("Return-Receipt-To", source.mailboxes().from().stream().toList())
                      : List.of()),
          new Group(
              Set.of("expires", "expiry-date"),
              source -> date("Expires", source, MimeTags.EXPIRY_TIME)),
          group("reply-by", source -> date("Reply-By", source, MimeTags.REPLY_TIME)),
          group("list-help", source -> words("List-Help", source.text(MimeTags.LIST_HELP))),
          group(
              "list-subscribe",
              source -> words("List-Subscribe", source.text(MimeTags.LIST_SUBSCRIBE))),
          group(
              "list-unsubscribe",
              source -> words("List-Unsubscribe", source.text(MimeTags.LIST_UNSUBSCRIBE))),
          group("x-auto-response-suppress", FieldGroups::suppressed));

  private static Group group(String name, Function<Source, List<String>> fields) {
    return new Group(Set.of(name), fields);
  }

  private static List<String> mailboxes(String name, List<MailAddress> mailboxes) {
    return mailboxes.isEmpty() ? List.of() : List.of(AddressField.of(name, mailboxes));
  }

  private static Optional<String> subject(Source source) {
    return source
        .properties()
        .get(Pr.SUBJECT)
        .or(
            () ->
                source
                    .properties()
                    .get(Pr.NORMALIZED_SUBJECT)
                    .map(text -> source.text(Pr.SUBJECT_PREFIX).orElse("") + text));
  }

  private static List<String> text(String name, Optional<String> text) {
    return text.map(value -> new FieldText(name).text(value).toString()).stream().toList();
  }

  /** A field of words that are not decoded. One that fits into no line is left out. */
  private static List<String> words(String name, Optional<String> text) {
    FieldText field = new FieldText(name);
    boolean any = false;
    for (String word : text.orElse("").split("[^!-~]+", -1)) {
      if (!word.isEmpty() && word.length() <= FieldText.LONGEST_WORD) {
        field.word(word);
        any = true;
      }
    }
    return any ? List.of(field.toString()) : List.of();
  }

  private static List<String> date(String name, Source source, PropTag<Instant> tag) {
    return source
        .properties()
        .get(tag)
        .flatMap(FieldGroups::dateText)
        .map(text -> name + ": " + text)
        .stream()
        .toList();
  }

  /** A time as mail writes it; empty if mail cannot. */
  static Optional<String> dateText(Instant time) {
    return time.isBefore(FIRST) || time.isAfter(LAST)
        ? Optional.empty()
        : Optional.of(DATE.format(time));
  }

  private static List<String> threadIndex(Source source) {
    Optional<String> index =
        source
            .properties()
            .get(Pr.CONVERSATION_INDEX)
            .filter(bytes -> bytes.size() > 0)
            .map(bytes -> Base64.getEncoder().encodeToString(bytes.toByteArray()));
    if (index.isEmpty()) {
      return List.of();
    }
    FieldText field = new FieldText("Thread-Index");
    for (int at = 0; at < index.get().length(); at += INDEX_LINE) {
      field.word(index.get().substring(at, Math.min(at + INDEX_LINE, index.get().length())));
    }
    return List.of(field.toString());
  }

  private static List<String> importance(Source source) {
    List<String> fields = new ArrayList<>();
    int importance = source.properties().get(Pr.IMPORTANCE).orElse(1);
    int priority = source.properties().get(Pr.PRIORITY).orElse(importance - 1);
    boolean differ = priority != importance - 1;
    if (importance == 2) {
      fields.add("Importance: high");
      fields.add("X-Priority: 1");
    } else if (importance == 0) {
      fields.add("Importance: low");
      fields.add("X-Priority: 5");
    } else if (differ) {
      fields.add("Importance: normal");
    }
    if (differ) {
      fields.add("Priority: " + (priority > 0 ? "urgent" : priority < 0 ? "non-urgent" : "normal"));
    }
    return fields;
  }

  private static List<String> sensitivity(Source source) {
    return switch (source.properties().get(Pr.SENSITIVITY).orElse(0)) {
      case 1 -> List.of("Sensitivity: Personal");
      case 2 -> List.of("Sensitivity: Private");
      case 3 -> List.of("Sensitivity: Company-Confidential");
      default -> List.of();
    };
  }

  private static List<String> suppressed(Source source) {
    int flags = source.properties().get(MimeTags.AUTO_RESPONSE_SUPPRESS).orElse(0);
    List<String> words = List.of("DR", "NDR", "RN", "NRN", "OOF", "AutoReply");
    List<String> set = new ArrayList<>();
    for (int bit = 0; bit < words.size(); bit++) {
      if ((flags & 1 << bit) != 0) {
        set.add(words.get(bit));
      }
    }
    String value = flags == -1 ? "All" : String.join(", ", set);
    return value.isEmpty() ? List.of() : List.of("X-Auto-Response-Suppress: " + value);
  }

  /** Whether a text can be the name of a field that is not too long for a line. */
  static boolean isName(String text) {
    return Tokens.isPrintable(text)
        && text.indexOf(' ') < 0
        && text.indexOf(':') < 0
        && !text.isEmpty()
        && text.length() <= LONGEST_NAME;
  }
}
