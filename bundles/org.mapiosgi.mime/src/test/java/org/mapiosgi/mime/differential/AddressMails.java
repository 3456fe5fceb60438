// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.differential;

/** Addresses, old and loose. */
final class AddressMails {
  private AddressMails() {}

  static void add(Corpus corpus) {
    to(
        corpus,
        "a@example.com",
        "<a@example.com>",
        "<a@example.com>",
        "<a@example.com>",
        "Ada <a@example.com>",
        "Ada <a@example.com>",
        "Ada Example <a@example.com>",
        "Ada Example <a@example.com>",
        "\"Example, Ada\" <a@example.com>",
        "Example, Ada <a@example.com>",
        "\"Ada \\\"A\\\" Example\" <a@example.com>",
        "Ada \"A\" Example <a@example.com>",
        "a@example.com, b@example.org",
        "<a@example.com>; <b@example.org>",
        "a@example.com,b@example.org",
        "<a@example.com>; <b@example.org>",
        "a@example.com,\n b@example.org",
        "<a@example.com>; <b@example.org>",
        "Ada <a@example.com>, Ben <b@example.org>",
        "Ada <a@example.com>; Ben <b@example.org>",
        "a@example.com (Ada)",
        "Ada <a@example.com>",
        "a@example.com (Ada (A) Example)",
        "Ada (A) Example <a@example.com>",
        "Ada (the first) <a@example.com>",
        "Ada <a@example.com>",
        "Team: a@example.com, b@example.org;",
        "<a@example.com>; <b@example.org>",
        "Team: Ada <a@example.com>;, c@example.com",
        "Ada <a@example.com>; <c@example.com>",
        "undisclosed-recipients:;",
        "",
        "Undisclosed recipients: ;",
        "",
        "\"a b\"@example.com",
        "<\"a b\"@example.com>",
        "a@[192.0.2.1]",
        "<a@[192.0.2.1]>",
        "a+tag@example.com",
        "<a+tag@example.com>",
        "A@EXAMPLE.COM",
        "<A@EXAMPLE.COM>",
        "Ada A. Example <a@example.com>",
        "Ada A. Example <a@example.com>",
        "a.b.c@example.com",
        "<a.b.c@example.com>",
        "<@relay.example.org:a@example.com>",
        "<a@example.com>");
    to(
        corpus,
        // Not allowed, and in use.
        "a@example.com; b@example.org",
        "<a@example.com>; <b@example.org>",
        "a@example.com,, b@example.org",
        "<a@example.com>; <b@example.org>",
        "a@example.com,",
        "<a@example.com>",
        ", a@example.com",
        "<a@example.com>",
        "Ada Example a@example.com",
        "Ada Example <a@example.com>",
        "a@example.com <a@example.com>",
        "<a@example.com>",
        "a@example.com <b@example.org>",
        "a@example.com <b@example.org>",
        "<Ada <a@example.com>>",
        "Ada <a@example.com>",
        "<<a@example.com>>",
        "<a@example.com>",
        "Ada <a@example.com",
        "Ada <a@example.com>",
        "\"Ada <a@example.com>",
        "Ada <a@example.com>",
        "'Ada' <a@example.com>",
        "Ada <a@example.com>",
        "ada",
        "<ada>",
        "Ada <ada>",
        "Ada <ada>",
        "<>",
        "",
        "Ada < a@example.com >",
        "Ada <a@example.com>",
        "Ada <mailto:a@example.com>",
        "Ada <a@example.com>",
        "Ada, Ben <b@example.org>",
        "<Ada>; Ben <b@example.org>",
        "a@example.com.",
        "<a@example.com.>",
        "a @ example . com",
        "<a@example.com>",
        "Ada@Home <a@example.com>",
        "Ada@Home <a@example.com>",
        "Ada [dev] <a@example.com>",
        "Ada [dev] <a@example.com>",
        "\u00c4nne <a@example.com>",
        "\u00c4nne <a@example.com>",
        "a@b\u00fccher.example",
        "<a@b\u00fccher.example>");
    corpus
        .field("address-fields", "From: a@example.com\nTo: b@example.com\nTo: c@example.com")
        .with(Field.TO, "<b@example.com>; <c@example.com>");
    corpus
        .field("address-fields", "From: a@example.com\nTo: b@example.com\nCc: c@example.com")
        .with(Field.TO, "<b@example.com>")
        .with(Field.CC, "<c@example.com>");
    corpus
        .field("address-fields", "From: a@example.com, b@example.com\nSender: c@example.com")
        .with(Field.FROM, "<a@example.com>");
    corpus.field("address-fields", "Sender: c@example.com").with(Field.FROM, "<c@example.com>");
    corpus
        .field("address-fields", "from:a@example.com\ntO : b@example.com")
        .with(Field.FROM, "<a@example.com>")
        .with(Field.TO, "<b@example.com>");
  }

  private static void to(Corpus corpus, String... pairs) {
    for (int i = 0; i < pairs.length; i += 2) {
      corpus
          .mail(
              "address",
              "From: x@example.com\nTo: " + pairs[i] + "\n\ntext\n",
              java.nio.charset.StandardCharsets.UTF_8)
          .with(Field.TO, pairs[i + 1]);
    }
  }
}
