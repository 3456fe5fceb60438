// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapiosgi.mime.Mails.reading;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.mime.message.AttachmentData;
import org.mapiosgi.mime.message.MessageData;
import org.mapiosgi.mime.message.PropertyBag;

/** No value of a property begins a field, a part or a mail of its own. */
class WritingSafetyTest {
  private static final List<String> ENDS =
      List.of("\r\n", "\n", "\r", "\r\n\r\n", "\n\n", "\0", "\r\n ", "\u0085", "\u2028", "\u000B");

  private static final List<PropTag<String>> OF_MESSAGE =
      List.of(
          Pr.SUBJECT,
          Pr.SENDER_NAME,
          Pr.SENDER_EMAIL_ADDRESS,
          Pr.SENDER_ADDRTYPE,
          Pr.SENT_REPRESENTING_NAME,
          Pr.SENT_REPRESENTING_EMAIL_ADDRESS,
          Pr.INTERNET_MESSAGE_ID,
          Pr.IN_REPLY_TO_ID,
          Pr.INTERNET_REFERENCES,
          Pr.CONVERSATION_TOPIC,
          Pr.NORMALIZED_SUBJECT,
          PropTag.unicode(0x1014),
          PropTag.unicode(0x1015),
          PropTag.unicode(0x1043),
          PropTag.unicode(0x1044),
          PropTag.unicode(0x1045));

  private static final List<PropTag<String>> OF_RECIPIENT =
      List.of(Pr.DISPLAY_NAME, Pr.EMAIL_ADDRESS, Pr.SMTP_ADDRESS, Pr.ADDRTYPE);

  private static final List<PropTag<String>> OF_ATTACHMENT =
      List.of(
          Pr.ATTACH_LONG_FILENAME,
          Pr.ATTACH_FILENAME,
          Pr.DISPLAY_NAME,
          Pr.ATTACH_MIME_TAG,
          Pr.ATTACH_CONTENT_ID,
          Tags.ATTACH_CONTENT_LOCATION,
          PropTag.unicode(0x3711),
          PropTag.unicode(0x371B));

  /** The fields that these messages have. */
  private static final List<String> NAMES =
      List.of(
          "From",
          "Sender",
          "Reply-To",
          "To",
          "Subject",
          "Thread-Topic",
          "Date",
          "Message-ID",
          "In-Reply-To",
          "References",
          "Return-Receipt-To",
          "List-Help",
          "List-Subscribe",
          "List-Unsubscribe",
          "MIME-Version",
          "Content-Type",
          "Content-Transfer-Encoding",
          "Content-Disposition");

  private static String evil(String end) {
    return "a@example.com" + end + "X-Evil: 1" + end + "X-Evil: 2\r\n\r\nevil" + end + "--b\r\n";
  }

  static Stream<Map.Entry<String, MessageData>> messages() {
    Map<String, MessageData> messages = new LinkedHashMap<>();
    for (String end : ENDS) {
      String name = end.codePoints().mapToObj(Integer::toHexString).toList() + " in ";
      OF_MESSAGE.forEach(tag -> messages.put(name + tag, message(tag.with(evil(end)))));
      OF_RECIPIENT.forEach(
          tag -> messages.put(name + "recipient's " + tag, recipient(tag.with(evil(end)))));
      OF_ATTACHMENT.forEach(
          tag -> messages.put(name + "attachment's " + tag, attachment(tag.with(evil(end)))));
      messages.put(name + "reply to", message(Pr.REPLY_RECIPIENT_ENTRIES.with(list(evil(end)))));
    }
    messages.put(
        "a body in the transport headers",
        message(Pr.TRANSPORT_MESSAGE_HEADERS.with("Subject: s\r\n\r\nX-Evil: 1\r\n\r\nevil\r\n")));
    messages.put(
        "fields of MIME in the transport headers",
        message(
            Pr.TRANSPORT_MESSAGE_HEADERS.with(
                "Subject: s\r\nContent-Type: text/x-evil\r\nMIME-Version: X-Evil:\r\n"
                    + "Content-Transfer-Encoding: x-evil\r\n")));
    messages.put(
        "a method of a calendar",
        Made.message("s").file("a", "text/calendar", "METHOD:A\r\n X-Evil: 1\r\n").done());
    return messages.entrySet().stream();
  }

  private static MessageData message(PropValue value) {
    MessageData plain = Made.message("s").body("x").done();
    List<PropValue> values = new ArrayList<>(plain.properties().values());
    values.add(value);
    values.add(Pr.ORIGINATOR_DELIVERY_REPORT_REQUESTED.with(true));
    return new MessageData(PropertyBag.of(values), plain.recipients(), List.of());
  }

  private static MessageData recipient(PropValue value) {
    return new MessageData(
        Made.bag(Pr.SUBJECT.with("s"), Pr.BODY.with("x")),
        List.of(Made.bag(Pr.RECIPIENT_TYPE.with(1), Pr.EMAIL_ADDRESS.with("b@example.com"), value)),
        List.of());
  }

  private static MessageData attachment(PropValue value) {
    return new MessageData(
        Made.bag(Pr.SUBJECT.with("s"), Pr.BODY.with("x"), Pr.HTML.with(Binary.of((byte) 'x'))),
        List.of(),
        List.of(
            AttachmentData.ofBytes(
                Made.bag(Pr.ATTACH_MIME_TAG.with("text/plain"), value),
                Made.content("the file".getBytes(StandardCharsets.US_ASCII)))));
  }

  /** A list of one mailbox with a name and an address. */
  private static Binary list(String text) {
    MessageData read = Mails.read("From: a@example.com\nReply-To: NAME <b@example.com>\n\nx");
    byte[] id = Mails.get(read, Pr.REPLY_RECIPIENT_ENTRIES).toByteArray();
    byte[] one = EntryId.of(Arrays.copyOfRange(id, 12, 36)).toByteArray();
    byte[] texts = (text + "\0SMTP\0" + text + "\0").getBytes(StandardCharsets.UTF_16LE);
    ByteBuffer list =
        ByteBuffer.allocate(12 + one.length + texts.length).order(ByteOrder.LITTLE_ENDIAN);
    list.putInt(1).putInt(4 + one.length + texts.length).putInt(one.length + texts.length);
    return Binary.of(list.put(one).put(texts).array());
  }

  @ParameterizedTest
  @MethodSource("messages")
  void aValueStaysInItsField(Map.Entry<String, MessageData> made) throws Exception {
    byte[] written = Made.write(made.getValue());
    String mail = new String(written, StandardCharsets.UTF_8);
    assertThat(mail.lines()).noneMatch(line -> line.startsWith("X-Evil"));
    assertThat(mail.replace("\r\n", "")).doesNotContain("\r", "\n", "\0");
    MimeReading read = reading(written);
    assertThat(read.losses()).isEmpty();
    assertThat(read.message().properties().get(Pr.BODY).orElse("x")).isEqualTo("x");
    assertThat(read.message().attachments()).hasSameSizeAs(made.getValue().attachments());
    for (AttachmentData attachment : read.message().attachments()) {
      assertThat(Mails.bytes(attachment)).asString().isIn("the file", "METHOD:A\r\n X-Evil: 1\r\n");
    }
    assertThat(JakartaView.fieldNames(written)).doesNotContain("X-Evil").isSubsetOf(NAMES);
  }
}
