// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.differential;

/** Boundaries and types of parts, right ones and careless ones. */
final class PartMails {
  private static final String HEAD = "From: a@example.com\nSubject: x\nMIME-Version: 1.0\n";
  private static final String FILE =
      "Content-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n\nAQIDBA==\n";
  private static final String SEEN = "a.pdf|4|application/pdf";

  private PartMails() {}

  static void add(Corpus corpus) {
    boundaries(corpus);
    ends(corpus);
    headers(corpus);
    types(corpus);
  }

  private static String two(String parameter, String boundary) {
    return HEAD
        + "Content-Type: multipart/mixed; "
        + parameter
        + "\n\n--"
        + boundary
        + "\n\ntext\n--"
        + boundary
        + "\n"
        + FILE
        + "--"
        + boundary
        + "--\n";
  }

  private static void good(Corpus corpus, String kind, String mail) {
    corpus.mail(kind, mail).with(Field.TEXT, "text").with(Field.FILES, SEEN);
  }

  private static void boundaries(Corpus corpus) {
    String[] pairs = {
      "boundary=b",
      "b",
      "boundary=\"b\"",
      "b",
      "boundary=\"b c\"",
      "b c",
      "boundary=\"=_b?:(1)\"",
      "=_b?:(1)",
      "boundary==_b",
      "=_b",
      "boundary=b/1:2",
      "b/1:2",
      "BOUNDARY=\"b\"",
      "b",
      "boundary = \"b\"",
      "b",
      "boundary=\"b\";",
      "b",
      "boundary=\"b\"; type=\"text/plain\"",
      "b",
      "charset=utf-8; boundary=b",
      "b",
      "boundary=b; charset=utf-8",
      "b",
      "\n boundary=\"b\"",
      "b",
      "\n\tboundary=\"----=_Part_1\"",
      "----=_Part_1",
      "boundary=\"b\\\"c\"",
      "b\"c",
      "boundary*=us-ascii''b",
      "b",
      "boundary*0=b; boundary*1=c",
      "bc",
      "boundary=" + "b".repeat(70),
      "b".repeat(70),
      "boundary=" + "b".repeat(200),
      "b".repeat(200),
      "boundary=b (a comment)",
      "b"
    };
    for (int i = 0; i < pairs.length; i += 2) {
      good(corpus, "boundary", two(pairs[i], pairs[i + 1]));
    }
  }

  private static void ends(Corpus corpus) {
    String mail = two("boundary=b", "b");
    good(corpus, "end", mail.replace("--b--\n", ""));
    good(corpus, "end", mail.replace("--b--\n", "--b\n"));
    good(corpus, "end", mail.replace("--b--\n", "--b--"));
    good(corpus, "end", mail + "an epilogue\n");
    corpus.mail("end-after", mail + "--b\n\nafter the end\n--b--\n").with(Field.TEXT, "text");
    good(corpus, "end", mail.replace("\n\n--b\n\n", "\n\na preamble\n--b\n\n"));
    good(corpus, "end", mail.replace("--b\n", "--b   \n"));
    good(corpus, "end", mail.replace("--b\n", "--b\t\n"));
    good(corpus, "end", mail.replace("AQIDBA==\n", "AQIDBA==\n\n\n"));
    String inner =
        HEAD
            + "Content-Type: multipart/mixed; boundary=outer\n\n--outer\n"
            + "Content-Type: multipart/alternative; boundary=%s\n\n--%s\n\ntext\n%s"
            + "--outer\n"
            + FILE
            + "--outer--\n";
    good(corpus, "end-inner", inner.formatted("inner", "inner", "--inner--\n"));
    good(corpus, "end-inner", inner.formatted("inner", "inner", ""));
    good(corpus, "end-inner", inner.formatted("outer1", "outer1", "--outer1--\n"));
    good(corpus, "end-inner", inner.formatted("oute", "oute", "--oute--\n"));
  }

  private static void headers(Corpus corpus) {
    String mail = two("boundary=b", "b");
    good(
        corpus,
        "part-header",
        mail.replace("--b\n\ntext", "--b\nContent-Type: text/plain\n\ntext"));
    good(corpus, "part-header", mail.replace("--b\n\ntext", "--b\nX-Other: y\n\ntext"));
    good(
        corpus, "part-header", mail.replace("--b\n\ntext", "--b\ncontent-type:text/plain\n\ntext"));
    good(
        corpus,
        "part-header",
        mail.replace("--b\n\ntext", "--b\nContent-Type: text/plain;\n charset=us-ascii\n\ntext"));
    good(corpus, "part-header", mail.replace("application/pdf;", "APPLICATION/PDF;"));
    good(corpus, "part-header", mail.replace("application/pdf;", "application / pdf ;"));
    good(corpus, "part-header", mail.replace("Encoding: base64", "Encoding: BASE64"));
    good(corpus, "part-header", mail.replace("Encoding: base64", "Encoding: base64;"));
    good(corpus, "part-header", mail.replace("Encoding: base64", "Encoding: base64 (b)"));
    good(corpus, "part-header", mail.replace("Encoding: base64", "Encoding: \"base64\""));
    good(corpus, "part-header", mail.replace("MIME-Version: 1.0\n", ""));
    good(corpus, "part-header", mail.replace("MIME-Version: 1.0\n", "MIME-Version: 1.0 (by me)\n"));
    good(
        corpus,
        "part-header",
        mail.replace("name=a.pdf\n", "name=a.pdf\nContent-Disposition: inline\n"));
    good(
        corpus,
        "part-header",
        mail.replace("name=a.pdf\n", "name=a.pdf\nContent-Disposition: ATTACHMENT\n"));
    good(
        corpus,
        "part-header",
        mail.replace("name=a.pdf\n", "name=a.pdf\nContent-Disposition: strange\n"));
  }

  private static void types(Corpus corpus) {
    for (String type :
        new String[] {
          "application/octet-stream",
          "image/png",
          "application/vnd.example+xml",
          "audio/x-wav",
          "text/csv",
          "text/vcard",
          "message/partial",
          "application",
          "/pdf",
          "application/",
          "pdf/",
          "model/x; charset=utf-8"
        }) {
      corpus.mail(
          "part-type",
          two("boundary=b", "b").replace("application/pdf; name=a.pdf", type + "; name=a.bin"));
    }
    String body = HEAD + "Content-Type: %s\n\nsome text\n";
    for (String type :
        new String[] {"text/plain", "TEXT/PLAIN", "text/plain;", "text/x-markdown"}) {
      corpus.mail("body-type", body.formatted(type));
    }
    corpus.mail("body-type", body.formatted("text/html")).with(Field.HTML, "some text");
    corpus.mail("body-type", body.formatted("application/json; name=a.json"));
    corpus.mail("body-type", body.formatted("multipart/mixed"));
    corpus.mail("body-type", body.formatted("multipart/mixed; boundary=never"));
  }
}
