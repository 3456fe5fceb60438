// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds a charset by a name that mail uses for it: the labels of WHATWG's Encoding Standard, the
 * names of Windows' code pages, and their misspellings.
 */
public final class CharsetNames {
  /** Longer ones are no names, and are not looked up. */
  private static final int LONGEST = 64;

  private static final Map<String, String> KIN =
      Map.of("x-windows-iso2022jp", "ISO-2022-JP", "Big5-HKSCS", "Big5", "x-windows-949", "EUC-KR");

  private static final Pattern CODE_PAGE =
      Pattern.compile("(?:x-|ms-|ms)?(?:cp|windows|win|ibm|dos|codepage)?[-_ ]?(\\d{3,5})");
  private static final Pattern LATIN =
      Pattern.compile("(?:cs)?iso[-_ ]?(?:ir[-_])?8859[-_ ]?(\\d{1,2})(?:[-_:](?:i|e|\\d{4}))?");

  private final Map<String, Charset> ofJava = ofJava();
  private final Map<String, MailCharset> byName = new HashMap<>();

  /** All names. */
  public CharsetNames() {
    add("UTF-8", 65001, "utf-8 utf8 utf_8 unicode-1-1-utf-8 unicode11utf8 x-unicode20utf8 unicode");
    byName.put("utf-7", MailCharset.UTF_7);
    byName.put("utf7", MailCharset.UTF_7);
    byName.put("unicode-1-1-utf-7", MailCharset.UTF_7);
    byName.put("x-unicode-2-0-utf-7", MailCharset.UTF_7);
    byName.put("csunicode11utf7", MailCharset.UTF_7);
    add(
        "US-ASCII",
        20127,
        "us-ascii ascii us iso646-us iso-646-us iso_646.irv:1991 ansi_x3.4-1968"
            + " ansi_x3.4-1986 646 csascii ascii-us");
    add(
        "windows-1252",
        28591,
        "latin1 latin-1 iso-latin-1 l1 iso8859_1 8859_1 8859-1 cp819 ibm819"
            + " iso-ir-100 csisolatin1 iso_8859-1:1987 iso-8859-1-windows-3.1-latin-1");
    add("windows-1252", 1252, "ansi windows-ansi x-ansi x-cp1252 western");
    add(
        "GB18030",
        936,
        "gb2312 gb_2312 gb_2312-80 gb2312-80 gbk x-gbk chinese csgb2312"
            + " csiso58gb231280 iso-ir-58 euc-cn euccn cp936 ms936 windows-936 gb gb2312_charset");
    add("GB18030", 54936, "gb18030 gb-18030");
    add("Big5-HKSCS", 950, "big5 big-5 big5-hkscs cn-big5 csbig5 x-x-big5 x-big5 cp950 ms950");
    add(
        "windows-31j",
        932,
        "shift_jis shift-jis sjis x-sjis ms_kanji csshiftjis windows-31j cp932"
            + " ms932 cswindows31j shiftjis");
    add("EUC-JP", 51932, "euc-jp eucjp x-euc-jp x-euc cseucpkdfmtjapanese");
    add(
        "x-windows-iso2022jp",
        50220,
        "iso-2022-jp csiso2022jp iso2022jp iso-2022-jp-1"
            + " iso-2022-jp-2 iso-2022-jp-3 iso-2022-jp-ms cp50220 cp50221 cp50222 jis");
    add(
        "x-windows-949",
        949,
        "euc-kr euckr ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 korean"
            + " cseuckr csksc56011987 iso-ir-149 uhc cp949 ms949 ks_c_5601 windows-949");
    add("x-Johab", 1361, "johab x-johab ms1361 cp1361 ks_c_5601-1992");
    add("ISO-2022-KR", 50225, "iso-2022-kr csiso2022kr");
    add("KOI8-R", 20866, "koi8-r koi koi8 koi8_r cskoi8r koi8r");
    add("KOI8-U", 21866, "koi8-u koi8-ru koi8u koi8_u");
    add("x-MacRoman", 10000, "macintosh mac x-mac-roman csmacintosh macroman x-mac cp10000");
    add("x-MacCyrillic", 10007, "x-mac-cyrillic x-mac-ukrainian cp10007");
    add("x-windows-874", 874, "tis-620 tis620 windows-874 dos-874 iso-8859-11 cp874");
    add("UTF-16", 1200, "utf-16 utf16 unicodefffe-1 iso-10646-ucs-2 ucs-2 csunicode");
    add("UTF-16LE", 1200, "utf-16le utf16le unicodefeff");
    add("UTF-16BE", 1201, "utf-16be utf16be unicodefffe");
    add("UTF-32", 12000, "utf-32 utf32");
    add("ISO-8859-8", 38598, "iso-8859-8-i csiso88598i logical iso-8859-8i iso8859-8-i");
    add("ISO-8859-8", 28598, "iso-8859-8-e csiso88598e visual hebrew");
    add("ISO-8859-6", 28596, "arabic ecma-114 asmo-708 iso-8859-6-i iso-8859-6-e");
    add("ISO-8859-7", 28597, "greek greek8 ecma-118 elot_928 sun_eu_greek");
    add("ISO-8859-5", 28595, "cyrillic");
    add("ISO-8859-2", 28592, "latin2 latin-2 l2 iso-latin-2");
    add("windows-1254", 28599, "latin5 latin-5 l5");
    add("ISO-8859-15", 28605, "latin9 latin-9 l9 iso-latin-9");
  }

  /** Adds names. If a runtime lacks an extended charset, its nearest kin takes the names. */
  private void add(String javaName, int codePage, String names) {
    find(javaName)
        .or(() -> find(KIN.getOrDefault(javaName, javaName)))
        .ifPresent(
            charset -> {
              for (String name : names.split(" ", -1)) {
                byName.put(name, MailCharset.of(charset, codePage));
              }
            });
  }

  /** The charset of a name; empty if the name means nothing here. */
  public Optional<MailCharset> named(String label) {
    String name = normal(label);
    if (name.isEmpty() || name.length() > LONGEST) {
      return Optional.empty();
    }
    MailCharset known = byName.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    Matcher latin = LATIN.matcher(name);
    if (latin.matches()) {
      return latin(Integer.parseInt(latin.group(1)));
    }
    Matcher page = CODE_PAGE.matcher(name);
    if (page.matches()) {
      return codePage(Integer.parseInt(page.group(1)));
    }
    return find(name).map(charset -> MailCharset.of(charset, pageOf(charset)));
  }

  /** The charset of a code page of Windows; empty if the code page is unknown. */
  public Optional<MailCharset> ofCodePage(int codePage) {
    return CodePages.name(codePage).flatMap(this::named).or(() -> named("cp" + codePage));
  }

  /** Without quotation marks, a language (RFC 2231, 5) and what careless programs write behind. */
  private static String normal(String label) {
    String name = label.strip().toLowerCase(Locale.ROOT);
    int end = 0;
    while (end < name.length() && "*;,()\t \r\n".indexOf(name.charAt(end)) < 0) {
      end++;
    }
    name = name.substring(0, end).replaceAll("[\"'<>]", "");
    return name.startsWith("charset=") ? name.substring(8) : name;
  }

  /** Latin-1 and Latin-5 are read as the Windows code pages that contain them. */
  private Optional<MailCharset> latin(int number) {
    String name =
        switch (number) {
          case 1 -> "windows-1252";
          case 9 -> "windows-1254";
          case 11 -> "x-windows-874";
          default -> "ISO-8859-" + number;
        };
    return find(name).map(charset -> MailCharset.of(charset, 28590 + number));
  }

  private Optional<MailCharset> codePage(int number) {
    if (number == 65001) {
      return Optional.of(MailCharset.UTF_8);
    }
    MailCharset known = byName.get("cp" + number);
    if (known != null) {
      return Optional.of(known);
    }
    if (number > 28590 && number < 28606) {
      return latin(number - 28590);
    }
    return find("windows-" + number)
        .or(() -> find("IBM" + number))
        .or(() -> find("x-IBM" + number))
        .map(charset -> MailCharset.of(charset, number));
  }

  private static int pageOf(Charset charset) {
    Matcher digits = Pattern.compile("\\d{3,4}$").matcher(charset.name());
    return charset.name().startsWith("IBM") && digits.find()
        ? Integer.parseInt(digits.group())
        : MailCharset.UTF_8.codePage();
  }

  private Optional<Charset> find(String name) {
    return Optional.ofNullable(ofJava.get(name.toLowerCase(Locale.ROOT)));
  }

  /** Asking Java for a name that it does not have takes long, and a mail can ask often. */
  private static Map<String, Charset> ofJava() {
    Map<String, Charset> byName = new HashMap<>();
    for (Charset charset : Charset.availableCharsets().values()) {
      charset.aliases().forEach(alias -> byName.put(alias.toLowerCase(Locale.ROOT), charset));
    }
    Charset.availableCharsets()
        .forEach((name, charset) -> byName.put(name.toLowerCase(Locale.ROOT), charset));
    return byName;
  }

  /** Decodes text that is neither declared nor UTF-8, as Windows' Latin-1. Leaves out no byte. */
  static String western(byte[] bytes) {
    String text = new String(bytes, Charset.forName("windows-1252"));
    if (text.indexOf('\uFFFD') < 0) {
      return text;
    }
    String plain = new String(bytes, StandardCharsets.ISO_8859_1);
    StringBuilder mended = new StringBuilder(text);
    for (int index = 0; index < mended.length(); index++) {
      if (mended.charAt(index) == '\uFFFD') {
        mended.setCharAt(index, plain.charAt(index));
      }
    }
    return mended.toString();
  }
}
