// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mapiosgi.mime.Made.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.mime.message.Content;
import org.mapiosgi.mime.message.MessageData;

/** The parts that bodies and attachments become. */
class WrittenPartsTest {
  private static final Pattern TYPE =
      Pattern.compile("(?m)^Content-Type: ([\\w./-]+)|^(--=_\\S+--)\r?$");

  /** The types of all parts in their order, and an end mark for each multipart. */
  private static String types(MessageData message) {
    StringBuilder types = new StringBuilder();
    Matcher matcher = TYPE.matcher(text(message));
    while (matcher.find()) {
      String type = matcher.group(1);
      types.append(types.isEmpty() ? "" : " ").append(type == null ? "end" : type);
    }
    return types.toString();
  }

  private static Made picture(Made made, String id) {
    return made.attach(
        Made.content(new byte[3]),
        Pr.ATTACH_LONG_FILENAME.with("p.png"),
        Pr.ATTACH_MIME_TAG.with("image/png"),
        Pr.ATTACH_CONTENT_ID.with(id));
  }

  @Test
  void mixedThenRelatedThenAlternative() {
    Made made = Made.message("s").body("x").html("<img src=cid:p>");
    assertThat(types(made.done())).isEqualTo("multipart/alternative text/plain text/html end");
    assertThat(types(picture(made, "p").done()))
        .isEqualTo(
            "multipart/related multipart/alternative text/plain text/html end image/png end");
    assertThat(types(made.file("a.pdf", "application/pdf", "x").done()))
        .isEqualTo(
            "multipart/mixed multipart/related multipart/alternative text/plain text/html end"
                + " image/png end application/pdf end");
  }

  @Test
  void aPictureThatTheHtmlDoesNotShowIsAFile() {
    Made made = picture(Made.message("s").body("x").html("<p>no picture"), "p");
    assertThat(types(made.done()))
        .isEqualTo("multipart/mixed multipart/alternative text/plain text/html end image/png end");
    assertThat(text(made.done()))
        .contains("Content-ID: <p>", "Content-Disposition: attachment; filename=p.png");
  }

  @Test
  void aMeetingIsAnAlternativeWithItsMethod() {
    Made made =
        Made.message("s")
            .put(Pr.MESSAGE_CLASS, "IPM.Schedule.Meeting.Canceled")
            .body("x")
            .file("m.ics", "text/calendar", "BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\n")
            .file("a.pdf", "application/pdf", "x");
    assertThat(types(made.done()))
        .isEqualTo(
            "multipart/mixed multipart/alternative text/plain text/calendar end"
                + " application/pdf end");
    assertThat(text(made.done())).contains("text/calendar; method=CANCEL");
    assertThat(Mails.get(Mails.reading(Made.write(made.done())).message(), Pr.MESSAGE_CLASS))
        .isEqualTo("IPM.Schedule.Meeting.Canceled");
  }

  @ParameterizedTest
  @CsvSource({
    "hello, 7bit",
    "Grüße aus dem hohen Norden, quoted-printable",
    "Привет, base64",
    "'tab\tand escape\u001B', 7bit",
    "'bell\u0007', quoted-printable",
    "'.', quoted-printable",
    "'.a', 7bit",
    "'From here', quoted-printable",
    "'--=_x', quoted-printable",
    "'--x', 7bit"
  })
  void theEncodingSuitsTheText(String body, String encoding) {
    String mail = text(Made.message("s").body(body).done());
    assertThat(mail).contains("Content-Transfer-Encoding: " + encoding + "\r\n");
  }

  @ParameterizedTest
  @CsvSource({"02, signed-data", "03, enveloped-data"})
  void anObjectOfSmimeSaysItsType(String number, String type) {
    byte[] object = HexFormat.of().parseHex("30820102" + "06092a864886f70d0107" + number + "a082");
    Made made =
        Made.bare()
            .put(Pr.MESSAGE_CLASS, "IPM.Note.SMIME")
            .file("smime.p7m", "application/pkcs7-mime", object);
    assertThat(text(made.done()))
        .contains("Content-Type: application/pkcs7-mime; smime-type=" + type + ";");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {".\r\nFrom here\r\n.a ä", "x x x x x x x x x x .................... From"})
  void noLineOfQuotedPrintableIsOneThatMailServersChange(String text) {
    String mail = text(Made.message("s").body((text + "\u0001").repeat(20)).done());
    assertThat(mail).contains("quoted-printable");
    String body = mail.substring(mail.indexOf("\r\n\r\n"));
    assertThat(body.lines()).noneMatch(line -> line.startsWith(".") || line.startsWith("From"));
  }

  @Test
  void longLinesAreEncoded() {
    assertThat(text(Made.message("s").body("x".repeat(998)).done())).contains(": 7bit");
    String mail = text(Made.message("s").body("x".repeat(999)).done());
    assertThat(mail).contains(": quoted-printable");
    assertThat(mail.lines()).allMatch(line -> line.length() <= 76);
  }

  @Test
  void aBoundaryDoesNotOccurInTheContent() {
    String mail =
        text(Made.message("s").body("--=_\r\n--=_0").file("a", "text/plain", "--=_").done());
    assertThat(mail.split("--=_", -1)).hasSize(4);
  }

  @Test
  void bytesPassUnlessTheyAreTextThatMailCanCarry() {
    String mail =
        text(
            Made.message("s")
                .body("x")
                .file("crlf.txt", "text/plain", "a\r\nb")
                .file("lf.txt", "text/plain", "a\nb")
                .done());
    assertThat(mail).contains("7bit\r\n\r\na\r\nb\r\n", "base64\r\n\r\nYQpi\r\n");
  }

  @Test
  void contentIsStreamed() throws IOException {
    AtomicInteger opened = new AtomicInteger();
    AtomicInteger closed = new AtomicInteger();
    long size = 200L << 20;
    Content large =
        () -> {
          opened.incrementAndGet();
          return new Zeros(size, closed);
        };
    MessageData message =
        Made.message("s").body("x").attach(large, Pr.ATTACH_LONG_FILENAME.with("a.bin")).done();
    long written = Counting.bytes(message);
    assertThat(written).isBetween(size * 4 / 3, size * 3 / 2);
    assertThat(opened).hasValue(1);
    assertThat(closed).hasValue(1);
    long allocated = Counting.allocated(message);
    // The bytes go through buffers; the mail itself would be 270 MB.
    assertThat(allocated).isLessThan(8 << 20);
  }

  @Test
  void contentThatCannotBeReadEndsTheWriting() {
    Content broken =
        () ->
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("the store is gone");
              }
            };
    MessageData message = Made.message("s").body("x").attach(broken).done();
    assertThatThrownBy(() -> new MimeWriter().write(message, OutputStream.nullOutputStream()))
        .isInstanceOf(IOException.class)
        .hasMessage("the store is gone");
  }

  @Test
  void theStreamIsFlushedAndStaysOpen() throws IOException {
    List<String> calls = new ArrayList<>();
    OutputStream out =
        new OutputStream() {
          @Override
          public void write(int b) {}

          @Override
          public void flush() {
            calls.add("flush");
          }

          @Override
          public void close() {
            calls.add("close");
          }
        };
    new MimeWriter().write(Made.message("s").body("x").file("a", "image/png", "x").done(), out);
    assertThat(calls).containsExactly("flush");
  }

  @Test
  void aSignedMailPassesUnchanged() throws IOException {
    byte[] mail = getClass().getResourceAsStream("mails/signed.eml").readAllBytes();
    String before = new String(mail, StandardCharsets.ISO_8859_1);
    String parts = before.substring(before.indexOf("Content-Type: multipart/signed"));
    assertThat(text(Mails.reading(mail).message())).endsWith(parts);
  }

  @Test
  void partsThatAreNotSignedAreAFile() {
    for (String content : new String[] {"", "no header", "Content-Type: text/html\r\n\r\nevil"}) {
      MessageData message =
          Made.message("s")
              .put(Pr.MESSAGE_CLASS, "IPM.Note.SMIME.MultipartSigned")
              .file("smime.p7m", "multipart/signed", content)
              .done();
      assertThat(text(message)).contains("Content-Type: application/octet-stream");
      assertThat(Mails.bytes(Mails.reading(Made.write(message)).message().attachments().get(0)))
          .asString()
          .isEqualTo(content);
    }
  }

  /** A stream of zeros. */
  private static final class Zeros extends InputStream {
    private final AtomicInteger closed;
    private long left;

    Zeros(long size, AtomicInteger closed) {
      this.left = size;
      this.closed = closed;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      int count = (int) Math.min(left, length);
      Arrays.fill(into, offset, offset + count, (byte) 0);
      left -= count;
      return count == 0 && length > 0 ? -1 : count;
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }
}
