// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapiosgi.mime.Mails.body;
import static org.mapiosgi.mime.Mails.bytes;
import static org.mapiosgi.mime.Mails.get;
import static org.mapiosgi.mime.Mails.name;
import static org.mapiosgi.mime.Mails.read;
import static org.mapiosgi.mime.Mails.reading;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.mime.message.AttachmentData;
import org.mapiosgi.mime.message.MessageData;

/** The bodies and attachments that the parts of a mail become. */
@Timeout(60)
class PartsTest {
  private static final String HEAD = "From: a@example.com\nSubject: s\n";
  private static final String MIXED = HEAD + "Content-Type: multipart/mixed; boundary=b\n\n";

  @ParameterizedTest
  @CsvSource({
    "windows-1251, windows-1251, Привет, 1251",
    "cp1251, windows-1251, Привет, 1251",
    "x-cp1251, windows-1251, Привет, 1251",
    "koi8-r, KOI8-R, Привет, 20866",
    "iso-8859-5, ISO-8859-5, Привет, 28595",
    "ISO_8859-2, ISO-8859-2, Łódź, 28592",
    "latin1, windows-1252, Grüße, 28591",
    "\"iso8859-15\", ISO-8859-15, 5 €, 28605",
    "cp932, windows-31j, 日本, 932",
    "shift_jis, windows-31j, 日本, 932",
    "euc-jp, EUC-JP, 日本, 51932",
    "iso-2022-jp, ISO-2022-JP, 日本, 50220",
    "ks_c_5601-1987, x-windows-949, 한국, 949",
    "big5, Big5, 中文, 950",
    "gb18030, GB18030, 中文, 54936",
    "tis-620, x-windows-874, ไทย, 874",
    "utf-16le, UTF-16LE, Grüße, 1200",
    "cp850, IBM850, Grüße, 850",
    "utf8, UTF-8, Grüße, 65001",
    "x-unknown, UTF-8, Grüße, 65001",
    "'', windows-1252, Grüße, 1252"
  })
  void charsetsByEveryName(String name, String charset, String text, int codePage) {
    String type = name.isEmpty() ? "" : "; charset=" + name;
    String base64 = Base64.getEncoder().encodeToString(text.getBytes(Charset.forName(charset)));
    MessageData message =
        read(
            HEAD
                + "Content-Type: text/plain"
                + type
                + "\nContent-Transfer-Encoding: base64\n\n"
                + base64);
    assertThat(get(message, Pr.BODY)).isEqualTo(text);
    assertThat(get(message, Pr.INTERNET_CPID)).isEqualTo(codePage);
  }

  @Test
  void badUtf8IsReadAsLatin1WhereItIsBad() {
    byte[] mail =
        (HEAD + "Content-Type: text/plain; charset=utf-8\n\nGrÃ¼ße")
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThat(get(reading(mail).message(), Pr.BODY)).isEqualTo("Grüße");
  }

  @Test
  void quotedPrintableAndItsMisuses() {
    String head = HEAD + "Content-Transfer-Encoding: Quoted-Printable\n\n";
    assertThat(body(head + "a=20b=\nc  \nd=3d=zz=")).isEqualTo("a bc\r\nd==zz");
    assertThat(body(head + "a= \nb")).isEqualTo("ab");
  }

  @Test
  void textThatOnlyClaimsToBeBase64StaysAsItIs() {
    MimeReading read =
        reading(HEAD + "Content-Transfer-Encoding: base64\n\nPlease read this: (it) is plain!");
    assertThat(get(read.message(), Pr.BODY)).isEqualTo("Please read this: (it) is plain!");
  }

  @Test
  void boundariesThatAreMissingRepeatedOrWithoutEnd() {
    MimeReading noEnd = reading(MIXED + "--b\n\none\n--b\nContent-Type: image/png\n\ntwo");
    assertThat(get(noEnd.message(), Pr.BODY)).isEqualTo("one");
    assertThat(bytes(noEnd.message().attachments().get(0))).asString().isEqualTo("two");
    assertThat(noEnd.losses()).singleElement().asString().contains("end is missing");

    MimeReading afterEnd =
        reading(MIXED + "--b\n\none\n--b--\n\n--b\nContent-Type: image/png\n\ntwo\n--b--\n");
    assertThat(afterEnd.message().attachments()).hasSize(1);
    assertThat(afterEnd.losses()).isEmpty();

    MessageData undeclared =
        read(HEAD + "Content-Type: multipart/mixed\n\n--x\nContent-Type: text/plain\n\none\n--x--");
    assertThat(get(undeclared, Pr.BODY)).isEqualTo("one");

    MessageData none = read(MIXED + "just text");
    assertThat(get(none, Pr.BODY)).isEqualTo("just text");
  }

  @Test
  void aFormatThatFlows() {
    String flowed = "one \ntwo\n> quoted \n> on\n-- \nme";
    assertThat(body(HEAD + "Content-Type: text/plain; format=flowed\n\n" + flowed))
        .isEqualTo("one two\r\n> quoted on\r\n-- \r\nme");
    assertThat(body(HEAD + "Content-Type: text/plain; format=Flowed; DelSp=Yes\n\n" + flowed))
        .isEqualTo("onetwo\r\n> quotedon\r\n-- \r\nme");
  }

  @Test
  void uuencodedFilesInAText() {
    MessageData message = read(HEAD + "\nbefore\nbegin 644 a b.txt\n#86)C\n`\nend\nafter\n");
    assertThat(get(message, Pr.BODY)).isEqualTo("before\r\nafter");
    assertThat(message.attachments())
        .singleElement()
        .satisfies(
            file -> {
              assertThat(name(file)).isEqualTo("a b.txt");
              assertThat(bytes(file)).asString().isEqualTo("abc");
            });
    assertThat(body(HEAD + "\nbegin 644 a\nno file at all\nend"))
        .isEqualTo("begin 644 a\r\nno file at all\r\nend");
  }

  @Test
  void partsThatAnHtmlBodyShows() {
    MessageData message =
        read(
            HEAD
                + """
                Content-Type: multipart/related; boundary=b

                --b
                Content-Type: text/html; charset=utf-8

                <p>see <img src="cid:one@example.com"></p>
                --b
                Content-Type: image/png
                Content-ID: <one@example.com>
                Content-Location: one.png

                1
                --b
                Content-Type: image/png
                Content-ID: <two@example.com>

                2
                --b--
                """);
    assertThat(get(message, Pr.BODY)).isEqualTo("see");
    AttachmentData one = message.attachments().get(0);
    assertThat(get(one.properties(), Pr.ATTACH_CONTENT_ID)).isEqualTo("one@example.com");
    assertThat(get(one.properties(), Tags.ATTACH_CONTENT_LOCATION)).isEqualTo("one.png");
    assertThat(get(one.properties(), Pr.ATTACH_FLAGS)).isEqualTo(4);
    assertThat(get(one.properties(), Pr.ATTACHMENT_HIDDEN)).isTrue();
    assertThat(name(one)).isEqualTo("ATT00001.png");
    AttachmentData two = message.attachments().get(1);
    assertThat(two.properties().get(Pr.ATTACHMENT_HIDDEN)).isEmpty();
  }

  @Test
  void nestedMessagesKeepWhatIsInThem() {
    MessageData message =
        read(
            MIXED
                + """
                --b
                Content-Type: message/rfc822
                Content-Transfer-Encoding: base64

                RnJvbTogYkBleGFtcGxlLmNvbQpTdWJqZWN0OiBpbm5lcgoKdGV4dA==
                --b
                Content-Type: message/rfc822

                no mail at all
                --b--
                """);
    AttachmentData inner = message.attachments().get(0);
    assertThat(get(inner.properties(), Pr.ATTACH_METHOD)).isEqualTo(5);
    assertThat(get(inner.embedded().orElseThrow(), Pr.BODY)).isEqualTo("text");
    AttachmentData none = message.attachments().get(1);
    assertThat(get(none.properties(), Pr.ATTACH_METHOD)).isEqualTo(1);
    assertThat(bytes(none)).asString().isEqualTo("no mail at all");
  }

  @ParameterizedTest
  @CsvSource({
    "'multipart/signed; protocol=\"application/pkcs7-signature\"', IPM.Note.SMIME.MultipartSigned",
    "'multipart/signed; protocol=\"application/pgp-signature\"', IPM.Note",
    "application/pkcs7-mime, IPM.Note.SMIME",
    "'text/calendar; method=REQUEST', IPM.Schedule.Meeting.Request",
    "'text/calendar; method=cancel', IPM.Schedule.Meeting.Canceled",
    "text/plain, IPM.Note"
  })
  void messageClasses(String type, String expected) {
    String mail =
        HEAD
            + "Content-Type: "
            + type
            + "; boundary=b\n\n--b\nContent-Type: text/plain\n\ntext\n--b--";
    assertThat(get(read(mail), Pr.MESSAGE_CLASS)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "failed, REPORT.IPM.Note.NDR",
    "delivered, REPORT.IPM.Note.DR",
    "Delayed, REPORT.IPM.Note.Delayed.DR"
  })
  void reportsOfDelivery(String action, String expected) {
    String mail =
        HEAD
            + "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
            + "--b\n\ntext\n--b\nContent-Type: message/delivery-status\n\n"
            + "Reporting-MTA: dns; example.com\n\nAction: "
            + action
            + "\n--b--";
    assertThat(get(read(mail), Pr.MESSAGE_CLASS)).isEqualTo(expected);
  }

  @Test
  void aSignedMailKeepsWhatWasSigned() {
    String signed =
        "--b\nContent-Type: text/plain\n\nthe text\n--b\n"
            + "Content-Type: application/pkcs7-signature\n\nAQID\n--b--\n";
    String type =
        "Content-Type: multipart/signed; protocol=\"application/pkcs7-signature\"; boundary=b";
    MessageData message = read(HEAD + type + "\n\n" + signed);
    assertThat(get(message, Pr.BODY)).isEqualTo("the text");
    assertThat(message.attachments())
        .singleElement()
        .satisfies(
            whole -> {
              assertThat(name(whole)).isEqualTo("smime.p7m");
              assertThat(new String(bytes(whole), StandardCharsets.US_ASCII))
                  .isEqualTo((type + "\n\n" + signed).replace("\n", "\r\n"));
            });
  }

  @Test
  void bodiesOfAlternativesAndFootersOfLists() {
    MessageData message =
        read(
            MIXED
                + """
                --b
                Content-Type: multipart/alternative; boundary=c

                --c
                Content-Type: text/plain

                plain
                --c
                Content-Type: text/html

                <b>html</b>
                --c--
                --b
                Content-Type: text/plain

                footer
                --b--
                """);
    assertThat(get(message, Pr.BODY)).isEqualTo("plain");
    assertThat(get(message, Pr.HTML).toByteArray()).asString().isEqualTo("<b>html</b>");
    assertThat(message.attachments()).extracting(Mails::name).isEqualTo(List.of("ATT00001.txt"));
  }
}
