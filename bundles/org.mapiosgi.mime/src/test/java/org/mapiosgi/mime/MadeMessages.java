// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.mime.message.MessageData;

/** Messages that are hard to write, each by the name of its difficulty. The same in every run. */
final class MadeMessages {
  private static final String EMOJI = "\uD83D\uDE80";
  private static final String JAPANESE = "日本語の件名はとても長いです";

  private final Map<String, MessageData> messages = new LinkedHashMap<>();

  private MadeMessages() {}

  static Map<String, MessageData> all() {
    MadeMessages made = new MadeMessages();
    made.texts();
    made.charsets();
    made.subjects();
    made.mailboxes();
    made.html();
    made.files();
    made.nested();
    for (int seed = 1; seed <= 12; seed++) {
      made.add("random " + seed, random(new Random(seed)));
    }
    return made.messages;
  }

  private void add(String kind, Made message) {
    messages.put(kind, message.done());
  }

  private void text(String kind, String text) {
    add(kind, Made.message("a text").body(text));
  }

  private void texts() {
    text("one line", "hello");
    text("an empty text", "");
    text("only line ends", "\r\n\r\n\r\n");
    text("a line end at the end", "hello\r\n");
    text("dots at line beginnings", ".\r\n..\r\n.a\r\n\r\n.\r\n");
    text("dots and umlauts", ".\r\n.ä\r\n..\r\n");
    text("lines of From", "From here\r\nFrom there\r\n>From\r\nFor\r\nä\r\nFrom ä");
    text("a line of 10,000 letters", "x".repeat(10_000) + "\r\nend");
    text("a line of 10,000 umlauts", "ä".repeat(10_000) + "\r\nend");
    text("a line of 998 letters", "x".repeat(998) + "\r\n" + "y".repeat(997));
    text("NUL and loose line ends", "a\0b\rc\nd\r\r\ne\n\rf\r");
    text("controls", "a\u0001b\u0007c\u001Bd\u007Fe\tf");
    text("blanks at line ends", "a \r\nb\t\r\n  \r\n-- \r\nname ä ");
    text("lines like boundaries", "--=_0\r\n--=_\r\n--\r\n--b--\r\n");
    text("escapes", "a=3D=\r\n=?utf-8?q?b?= = =20\r\nä");
    text("emoji", EMOJI.repeat(500));
    text("a mark at the beginning", "\uFEFFa\uFFFD");
  }

  private void charset(int codePage, String text) {
    add("code page " + codePage, Made.message("charset").body(text + "\r\n" + text, codePage));
  }

  private void charsets() {
    charset(20127, "ascii");
    charset(28591, "Grüße aus Köln");
    charset(28605, "5 € für Œuvre");
    charset(28592, "Zażółć gęślą jaźń");
    charset(1252, "“quoted” – €");
    charset(1251, "Привет, мир");
    charset(20866, "Привет, мир");
    charset(932, "日本語の表示");
    charset(50220, "日本語の表示");
    charset(51932, "日本語の表示");
    charset(936, "朱镕基中文");
    charset(54936, "朱镕基中文" + EMOJI);
    charset(950, "繁體中文");
    charset(949, "한국어 뷁");
    charset(1255, "שלום");
    charset(874, "ภาษาไทย");
    charset(1200, "Grüße");
    charset(1252, "not in it: 日本 " + EMOJI);
    charset(99999, "no such page ä");
  }

  private void subject(String kind, String subject) {
    add(kind, Made.message(subject).body("x"));
  }

  private void subjects() {
    subject("a long subject", "word and word ".repeat(60) + "end");
    subject("a subject of one long word", "w".repeat(3_000));
    subject("a long Japanese subject", JAPANESE.repeat(25));
    subject("a subject with emoji", "go " + EMOJI.repeat(90) + " now");
    subject("a subject with one umlaut", "Die Grüße in der Mitte von lauter einfachen Wörtern");
    subject("a subject like an encoded word", "=?utf-8?q?a?= and =?x?= b");
    subject("a subject with blanks", " two  blanks   and  more ");
    subject("a subject of marks", "_?=\"<>@,;:\\()[]._ ä");
    add(
        "no subject",
        Made.bare().from("a", "a@example.com").put(Pr.CLIENT_SUBMIT_TIME, Instant.EPOCH).body("x"));
  }

  private void mailboxes() {
    add(
        "names of every kind",
        Made.message("names")
            .body("x")
            .to("Example, Anna", "anna@example.com")
            .to("An\"na \\ Example", "anna2@example.com")
            .to("Jürgen Müller-Lüdenscheidt", "j@example.com")
            .to(EMOJI + " Rocket " + EMOJI, "rocket@example.com")
            .to("日本太郎", "taro@example.org")
            .to("a@example.com", "b@example.com")
            .to("c@example.com", "c@example.com")
            .to("=?utf-8?q?x?=", "d@example.com")
            .to("ж".repeat(200), "e@example.com")
            .to("Dr. Fay Example (of ours)", "fay.example+tag@mail.example.com")
            .recipient(2, "Cc One", "SMTP", "cc1@example.com")
            .recipient(2, "", "SMTP", "cc2@example.com")
            .recipient(3, "Bcc Ünö", "SMTP", "bcc@example.com"));
    Made many = Made.message("many").body("x");
    for (int number = 0; number < 100; number++) {
      many.to("Recipient № " + number, "recipient." + number + "@department.example.com");
    }
    add("100 recipients", many);
    add(
        "addresses of Exchange",
        Made.message("ex")
            .body("x")
            .recipient(1, "Fay", "EX", "/o=Example/ou=First Group/cn=Recipients/cn=fay_x")
            .recipient(2, "Fax", "FAX", "+49 (30) 123")
            .recipient(2, "X4", "X400", "c=de;a= ;p=example;s=gus"));
    add("a strange local part", Made.message("strange").body("x").to("Odd", "a b..c@example.com"));
    add(
        "a represented sender",
        Made.message("for the boss")
            .put(Pr.SENT_REPRESENTING_NAME, "Böss")
            .put(Pr.SENT_REPRESENTING_ADDRTYPE, "SMTP")
            .put(Pr.SENT_REPRESENTING_EMAIL_ADDRESS, "boss@example.com")
            .body("x"));
    add(
        "a long thread",
        Made.message("Re: thread")
            .put(Pr.IN_REPLY_TO_ID, "<59@example.com>")
            .put(Pr.INTERNET_REFERENCES, "<reference.of.some.length@example.com> ".repeat(60))
            .put(Pr.CONVERSATION_INDEX, Binary.of(new byte[222]))
            .body("x"));
  }

  private void html() {
    String html = "<html><body><p>Grüße " + EMOJI + "</p></body></html>";
    add("text and HTML", Made.message("html").body("Grüße").html(html));
    add(
        "a body of HTML only",
        Made.message("html")
            .html("<p>Gr&uuml;&szlig;e <b>dort</b>")
            .put(Tags.DERIVED, "Grüße dort"));
    add("HTML with loose line ends", Made.message("html").body("x").html("<p>a\n<p>b\r<p>c\r\n"));
    add(
        "HTML of one long line",
        Made.message("html").body("x").html("<p>" + "long ".repeat(5_000) + "</p>"));
    add(
        "HTML in Latin-1",
        Made.message("html")
            .body("Grüße")
            .put(Pr.HTML, Binary.of("<p>Grüße".getBytes(StandardCharsets.ISO_8859_1)))
            .put(Pr.INTERNET_CPID, 28591));
    add(
        "HTML in UTF-16",
        Made.message("html")
            .body("Grüße")
            .put(Pr.HTML, Binary.of("<p>Grüße\n".getBytes(StandardCharsets.UTF_16LE)))
            .put(Pr.INTERNET_CPID, 1200));
    add(
        "HTML with pictures and a file",
        Made.message("html")
            .body("see the pictures")
            .html("<img src=\"cid:one@example.com\"><img src='cid:two'>")
            .attach(
                Made.content(new byte[] {1, 2, 3}),
                Pr.ATTACH_LONG_FILENAME.with("one.png"),
                Pr.ATTACH_MIME_TAG.with("image/png"),
                Pr.ATTACH_CONTENT_ID.with("one@example.com"))
            .attach(
                Made.content(new byte[] {4, 5}),
                Pr.ATTACH_LONG_FILENAME.with("two.png"),
                Pr.ATTACH_MIME_TAG.with("image/png"),
                Pr.ATTACH_CONTENT_ID.with("two"),
                Pr.ATTACH_FLAGS.with(4))
            .file("three.pdf", "application/pdf", new byte[5_000]));
  }

  private void files() {
    Made names = Made.message("names").body("x");
    for (String name :
        new String[] {
          "plain.txt",
          "two words.txt",
          "Prüfung.pdf",
          "отчёт о проверке за второй квартал этого года.docx",
          EMOJI + ".png",
          "a'b%41\"c;d=e.txt",
          "=?utf-8?q?x?=.txt",
          "no extension",
          ".hidden",
          "日".repeat(200) + ".pdf",
          "x".repeat(200) + ".txt"
        }) {
      names.file(name, "application/octet-stream", name);
    }
    add("names of files", names);
    add(
        "text files",
        Made.message("texts")
            .body("x")
            .file("crlf.txt", "text/plain", "a\r\nb\r\n")
            .file("lf.csv", "text/csv", "a;b\nc;d\n")
            .file("umlauts.txt", "text/plain", "ä\r\nb\r\n.\r\n--=_x\r\n")
            .file("boundary.txt", "text/plain", "--=_\r\nb")
            .file("latin.html", "text/html", "Grüße".getBytes(Charset.forName("ISO-8859-1")))
            .file("blank.txt", "text/plain", "a \r\n \r\n"));
    add(
        "files without bytes",
        Made.message("empty")
            .body("x")
            .file("a.bin", "image/png", "")
            .file("b.txt", "text/plain", ""));
    add("one file alone", Made.message("alone").file("a.bin", "image/png", new byte[1_000]));
    add("one text file alone", Made.message("alone").file("a.txt", "text/plain", "a\r\nb"));
    add(
        "two files alone",
        Made.message("alone").file("a.txt", "text/plain", "a").file("b.bin", "image/png", "b"));
    byte[] every = new byte[70_000];
    new Random(7).nextBytes(every);
    add("every byte", Made.message("bytes").body("x").file("a.bin", "application/x-any", every));
    add(
        "types that are none",
        Made.message("types")
            .body("x")
            .file("a", "nonsense", "1")
            .file("b", "a/b/c", "2")
            .file("c", "", "3")
            .file("d", "multipart/mixed", "4"));
  }

  private void nested() {
    MessageData inner =
        Made.message("innerer Gruß").body("inner").file("i.bin", "image/png", "i").done();
    add("a message in a message", Made.message("outer").body("outer").attach(inner));
    for (int level = 0; level < 8; level++) {
      inner = Made.message("level " + level).body("text " + level).attach(inner).done();
    }
    add("eight messages deep", Made.message("outer").body("outer").attach(inner));
    add("a message alone", Made.message("outer").attach(inner));
    add(
        "a meeting",
        Made.message("meeting")
            .put(Pr.MESSAGE_CLASS, "IPM.Schedule.Meeting.Request")
            .body("come")
            .html("<p>come")
            .file("meeting.ics", "text/calendar", "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\n"));
    add(
        "a report",
        Made.message("undeliverable")
            .put(Pr.MESSAGE_CLASS, "REPORT.IPM.Note.NDR")
            .body("sorry")
            .file("status.txt", "message/delivery-status", "Action: failed\r\n")
            .attach(Made.message("the original").body("lost").done()));
  }

  private static Made random(Random random) {
    Made made = Made.message(characters(random, 200)).body(characters(random, 5_000), 1252);
    for (int count = random.nextInt(10); count > 0; count--) {
      made.recipient(
          1 + random.nextInt(2),
          characters(random, 60).replaceAll("['\"]", ""),
          "SMTP",
          "user" + count + "@example.com");
    }
    if (random.nextBoolean()) {
      made.html("<p>" + characters(random, 3_000).replaceAll("[<>&]", "") + "</p>");
    }
    for (int count = random.nextInt(5); count > 0; count--) {
      byte[] bytes = new byte[random.nextInt(3_000)];
      random.nextBytes(bytes);
      made.file(count + "-" + count + ".bin", "application/octet-stream", bytes);
    }
    return made;
  }

  /** Words of letters, marks, umlauts and emoji, with single blanks and CRLF between them. */
  private static String characters(Random random, int most) {
    String[] signs = {"a", "E", "0", "=", "?", "_", "ä", "€", "ж", "日", EMOJI, ".", "\"", ",", "'"};
    StringBuilder text = new StringBuilder("r");
    for (int length = 1 + random.nextInt(most); length > 0; length--) {
      boolean blank = random.nextInt(6) == 0 && !text.toString().endsWith(" ");
      text.append(blank ? " " : signs[random.nextInt(signs.length)]);
    }
    return text.append("e").toString();
  }
}
