// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.differential;

/** Encoded words (RFC 2047), right ones and misused ones. */
final class WordMails {
  private WordMails() {}

  static void add(Corpus corpus) {
    // Each line: the field, then the subject that it means.
    subjects(
        corpus,
        "=?utf-8?Q?Gr=C3=BC=C3=9Fe?=",
        "Gr\u00fc\u00dfe",
        "=?UTF-8?q?Gr=c3=bc=c3=9fe?=",
        "Gr\u00fc\u00dfe",
        "=?utf-8?b?R3LDvMOfZQ==?=",
        "Gr\u00fc\u00dfe",
        "=?utf-8?Q?a_b=20c?=",
        "a b c",
        "=?utf-8?Q?a?= =?utf-8?Q?b?=",
        "ab",
        "=?utf-8?Q?a?=\n =?utf-8?Q?b?=",
        "ab",
        "=?utf-8?Q?a?=  \n  =?iso-8859-1?Q?=FC?=",
        "a\u00fc",
        "=?utf-8?Q?a?= b",
        "a b",
        "a =?utf-8?Q?b?=",
        "a b",
        "a  =?utf-8?Q?b?= c",
        "a  b c",
        "=?utf-8?Q?a_?= =?utf-8?Q?b?=",
        "a b",
        "=?utf-8*de?Q?Gr=C3=BC=C3=9Fe?=",
        "Gr\u00fc\u00dfe",
        "Re: =?utf-8?Q?a?=",
        "Re: a",
        "=?iso-8859-1?Q?=E9t=E9?= =?utf-8?B?w6l0w6k=?=",
        "\u00e9t\u00e9\u00e9t\u00e9",
        "=?utf-8?Q?=3D=3F=5F?=",
        "=?_",
        "=?us-ascii?Q?Keith_Moore?=",
        "Keith Moore",
        "=?utf-8?B?8J+YgA==?=",
        "\ud83d\ude00",
        "=?gb2312?B?xOO6w8rAvec=?=",
        "\u4f60\u597d\u4e16\u754c",
        "=?ISO-2022-JP?B?GyRCJDMkcyRLJEEkTxsoQg==?=",
        "\u3053\u3093\u306b\u3061\u306f");
    subjects(
        corpus,
        // Misuse, each in use by some program.
        "=?utf-8?Q?Gr=C3?= =?utf-8?Q?=BC=C3=9Fe?=",
        "Gr\u00fc\u00dfe",
        "=?utf-8?B?R3LD?= =?utf-8?B?vMOfZQ==?=",
        "Gr\u00fc\u00dfe",
        "=?utf-8?B?R3LDvMOfZQ?=",
        "Gr\u00fc\u00dfe",
        "=?utf-8?Q?a b c?=",
        "a b c",
        "x=?utf-8?Q?=C3=BC?=",
        "x\u00fc",
        "=?utf-8?Q?=C3=BC?=x",
        "\u00fcx",
        "=?utf-8?Q?a?==?utf-8?Q?b?=",
        "ab",
        "\"=?utf-8?Q?=C3=BC?=\"",
        "\"\u00fc\"",
        "(=?utf-8?Q?=C3=BC?=)",
        "(\u00fc)",
        "=?utf-8?Q?=ZZ?=",
        "=ZZ",
        "=?utf-8?X?abc?=",
        "=?utf-8?X?abc?=",
        "=?utf-8?Q?abc",
        "=?utf-8?Q?abc",
        "=?utf-8?Q?abc=?=",
        "abc=",
        "=?x-nowhere?Q?abc?=",
        "abc",
        "=?utf-8?Q?what??=",
        "what?",
        "=? ?=",
        "=? ?=",
        "=?utf-8?B?R3L\n DvMOfZQ==?=",
        "Gr\u00fc\u00dfe",
        "a =?utf-8?Q??= b",
        "a  b");
    subjects(
        corpus,
        "=?utf-8?Q?" + "a".repeat(200) + "?=",
        "a".repeat(200),
        "=?utf-8?Q?tab=09here?=",
        "tab here",
        "plain = text ? with =?",
        "plain = text ? with =?",
        "=20=3F",
        "=20=3F",
        "folded\n here",
        "folded here",
        "folded\n\there",
        "folded here",
        "",
        "");
    names(corpus);
  }

  private static void subjects(Corpus corpus, String... pairs) {
    for (int i = 0; i < pairs.length; i += 2) {
      corpus
          .field("word", "From: a@example.com\nSubject: " + pairs[i])
          .with(Field.SUBJECT, pairs[i + 1]);
    }
  }

  private static void names(Corpus corpus) {
    String[] pairs = {
      "=?utf-8?Q?J=C3=B6rg?= <a@example.com>", "J\u00f6rg <a@example.com>",
      "=?utf-8?Q?J=C3=B6rg?= Example <a@example.com>", "J\u00f6rg Example <a@example.com>",
      "=?utf-8?Q?J=C3=B6rg?=<a@example.com>", "J\u00f6rg <a@example.com>",
      "\"=?utf-8?Q?J=C3=B6rg?=\" <a@example.com>", "J\u00f6rg <a@example.com>",
      "=?utf-8?Q?Example=2C_J=C3=B6rg?= <a@example.com>", "Example, J\u00f6rg <a@example.com>",
      "a@example.com (=?utf-8?Q?J=C3=B6rg?=)", "J\u00f6rg <a@example.com>",
      "=?utf-8?Q?J=C3=B6rg?= =?utf-8?Q?_Example?= <a@example.com>",
          "J\u00f6rg Example <a@example.com>"
    };
    for (int i = 0; i < pairs.length; i += 2) {
      corpus.field("word-name", "From: " + pairs[i]).with(Field.FROM, pairs[i + 1]);
    }
  }
}
