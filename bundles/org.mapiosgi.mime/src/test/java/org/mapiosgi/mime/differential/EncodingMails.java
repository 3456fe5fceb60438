// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.differential;

/** Transfer encodings, right ones and damaged ones, and files by uuencode. */
final class EncodingMails {
  private static final String HEAD = "From: a@example.com\nSubject: x\nMIME-Version: 1.0\n";

  private EncodingMails() {}

  static void add(Corpus corpus) {
    text(
        corpus,
        "base64",
        "dGV4dCBvZiBhIG1haWw=",
        "text of a mail",
        "dGV4dCBvZiBhIG1haWw",
        "text of a mail",
        "dGV4\ndCBv\nZiBh\nIG1haWw=",
        "text of a mail",
        " dGV4 dCBv ZiBh IG1haWw= ",
        "text of a mail",
        "dGV4dCBvZiBhIG1haWw=\n\n\n",
        "text of a mail",
        "dGV4-dCBv!ZiBh*IG1haWw=",
        "text of a mail",
        "dGV4dA==IG9mIGEgbWFpbA==",
        "text of a mail",
        "dGV4dA==\nIG9mIGEgbWFpbA==",
        "text of a mail",
        "dGV4dCBvZiBhIG1haWw==",
        "text of a mail",
        "dGV4dCBvZiBhIG1haWw===",
        "text of a mail",
        "dGV4dCBvZiBhIG1haWx",
        "text of a mail",
        "",
        "");
    text(
        corpus,
        "quoted-printable",
        "text of a mail",
        "text of a mail",
        "text=20of=20a=20mail",
        "text of a mail",
        "text of =\na mail",
        "text of a mail",
        "text of =   \na mail",
        "text of a mail",
        "text=3dof=3Da mail",
        "text=of=a mail",
        "text   \nmore",
        "text\nmore",
        "text=20  \nmore",
        "text \nmore",
        "text =ZZ more",
        "text =ZZ more",
        "text = more",
        "text = more",
        "text =4",
        "text =4",
        "text =",
        "text ",
        "text=0D=0Amore",
        "text\nmore",
        "a=\nb=\nc=\nd",
        "abcd",
        "x".repeat(300),
        "x".repeat(300));
    text(corpus, "7bit", "text of a mail", "text of a mail", "=20 is =20", "=20 is =20");
    for (String encoding :
        new String[] {"8bit", "binary", "BINARY", "none", "7bits", "utf-8", ""}) {
      text(corpus, encoding, "text of a mail", "text of a mail");
    }
    text(corpus, "Quoted-Printable", "a=3Db", "a=b");
    text(corpus, "quoted-printable (qp)", "a=3Db", "a=b");
    text(corpus, "x-uuencode", "begin 644 a.txt\n#86)C\n`\nend", null);
    files(corpus);
    uuencoded(corpus);
  }

  private static void text(Corpus corpus, String encoding, String... pairs) {
    for (int i = 0; i < pairs.length; i += 2) {
      Sample sample =
          corpus.mail(
              "encoding",
              HEAD
                  + "Content-Type: text/plain\nContent-Transfer-Encoding: "
                  + encoding
                  + "\n\n"
                  + pairs[i]
                  + "\n");
      if (pairs[i + 1] != null) {
        sample.with(Field.TEXT, pairs[i + 1]);
      }
    }
  }

  private static void files(Corpus corpus) {
    String[] pairs = {
      "AQIDBA==", "4", "AQIDBA", "4", "AQID", "3", "AQ==", "1", "AQ", "1", "A", "0",
      "AQID\nBAUG", "6", "AQID BAUG", "6", "AQIDBA==\nBQY=", "6", "", "0", "=", "0", "!!!!", "4"
    };
    for (int i = 0; i < pairs.length; i += 2) {
      corpus
          .mail(
              "encoding-file",
              NameMails.file("Content-Type: a/b; name=a.bin\n").replace("AQIDBA==", pairs[i]))
          .with(Field.FILES, "a.bin|" + pairs[i + 1] + "|a/b");
    }
  }

  private static void uuencoded(Corpus corpus) {
    String plain = "From: a@example.com\nSubject: x\n\n";
    String file = "begin 644 a.txt\n#86)C\n`\nend\n";
    corpus
        .mail("uuencode", plain + "before\n" + file + "after\n")
        .with(Field.FILES, "a.txt|3|application/octet-stream");
    corpus.mail("uuencode", plain + file).with(Field.FILES, "a.txt|3|application/octet-stream");
    corpus.mail("uuencode", plain + file.replace("end\n", ""));
    corpus.mail("uuencode", plain + "begin 644 of the day\nno file\n").with(Field.FILES, "");
    corpus.mail("uuencode", plain + "begin now\nend\n").with(Field.FILES, "");
    corpus.mail("yenc", plain + "=ybegin line=128 size=3 name=a.bin\nabc\n=yend size=3\n");
  }
}
