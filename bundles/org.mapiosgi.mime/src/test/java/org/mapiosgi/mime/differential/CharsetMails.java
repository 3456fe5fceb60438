// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.differential;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/** Text in every charset, under the names that mail programs give them, and under none. */
final class CharsetMails {
  private static final String GERMAN = "Gr\u00fc\u00dfe aus K\u00f6ln";
  private static final String CZECH = "P\u0159\u00edli\u0161 \u017elu\u0165ou\u010dk\u00fd";
  private static final String RUSSIAN = "\u041f\u0440\u0438\u0432\u0435\u0442 \u043c\u0438\u0440";
  private static final String GREEK = "\u039a\u03b1\u03bb\u03b7\u03bc\u03ad\u03c1\u03b1";
  private static final String HEBREW = "\u05e9\u05dc\u05d5\u05dd";
  private static final String ARABIC = "\u0645\u0631\u062d\u0628\u0627";
  private static final String TURKISH = "\u0130stanbul'da \u015fark\u0131";
  private static final String JAPANESE = "\u3053\u3093\u306b\u3061\u306f\u4e16\u754c";
  private static final String CHINESE = "\u4f60\u597d\u4e16\u754c";
  private static final String KOREAN = "\uc548\ub155\ud558\uc138\uc694";
  private static final String THAI = "\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35";
  private static final String QUOTES = "\u201eso\u201c \u2013 5 \u20ac";
  private static final String HEAD = "From: a@example.com\nSubject: x\nMIME-Version: 1.0\n";

  private CharsetMails() {}

  static void add(Corpus corpus) {
    labels(corpus, GERMAN, "UTF-8", "utf-8", "UTF8", "unicode-1-1-utf-8");
    labels(corpus, GERMAN, "ISO-8859-1", "iso-8859-1", "latin1", "l1", "iso8859-1", "ISO_8859-1");
    labels(corpus, GERMAN, "ISO-8859-1", "iso88591", "cp819", "ibm819", "csISOLatin1");
    labels(corpus, QUOTES, "windows-1252", "windows-1252", "cp1252", "x-cp1252", "CP-1252");
    labels(corpus, QUOTES, "windows-1252", "iso-8859-1", "us-ascii", "ansi_x3.4-1968", "latin1");
    labels(corpus, CZECH, "ISO-8859-2", "iso-8859-2", "latin2", "csisolatin2");
    labels(corpus, CZECH, "windows-1250", "windows-1250", "cp1250", "x-cp1250");
    labels(corpus, RUSSIAN, "windows-1251", "windows-1251", "cp1251", "x-cp1251");
    labels(corpus, RUSSIAN, "KOI8-R", "koi8-r", "koi8", "koi", "cskoi8r");
    labels(corpus, RUSSIAN, "KOI8-U", "koi8-u");
    labels(corpus, RUSSIAN, "ISO-8859-5", "iso-8859-5", "cyrillic");
    labels(corpus, RUSSIAN, "IBM866", "ibm866", "cp866", "866");
    labels(corpus, GREEK, "ISO-8859-7", "iso-8859-7", "greek", "elot_928");
    labels(corpus, GREEK, "windows-1253", "windows-1253", "cp1253");
    labels(corpus, HEBREW, "ISO-8859-8", "iso-8859-8", "iso-8859-8-i", "iso-8859-8-e", "visual");
    labels(corpus, HEBREW, "windows-1255", "windows-1255", "cp1255");
    labels(corpus, ARABIC, "ISO-8859-6", "iso-8859-6", "arabic");
    labels(corpus, ARABIC, "windows-1256", "windows-1256", "cp1256");
    labels(corpus, TURKISH, "windows-1254", "windows-1254", "iso-8859-9", "latin5");
    labels(corpus, GERMAN, "ISO-8859-15", "iso-8859-15", "latin-9", "l9");
    labels(corpus, JAPANESE, "ISO-2022-JP", "iso-2022-jp", "csiso2022jp");
    labels(corpus, JAPANESE, "windows-31j", "shift_jis", "sjis", "x-sjis", "windows-31j", "cp932");
    labels(corpus, JAPANESE, "EUC-JP", "euc-jp", "x-euc-jp");
    labels(corpus, CHINESE, "GBK", "gb2312", "gbk", "x-gbk", "gb_2312-80");
    labels(corpus, CHINESE, "GB18030", "gb18030");
    labels(corpus, CHINESE, "Big5", "big5", "cn-big5", "x-x-big5");
    labels(corpus, KOREAN, "EUC-KR", "euc-kr", "ks_c_5601-1987", "korean", "ksc5601");
    labels(corpus, THAI, "x-windows-874", "windows-874", "tis-620", "dos-874");
    labels(corpus, GERMAN, "UTF-8", "x-unknown", "unknown-8bit", "8bit");
    undeclared(corpus);
    unusual(corpus);
  }

  /** A mail for each name; the encodings take turns. */
  private static void labels(Corpus corpus, String text, String charset, String... names) {
    Charset encoding = Charset.forName(charset);
    byte[] bytes = text.getBytes(encoding);
    for (String name : names) {
      String kind = "charset-" + name.toLowerCase(Locale.ROOT);
      String word = "=?" + name + "?B?" + Base64.getEncoder().encodeToString(bytes) + "?=";
      corpus
          .mail(
              kind,
              "From: a@example.com\nSubject: "
                  + word
                  + "\nMIME-Version: 1.0\nContent-Type: text/plain; charset="
                  + name
                  + "\nContent-Transfer-Encoding: quoted-printable\n\n"
                  + quotedPrintable(bytes)
                  + "\n")
          .with(Field.SUBJECT, text)
          .with(Field.TEXT, text);
    }
  }

  static String quotedPrintable(byte[] bytes) {
    StringBuilder out = new StringBuilder();
    for (byte each : bytes) {
      out.append(
          each > ' ' && each < 0x7F && each != '='
              ? String.valueOf((char) each)
              : String.format(Locale.ROOT, "=%02X", each & 0xFF));
    }
    return out.toString();
  }

  private static void undeclared(Corpus corpus) {
    String mail = "From: a@example.com\nSubject: x\n%s\n" + GERMAN + "\n";
    for (Charset charset : new Charset[] {StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1}) {
      String kind = "undeclared-" + charset.name().toLowerCase(Locale.ROOT);
      for (String header :
          new String[] {
            "",
            "Content-Type: text/plain\n",
            "MIME-Version: 1.0\nContent-Type: text/plain; charset=us-ascii\n",
            "MIME-Version: 1.0\nContent-Type: text/plain\nContent-Transfer-Encoding: 8bit\n",
            "Content-Type: text\n",
            "Content-Type:\n"
          }) {
        corpus.mail(kind, mail.formatted(header), charset).with(Field.TEXT, GERMAN);
      }
      corpus
          .mail(kind + "-header", "From: a@example.com\nSubject: " + GERMAN + "\n\nx\n", charset)
          .with(Field.SUBJECT, GERMAN);
      corpus
          .mail(
              kind + "-address",
              "From: J\u00f6rg <a@example.com>\nTo: \"M\u00fcller, \u00c4nne\" <b@example.com>\n\nx\n",
              charset)
          .with(Field.FROM, "J\u00f6rg <a@example.com>")
          .with(Field.TO, "M\u00fcller, \u00c4nne <b@example.com>");
    }
  }

  private static void unusual(Corpus corpus) {
    german(corpus, "charset-twice", type("charset=utf-8; charset=iso-8859-1"));
    german(corpus, "charset-quoted", type("charset=\"utf-8\""));
    german(corpus, "charset-single-quotes", type("charset='utf-8'"));
    german(corpus, "charset-with-comment", type("charset=utf-8 (Unicode)"));
    german(corpus, "charset-blanks", type("charset = utf-8"));
    german(corpus, "charset-without-semicolon", "Content-Type: text/plain charset=utf-8\n\n");
    german(corpus, "charset-mark", type("charset=utf-8") + "\ufeff");
    corpus
        .mail("charset-utf-7", HEAD + type("charset=utf-7") + "Gr+APwA3w-e\n")
        .with(Field.TEXT, "Gr\u00fc\u00dfe");
    byte[] wide = GERMAN.getBytes(StandardCharsets.UTF_16);
    corpus
        .mail(
            "charset-utf-16",
            HEAD
                + "Content-Type: text/plain; charset=utf-16\nContent-Transfer-Encoding: base64\n\n"
                + Base64.getEncoder().encodeToString(wide)
                + "\n")
        .with(Field.TEXT, GERMAN);
  }

  /** A mail in UTF-8 whose text is German; the end of its header varies. */
  private static void german(Corpus corpus, String kind, String headerEnd) {
    corpus
        .mail(kind, HEAD + headerEnd + GERMAN + "\n", StandardCharsets.UTF_8)
        .with(Field.TEXT, GERMAN);
  }

  private static String type(String parameters) {
    return "Content-Type: text/plain; " + parameters + "\nContent-Transfer-Encoding: 8bit\n\n";
  }
}
