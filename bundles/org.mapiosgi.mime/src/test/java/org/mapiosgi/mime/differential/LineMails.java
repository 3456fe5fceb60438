// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.differential;

import java.nio.charset.StandardCharsets;

/** Line ends, folding, NUL, and headers that are no headers. */
final class LineMails {
  private static final String MAIL =
      "From: a@example.com\r\nTo: b@example.com\r\nSubject: x y\r\n\r\none\r\ntwo\r\n";

  private LineMails() {}

  static void add(Corpus corpus) {
    same(corpus, "line-end", MAIL);
    same(corpus, "line-end", MAIL.replace("\r\n", "\n"));
    same(corpus, "line-end", MAIL.replace("\r\n", "\r"));
    same(corpus, "line-end", MAIL.replaceFirst("\r\n", "\n"));
    same(corpus, "line-end", MAIL.replace("one\r\n", "one\n"));
    same(corpus, "line-end", MAIL.replace("\r\n\r\n", "\n\n"));
    same(corpus, "line-end", MAIL.replace("\r\n\r\n", "\r\n\n"));
    same(corpus, "line-end", MAIL.replace("two\r\n", "two"));
    same(corpus, "line-end", MAIL + "\r\n\r\n");
    String fold = MAIL.replace("x y", "x\r\n y");
    same(corpus, "fold", fold);
    same(corpus, "fold", fold.replace("\r\n y", "\r\n\ty"));
    same(corpus, "fold", fold.replace("\r\n y", "\n y"));
    for (String subject :
        new String[] {
          "Subject:\r\n x y",
          "Subject:x y",
          "Subject : x y",
          "SUBJECT: x y",
          "Subject:\tx y",
          "Subject: x y   "
        }) {
      same(corpus, "fold", MAIL.replace("Subject: x y", subject));
    }
    same(corpus, "header", "From someone Mon Mar  2 10:00:00 2026\r\n" + MAIL);
    same(corpus, "header", "\ufeff" + MAIL);
    same(corpus, "header", "X-First: " + "x".repeat(2_000) + "\r\n" + MAIL);
    same(corpus, "header", "X-Empty:\r\n" + MAIL);
    corpus.raw("no-field", bytes(MAIL.replace("Subject:", "no field here\r\nSubject:")));
    same(corpus, "header", MAIL.replace("Subject:", ">From someone\r\nSubject:"));
    same(corpus, "header", MAIL.replace("\r\n\r\n", "\r\nX-\u00fc: y\r\n\r\n"));
    corpus
        .raw("no-body", bytes("From: a@example.com\r\nSubject: x y\r\n"))
        .with(Field.SUBJECT, "x y");
    corpus.raw("no-body", bytes("From: a@example.com\r\nSubject: x y")).with(Field.SUBJECT, "x y");
    corpus
        .raw("no-body", bytes("From: a@example.com\r\nSubject: x y\r\n\r\n"))
        .with(Field.SUBJECT, "x y");
    corpus.raw("nul", bytes(MAIL.replace("one", "o\0ne")));
    corpus.raw("nul", bytes(MAIL.replace("x y", "x\0 y")));
    corpus.raw("nul", bytes(MAIL + "\0\0\0"));
    corpus.raw("twice", bytes("Subject: first\r\n" + MAIL));
    corpus.raw(
        "twice",
        bytes(
            "Date: Mon, 2 Mar 2026 10:00:00 +0100\r\nDate: Tue, 3 Mar 2026 10:00:00 +0100\r\n"
                + MAIL));
    corpus.raw("control", bytes(MAIL.replace("x y", "x\u0007 y")));
    corpus.raw("control", bytes(MAIL.replace("one", "o\u001bne")));
    corpus.raw("long-line", bytes(MAIL.replace("one", "o".repeat(5_000))));
    corpus.raw("dot", bytes(MAIL.replace("one", ".\r\n..one")));
    for (String flowed :
        new String[] {"format=flowed", "format=flowed; delsp=yes", "format=Flowed; DelSp=No"}) {
      for (String text :
          new String[] {
            "a long \nline \nends here\n", "> q1 \n> q2\n>> deep\n", " stuffed\n-- \nsig\n"
          }) {
        corpus.mail(
            "flowed",
            "From: a@example.com\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/plain; "
                + flowed
                + "\n\n"
                + text);
      }
    }
  }

  private static void same(Corpus corpus, String kind, String mail) {
    corpus
        .raw(kind, bytes(mail))
        .with(Field.FROM, "<a@example.com>")
        .with(Field.SUBJECT, "x y")
        .with(Field.TO, "<b@example.com>")
        .with(Field.TEXT, "one\ntwo");
  }

  private static byte[] bytes(String mail) {
    return mail.getBytes(StandardCharsets.UTF_8);
  }
}
