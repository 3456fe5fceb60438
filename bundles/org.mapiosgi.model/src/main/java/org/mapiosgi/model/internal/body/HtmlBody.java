// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.body;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.mapiosgi.api.property.Binary;

/** Decodes PR_HTML, whose bytes are text in the code page that PR_INTERNET_CPID names. */
public final class HtmlBody {
  /** The code page of UTF-8. */
  public static final int UTF_8 = 65001;

  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(UTF_8, "UTF-8"),
          Map.entry(1200, "UTF-16LE"),
          Map.entry(1201, "UTF-16BE"),
          Map.entry(20127, "US-ASCII"),
          Map.entry(20866, "KOI8-R"),
          Map.entry(21866, "KOI8-U"),
          Map.entry(874, "x-windows-874"),
          Map.entry(932, "windows-31j"),
          Map.entry(936, "GBK"),
          Map.entry(949, "x-windows-949"),
          Map.entry(950, "x-windows-950"),
          Map.entry(50220, "ISO-2022-JP"),
          Map.entry(50221, "ISO-2022-JP"),
          Map.entry(50222, "ISO-2022-JP"),
          Map.entry(50225, "ISO-2022-KR"),
          Map.entry(51932, "EUC-JP"),
          Map.entry(51936, "GB2312"),
          Map.entry(51949, "EUC-KR"),
          Map.entry(54936, "GB18030"),
          Map.entry(38598, "ISO-8859-8"));

  private HtmlBody() {}

  /** Encodes a document in UTF-8. */
  public static Binary encode(String html) {
    return Binary.of(html.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Decodes the bytes. If the code page is missing or this JVM does not know it, they are read as
   * UTF-8 if they can be, and otherwise in the code page of western Windows.
   */
  public static String decode(Binary html, Optional<Integer> codePage) {
    byte[] bytes = html.toByteArray();
    Optional<Charset> named = codePage.flatMap(HtmlBody::charset);
    if (named.isPresent()) {
      return new String(bytes, named.get());
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, charset(1252).orElse(StandardCharsets.ISO_8859_1));
    }
  }

  private static Optional<Charset> charset(int codePage) {
    String name = NAMES.get(codePage);
    if (name == null) {
      if (codePage >= 1250 && codePage <= 1258) {
        name = "windows-" + codePage;
      } else if (codePage >= 28591 && codePage <= 28605) {
        name = "ISO-8859-" + (codePage - 28590);
      } else {
        name = "IBM" + codePage;
      }
    }
    return Charset.isSupported(name) ? Optional.of(Charset.forName(name)) : Optional.empty();
  }
}
