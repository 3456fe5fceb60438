// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.differential;

import java.util.ArrayList;
import java.util.List;

/** Mails of several parts, as mail programs build them. */
final class StructureMails {
  private static final String HEAD = "From: a@example.com\nSubject: x\nMIME-Version: 1.0\n";
  private static final String TEXT = "Content-Type: text/plain\n\nthe text\n";
  private static final String HTML = "Content-Type: text/html\n\n<p>the html</p>\n";
  private static final String PDF =
      "Content-Type: application/pdf; name=a.pdf\nContent-Disposition: attachment;"
          + " filename=a.pdf\nContent-Transfer-Encoding: base64\n\nAQIDBA==\n";
  private static final String PNG =
      "Content-Type: image/png; name=p.png\nContent-ID: <p@example.com>\nContent-Disposition:"
          + " inline; filename=p.png\nContent-Transfer-Encoding: base64\n\niVBORw==\n";
  private static final String MAIL =
      "Content-Type: message/rfc822\n\nFrom: b@example.org\nSubject: inner\n\ninner text\n";
  private static final String CALENDAR =
      "Content-Type: text/calendar; method=REQUEST; charset=utf-8\n\nBEGIN:VCALENDAR\n"
          + "VERSION:2.0\nPRODID:-//Example//EN\nMETHOD:REQUEST\nBEGIN:VEVENT\nUID:1@example.com\n"
          + "DTSTART:20260302T100000Z\nSUMMARY:x\nEND:VEVENT\nEND:VCALENDAR\n";

  private static final List<String> PARTS =
      List.of(TEXT, HTML, PDF, PNG, MAIL, CALENDAR, alternative(TEXT, HTML), related(HTML, PNG));

  private StructureMails() {}

  static void add(Corpus corpus) {
    for (String subtype : List.of("mixed", "alternative", "related", "x-unknown")) {
      for (String part : PARTS) {
        corpus.mail("single-" + subtype, HEAD + multipart(subtype, part));
      }
    }
    for (int first = 0; first < PARTS.size(); first++) {
      for (int second = 0; second < PARTS.size(); second++) {
        corpus.mail("pair", HEAD + multipart("mixed", PARTS.get(first), PARTS.get(second)));
      }
    }
    corpus.mail("client", HEAD + multipart("mixed", alternative(TEXT, related(HTML, PNG)), PDF));
    corpus.mail("client", HEAD + related(alternative(TEXT, HTML), PNG));
    corpus.mail("client", HEAD + alternative(TEXT, multipart("mixed", HTML, PDF)));
    corpus.mail("client", HEAD + alternative(TEXT, HTML, CALENDAR));
    corpus.mail("client", HEAD + multipart("mixed", alternative(TEXT, HTML, CALENDAR), CALENDAR));
    corpus.mail("client", HEAD + multipart("mixed", TEXT, PDF, TEXT));
    corpus.mail("client", HEAD + multipart("mixed", HTML, PDF, HTML));
    corpus.mail("client", HEAD + multipart("digest", "\nFrom: b@example.org\nSubject: d\n\nx\n"));
    corpus.mail("client", HEAD + multipart("mixed", MAIL, MAIL, MAIL));
    corpus.mail("client", HEAD + MAIL);
    corpus.mail("client", HEAD + PDF);
    corpus.mail("client", HEAD + PNG);
    corpus.mail("client", HEAD + CALENDAR);
    reports(corpus);
    signed(corpus);
  }

  private static void reports(Corpus corpus) {
    String status =
        "Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.com\n\n"
            + "Final-Recipient: rfc822; b@example.org\nAction: failed\nStatus: 5.1.1\n";
    String read =
        "Content-Type: message/disposition-notification\n\nFinal-Recipient: rfc822;"
            + " b@example.org\nDisposition: manual-action/MDN-sent-manually; displayed\n";
    String headers = "Content-Type: text/rfc822-headers\n\nFrom: a@example.com\nSubject: y\n";
    corpus.mail("report", HEAD + report("delivery-status", TEXT, status, MAIL));
    corpus.mail("report", HEAD + report("delivery-status", TEXT, status, headers));
    corpus.mail("report", HEAD + report("delivery-status", TEXT, status));
    corpus.mail("report", HEAD + report("disposition-notification", TEXT, read));
    corpus.mail("report", HEAD + report("disposition-notification", TEXT, read, MAIL));
  }

  private static void signed(Corpus corpus) {
    String signature =
        "Content-Type: application/pkcs7-signature; name=smime.p7s\nContent-Transfer-Encoding:"
            + " base64\nContent-Disposition: attachment; filename=smime.p7s\n\nAQIDBA==\n";
    String pgp = "Content-Type: application/pgp-signature; name=signature.asc\n\nnot a signature\n";
    corpus.mail("signed", HEAD + multipart("signed", TEXT, pgp));
    corpus.mail("signed", HEAD + multipart("signed", alternative(TEXT, HTML), pgp));
    corpus.mail("signed-smime", HEAD + smime(TEXT, signature));
    corpus.mail("signed-smime", HEAD + smime(alternative(TEXT, HTML), signature));
    corpus.mail(
        "encrypted",
        HEAD
            + "Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\n"
            + "Content-Transfer-Encoding: base64\n\nAQIDBA==\n");
    corpus.mail(
        "encrypted",
        HEAD
            + multipart(
                "encrypted",
                "Content-Type: application/pgp-encrypted\n\nVersion: 1\n",
                "Content-Type: application/octet-stream; name=e.asc\n\nnot encrypted\n"));
  }

  private static String alternative(String... parts) {
    return multipart("alternative", parts);
  }

  private static String related(String... parts) {
    return multipart("related", parts);
  }

  private static String report(String type, String... parts) {
    return multipart("report", parts).replaceFirst("; ", "; report-type=" + type + "; ");
  }

  private static String smime(String... parts) {
    return multipart("signed", parts)
        .replaceFirst("; ", "; protocol=\"application/pkcs7-signature\"; micalg=sha-256; ");
  }

  /** Parts with a boundary that is in none of them. */
  private static String multipart(String subtype, String... parts) {
    String boundary = "b" + String.join("", parts).split("boundary=", -1).length;
    List<String> lines = new ArrayList<>();
    lines.add("Content-Type: multipart/" + subtype + "; boundary=" + boundary + "\n\n");
    for (String part : parts) {
      lines.add("--" + boundary + "\n" + part);
    }
    lines.add("--" + boundary + "--\n");
    return String.join("", lines);
  }
}
