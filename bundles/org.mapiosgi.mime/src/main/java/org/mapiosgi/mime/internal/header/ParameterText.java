// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.header;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mapiosgi.mime.internal.text.EncodedWords;
import org.mapiosgi.mime.internal.text.TextDecoder;

/** Reads the text of a parameter: RFC 2231, encoded words, and their mixtures. */
public final class ParameterText {
  private static final Pattern EXTENDED =
      Pattern.compile("(?s)([\\w.:-]{0,80})'([\\w-]{0,40})'(.*)");
  private static final Pattern SECTION = Pattern.compile("\\*(\\d{1,3})(\\*?)");

  private final TextDecoder decoder;
  private final EncodedWords words;

  /** A reader that decodes with these. */
  public ParameterText(TextDecoder decoder, EncodedWords words) {
    this.decoder = decoder;
    this.words = words;
  }

  private record Section(String text, boolean encoded) {}

  /** The text of a parameter; empty if it is not there. */
  public String of(ContentValue value, String name) {
    String whole = value.parameter(name + "*");
    if (!whole.isEmpty()) {
      return extended(whole).orElseGet(() -> decoder.decode(percent(whole), null).text());
    }
    SortedMap<Integer, Section> sections = sections(value.parameters(), name);
    if (!sections.isEmpty()) {
      return join(sections);
    }
    // Some programs write the form of RFC 2231 without the asterisk.
    String plain = value.parameter(name);
    return (plain.indexOf('%') < 0 ? Optional.<String>empty() : extended(plain))
        .orElseGet(() -> words.decode(plain));
  }

  private static SortedMap<Integer, Section> sections(Map<String, String> parameters, String name) {
    SortedMap<Integer, Section> sections = new TreeMap<>();
    parameters.forEach(
        (key, text) -> {
          if (key.startsWith(name + "*")) {
            Matcher matcher = SECTION.matcher(key.substring(name.length()));
            if (matcher.matches()) {
              boolean encoded = !matcher.group(2).isEmpty();
              sections.put(Integer.parseInt(matcher.group(1)), new Section(text, encoded));
            }
          }
        });
    return sections;
  }

  private String join(SortedMap<Integer, Section> sections) {
    Section first = sections.values().iterator().next();
    Matcher head = EXTENDED.matcher(first.text());
    boolean declared = first.encoded() && head.matches();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    boolean anyEncoded = false;
    boolean isFirst = true;
    for (Section section : sections.values()) {
      String text = isFirst && declared ? head.group(3) : section.text();
      anyEncoded |= section.encoded();
      isFirst = false;
      bytes.writeBytes(section.encoded() ? percent(text) : text.getBytes(StandardCharsets.UTF_8));
    }
    String text = decoder.decode(bytes.toByteArray(), declared ? head.group(1) : null).text();
    return anyEncoded ? text : words.decode(text);
  }

  private Optional<String> extended(String text) {
    Matcher matcher = EXTENDED.matcher(text);
    return matcher.matches() && !matcher.group(1).isEmpty()
        ? Optional.of(decoder.decode(percent(matcher.group(3)), matcher.group(1)).text())
        : Optional.empty();
  }

  private static byte[] percent(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
    for (int index = 0; index < bytes.length; index++) {
      boolean escape = bytes[index] == '%' && index + 2 < bytes.length;
      int high = escape ? Character.digit(bytes[index + 1], 16) : -1;
      int low = escape ? Character.digit(bytes[index + 2], 16) : -1;
      if (high >= 0 && low >= 0) {
        out.write(high << 4 | low);
        index += 2;
      } else {
        out.write(bytes[index]);
      }
    }
    return out.toByteArray();
  }
}
