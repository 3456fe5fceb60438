// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.mime;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of an HTML body, for a message that brings no plain one. Not a renderer. */
final class HtmlText {
  private static final Pattern UNSEEN =
      Pattern.compile("(?is)<(script|style|head)\\b[^>]*>.*?</\\1\\s*>|<!--.*?-->");
  private static final Pattern BREAK =
      Pattern.compile("(?i)<(?:br|/p|/div|/tr|/h[1-6]|/li)\\b[^>]*>");
  private static final Pattern TAG = Pattern.compile("<[^>]*>");
  private static final Pattern ENTITY =
      Pattern.compile("&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,6});");
  private static final Map<String, String> NAMED =
      Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ");

  private HtmlText() {}

  static String of(String html) {
    String text = UNSEEN.matcher(html).replaceAll("");
    text = text.replaceAll("[\\r\\n\\t ]+", " ");
    text = BREAK.matcher(text).replaceAll("\r\n");
    text = TAG.matcher(text).replaceAll("");
    return ENTITY
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(character(match.group(1), match.group())))
        .strip();
  }

  private static String character(String name, String otherwise) {
    if (!name.startsWith("#")) {
      return NAMED.getOrDefault(name, otherwise);
    }
    boolean hex = name.length() > 1 && (name.charAt(1) | 0x20) == 'x';
    int code = hex ? Integer.parseInt(name.substring(2), 16) : Integer.parseInt(name.substring(1));
    return Character.isValidCodePoint(code) ? Character.toString(code) : otherwise;
  }
}
