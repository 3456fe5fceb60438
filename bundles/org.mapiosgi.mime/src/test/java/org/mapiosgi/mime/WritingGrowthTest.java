// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.mime.message.AttachmentData;
import org.mapiosgi.mime.message.MessageData;
import org.mapiosgi.mime.message.PropertyBag;

/**
 * Messages that are made to cost much: a message of twice the size makes at most about twice the
 * output, and takes at most about twice the memory. One that took time with the square of its size
 * would not end within the limit.
 */
@Timeout(300)
class WritingGrowthTest {
  private static final int SIZE = 20_000;

  /** The cost that does not depend on the size. */
  private static final int CONSTANT = 200_000;

  private static final List<String> SIGNS =
      List.of(
          "x",
          " ",
          "ä",
          "\uD83D\uDE80",
          "\uD83D",
          "=?",
          "=?utf-8?q?",
          "?=",
          "\r",
          "\n",
          "\r\n",
          "\0",
          "\"",
          "\\",
          ",",
          "(",
          "<",
          ">",
          "@",
          ".",
          ":",
          ";",
          "=",
          "%",
          "'",
          "/",
          "a ",
          "a\r\n ");

  private static final List<String> BODIES =
      List.of(
          "x",
          " ",
          "\t",
          "ä",
          "\r",
          "\n",
          "\r\n",
          "\r\r",
          "\0",
          "=",
          ".\r\n",
          "From \r\n",
          "--=_\r\n",
          "--",
          "a\n",
          "<",
          "<b>",
          "&",
          "cid:",
          "<img src=cid:a>",
          "<table>",
          "\u0001");

  private static final Map<String, IntFunction<MessageData>> KINDS = new LinkedHashMap<>();

  static {
    for (String sign : SIGNS) {
      String name = Arrays.toString(sign.codePoints().toArray()) + " in ";
      kind(name + "subject", n -> Made.message(sign.repeat(n)).done());
      kind(name + "name", n -> Made.message("s").to(sign.repeat(n), "a@example.com").done());
      kind(name + "address", n -> Made.message("s").to("a", sign.repeat(n)).done());
      kind(name + "domain", n -> Made.message("s").to("a", "a@" + sign.repeat(n)).done());
      kind(
          name + "address of Exchange",
          n -> Made.message("s").recipient(1, "a", "EX", sign.repeat(n)).done());
      kind(name + "id", n -> of(Pr.INTERNET_MESSAGE_ID.with(sign.repeat(n))));
      kind(name + "references", n -> of(Pr.INTERNET_REFERENCES.with(sign.repeat(n))));
      kind(name + "file name", n -> Made.message("s").file(sign.repeat(n), "a/b", "x").done());
      kind(name + "type", n -> Made.message("s").file("a", "a/" + sign.repeat(n), "x").done());
      kind(name + "content id", n -> attached(Pr.ATTACH_CONTENT_ID.with(sign.repeat(n))));
      kind(name + "location", n -> attached(Tags.ATTACH_CONTENT_LOCATION.with(sign.repeat(n))));
      kind(
          name + "transport headers",
          n -> of(Pr.TRANSPORT_MESSAGE_HEADERS.with("X-A: " + sign.repeat(n) + "\r\n")));
      kind(
          name + "kept To",
          n -> of(Pr.TRANSPORT_MESSAGE_HEADERS.with("To: " + sign.repeat(n) + "\r\n")));
    }
    for (String text : BODIES) {
      String name = Arrays.toString(text.codePoints().toArray()) + " in ";
      kind(name + "body", n -> Made.message("s").body(text.repeat(n)).done());
      kind(name + "HTML", n -> Made.message("s").body("x").html(text.repeat(n)).done());
      kind(
          name + "text file",
          n -> Made.message("s").file("a.txt", "text/plain", text.repeat(n)).done());
      kind(
          name + "report",
          n -> Made.message("s").file("a", "message/delivery-status", text.repeat(n)).done());
    }
    many();
  }

  private static void many() {
    kind("fields", n -> of(Pr.TRANSPORT_MESSAGE_HEADERS.with("X-A: b\r\n".repeat(n))));
    kind("fields of To", n -> of(Pr.TRANSPORT_MESSAGE_HEADERS.with("To: a@b.c\r\n".repeat(n))));
    kind("folded lines", n -> of(Pr.TRANSPORT_MESSAGE_HEADERS.with("X: a" + "\r\n b".repeat(n))));
    kind("recipients", n -> recipients(n, "SMTP", "a@example.com"));
    kind("recipients of Exchange", n -> recipients(n, "EX", "/o=a/cn=b"));
    kind("mailboxes to reply to", n -> of(Pr.REPLY_RECIPIENT_ENTRIES.with(list(n))));
    kind("bytes that are no list", n -> of(Pr.REPLY_RECIPIENT_ENTRIES.with(zeros(n))));
    kind("conversation index", n -> of(Pr.CONVERSATION_INDEX.with(zeros(n))));
    kind("properties", WritingGrowthTest::properties);
    kind("files", n -> files(n / 10, "<p>"));
    kind("pictures", n -> files(n / 10, "<img src=cid:a> ".repeat(n / 10)));
    kind("files of a report", n -> report(n / 10));
    kind("messages side by side", n -> beside(n / 10));
    kind("messages in messages", n -> within(n / 10, false));
    kind("messages beside texts in messages", n -> within(n / 10, true));
    kind("methods", n -> Made.message("s").file("a", "text/calendar", "METHOD:".repeat(n)).done());
    kind("signed lines", n -> signed("a\n".repeat(n)));
    kind("signed fields", n -> signed("a: b\n".repeat(n)));
    kind("charset", n -> attached(PropTag.unicode(0x371B).with("x".repeat(n))));
  }

  private static void kind(String name, IntFunction<MessageData> message) {
    KINDS.put(name, message);
  }

  private static MessageData of(PropValue value) {
    return new MessageData(
        PropertyBag.of(List.of(Pr.SENDER_EMAIL_ADDRESS.with("a@example.com"), value)),
        List.of(),
        List.of());
  }

  private static MessageData attached(PropValue value) {
    return Made.message("s").html("<p>").attach(Made.content(new byte[1]), value).done();
  }

  private static MessageData recipients(int count, String type, String address) {
    Made made = Made.message("s");
    for (int number = 0; number < count; number++) {
      made.recipient(1, "Ä", type, address);
    }
    return made.done();
  }

  private static MessageData properties(int count) {
    List<PropValue> values = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      values.add(PropTag.unicode(0x4000 + number % 0x4000).with("x"));
      values.add(PropTag.integer(0x4000 + number % 0x4000).with(1));
    }
    return new MessageData(PropertyBag.of(values), List.of(), List.of());
  }

  private static MessageData files(int count, String html) {
    Made made = Made.message("s").body("x").html(html);
    for (int number = 0; number < count; number++) {
      made.attach(
          Made.content(new byte[1]),
          Pr.ATTACH_LONG_FILENAME.with("a"),
          Pr.ATTACH_CONTENT_ID.with("a"));
    }
    return made.done();
  }

  private static MessageData report(int count) {
    Made made = Made.message("s").put(Pr.MESSAGE_CLASS, "REPORT.IPM.Note.NDR");
    for (int number = 0; number < count; number++) {
      made.file("a", "a/b", "x");
    }
    return made.done();
  }

  private static MessageData beside(int count) {
    Made made = Made.message("s");
    MessageData inner = Made.message("t").body("x").done();
    for (int number = 0; number < count; number++) {
      made.attach(inner);
    }
    return made.done();
  }

  private static MessageData within(int count, boolean body) {
    MessageData message = Made.message("innermost").done();
    for (int level = 0; level < count; level++) {
      Made made = Made.message("s");
      message = (body ? made.body("x") : made).attach(message).done();
    }
    return message;
  }

  private static MessageData signed(String parts) {
    return Made.message("s")
        .put(Pr.MESSAGE_CLASS, "IPM.Note.SMIME.MultipartSigned")
        .file("smime.p7m", "multipart/signed", "Content-Type: multipart/signed\n" + parts)
        .done();
  }

  private static Binary zeros(int count) {
    return Binary.of(new byte[count]);
  }

  private static Binary list(int count) {
    MessageData read = Mails.read("From: a@example.com\nReply-To: b@example.com\n\nx");
    byte[] one = Mails.get(read, Pr.REPLY_RECIPIENT_ENTRIES).toByteArray();
    ByteBuffer list =
        ByteBuffer.allocate(8 + count * (one.length - 8)).order(ByteOrder.LITTLE_ENDIAN);
    list.putInt(count).putInt(count * (one.length - 8));
    for (int number = 0; number < count; number++) {
      list.put(one, 8, one.length - 8);
    }
    return Binary.of(list.array());
  }

  static Stream<String> kinds() {
    return KINDS.keySet().stream();
  }

  @Test
  void thereAreManyKinds() {
    assertThat(KINDS).hasSizeGreaterThan(400);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void twiceTheMessageCostsTwiceAsMuch(String kind) throws IOException {
    MessageData once = KINDS.get(kind).apply(SIZE);
    MessageData twice = KINDS.get(kind).apply(2 * SIZE);
    assertThat(Counting.bytes(twice)).isLessThan(Counting.bytes(once) * 22 / 10 + CONSTANT);
    assertThat(Counting.allocated(twice))
        .isLessThan(Counting.allocated(once) * 26 / 10 + 10 * CONSTANT);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theDeepestMessageIsWritten(boolean body) {
    String mail = new String(Made.write(within(20_000, body)), StandardCharsets.US_ASCII);
    assertThat(mail).contains("Subject: innermost");
    assertThat(mail.split("message/rfc822", -1)).hasSize(20_001);
  }

  @Test
  @Timeout(60)
  void aMillionCarriageReturnsInAFieldAreWritten() {
    String header = "X-A: a" + "\r".repeat(1_000_000) + "b\r\n";
    String mail =
        new String(
            Made.write(of(Pr.TRANSPORT_MESSAGE_HEADERS.with(header))), StandardCharsets.US_ASCII);
    assertThat(mail).startsWith("X-A: a b\r\n");
  }

  @Test
  void everyAttachmentIsWrittenOnce() throws IOException {
    List<AttachmentData> attachments = files(5_000, "<p>").attachments();
    String mail = new String(Made.write(files(5_000, "<p>")), StandardCharsets.US_ASCII);
    assertThat(mail.split("Content-ID: <a>", -1)).hasSize(attachments.size() + 1);
  }
}
