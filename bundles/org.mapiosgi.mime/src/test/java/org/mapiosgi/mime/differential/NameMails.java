// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.differential;

import java.nio.charset.StandardCharsets;

/** Names of files: RFC 2231, RFC 2183, and the ways around them. */
final class NameMails {
  private static final String PDF = "|4|application/pdf";

  private NameMails() {}

  static void add(Corpus corpus) {
    disposition(
        corpus,
        "filename=a.pdf",
        "a.pdf",
        "filename=\"a b.pdf\"",
        "a b.pdf",
        "filename=a b.pdf",
        "a b.pdf",
        "filename=\"a\\\"b.pdf\"",
        "a\"b.pdf",
        "filename*=utf-8''Gr%C3%BC%C3%9Fe.pdf",
        "Gr\u00fc\u00dfe.pdf",
        "filename*=UTF-8'de'Gr%C3%BC%C3%9Fe.pdf",
        "Gr\u00fc\u00dfe.pdf",
        "filename*=iso-8859-1''Gr%FC%DFe.pdf",
        "Gr\u00fc\u00dfe.pdf",
        "filename*=windows-1251''%EE%F2%F7%B8%F2.pdf",
        "\u043e\u0442\u0447\u0451\u0442.pdf",
        "filename*0=long-; filename*1=name.pdf",
        "long-name.pdf",
        "filename*0=\"long \"; filename*1=\"name.pdf\"",
        "long name.pdf",
        "filename*1=name.pdf; filename*0=long-",
        "long-name.pdf",
        "filename*0*=utf-8''Gr%C3%BC; filename*1*=%C3%9Fe.pdf",
        "Gr\u00fc\u00dfe.pdf",
        "filename*0*=utf-8''Gr%C3; filename*1*=%BC%C3%9Fe.pdf",
        "Gr\u00fc\u00dfe.pdf",
        "filename*0*=utf-8''Gr%C3%BC; filename*1=%.pdf",
        "Gr\u00fc%.pdf",
        "filename*=utf-8''a.pdf; filename=b.pdf",
        "a.pdf",
        "filename=b.pdf; filename*=utf-8''a.pdf",
        "a.pdf",
        "FILENAME=a.pdf",
        "a.pdf",
        "filename = \"a.pdf\"",
        "a.pdf",
        "filename=\"=?utf-8?Q?Gr=C3=BC=C3=9Fe.pdf?=\"",
        "Gr\u00fc\u00dfe.pdf",
        "filename==?utf-8?Q?Gr=C3=BC=C3=9Fe.pdf?=",
        "Gr\u00fc\u00dfe.pdf",
        "filename=\"=?utf-8?B?R3LDvMOfZQ==?=\n =?utf-8?B?LnBkZg==?=\"",
        "Gr\u00fc\u00dfe.pdf",
        "filename=\"C:\\\\dir\\\\a.pdf\"",
        "a.pdf",
        "filename=\"dir/a.pdf\"",
        "a.pdf",
        "filename=\"../../a.pdf\"",
        "a.pdf",
        "filename=\"a.pdf\" ; size=4",
        "a.pdf",
        "filename=\"a;b.pdf\"",
        "a;b.pdf",
        "filename=\"a.pdf",
        "a.pdf",
        "filename*=a.pdf",
        "a.pdf",
        "filename*=utf-8''Gr%C3%BC%ZZ.pdf",
        "Gr\u00fc%ZZ.pdf",
        "filename=\"Gr%C3%BC.pdf\"",
        "Gr%C3%BC.pdf");
    for (String[] each :
        new String[][] {
          {"name=a.pdf", "a.pdf"},
          {"name=\"a b.pdf\"", "a b.pdf"},
          {"name*=utf-8''Gr%C3%BC%C3%9Fe.pdf", "Gr\u00fc\u00dfe.pdf"},
          {"name=\"=?iso-8859-1?Q?Gr=FC=DFe.pdf?=\"", "Gr\u00fc\u00dfe.pdf"},
          {"charset=utf-8; name=a.pdf", "a.pdf"},
          {"name*0*=utf-8''Gr%C3%BC; name*1=-2.pdf", "Gr\u00fc-2.pdf"}
        }) {
      corpus
          .mail("name-type", file("Content-Type: application/pdf; " + each[0] + "\n"))
          .with(Field.FILES, each[1] + PDF);
    }
    String both = "Content-Type: application/pdf; name=b.pdf\n";
    corpus
        .mail("name-both", file(both + "Content-Disposition: attachment; filename=a.pdf\n"))
        .with(Field.FILES, "a.pdf" + PDF);
    corpus
        .mail("name-both", file(both + "Content-Disposition: attachment\n"))
        .with(Field.FILES, "b.pdf" + PDF);
    for (var charset :
        new java.nio.charset.Charset[] {StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1}) {
      corpus
          .mail(
              "name-raw",
              file(
                  "Content-Type: application/pdf\nContent-Disposition: attachment;"
                      + " filename=\"Gr\u00fc\u00dfe.pdf\"\n"),
              charset)
          .with(Field.FILES, "Gr\u00fc\u00dfe.pdf" + PDF);
    }
  }

  private static void disposition(Corpus corpus, String... pairs) {
    for (int i = 0; i < pairs.length; i += 2) {
      String header =
          "Content-Type: application/pdf\nContent-Disposition: attachment; " + pairs[i] + "\n";
      corpus.mail("name", file(header)).with(Field.FILES, pairs[i + 1] + PDF);
    }
  }

  /** A text, and a file of four bytes. */
  static String file(String header) {
    return "From: a@example.com\nSubject: x\nMIME-Version: 1.0\n"
        + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\ntext\n--b\n"
        + header
        + "Content-Transfer-Encoding: base64\n\nAQIDBA==\n--b--\n";
  }
}
