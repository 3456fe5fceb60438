// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.run;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the benchmark and its measured processes say to each other, one line each: {@code word
 * name=value name=value}. A program in C can speak it too.
 *
 * @param word what it is about
 * @param fields in their order; values have no blanks on the wire
 */
public record Line(String word, Map<String, String> fields) {
  /** The answer that carries measured numbers. */
  public static final String RESULT = "@result";

  /** The answer that says why there are none: field {@link #REASON}. */
  public static final String NONE = "@none";

  /** The answer that says that it should have had a result: field {@link #REASON}. */
  public static final String FAILED = "@failed";

  /** Why there is no result. */
  public static final String REASON = "reason";

  /** A line with no fields. */
  public static Line of(String word) {
    return new Line(word, Map.of());
  }

  /** There is no result. */
  public static Line none(String reason) {
    return of(NONE).with(REASON, reason);
  }

  /** There should be a result. */
  public static Line failed(String reason) {
    return of(FAILED).with(REASON, reason);
  }

  /** A copy with one more field. */
  public Line with(String name, Object value) {
    Map<String, String> more = new LinkedHashMap<>(fields);
    more.put(name, String.valueOf(value));
    return new Line(word, more);
  }

  /** The field as a whole number. */
  public int number(String name) {
    return Integer.parseInt(text(name));
  }

  /** The field. */
  public String text(String name) {
    String value = fields.get(name);
    if (value == null) {
      throw new IllegalArgumentException("'" + this + "' lacks " + name);
    }
    return value;
  }

  /** Reads what {@link #toString} wrote. */
  public static Line parse(String text) {
    String[] words = text.trim().split(" +", -1);
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 1; i < words.length; i++) {
      int equals = words[i].indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException("no name=value: " + words[i] + " in " + text);
      }
      fields.put(
          words[i].substring(0, equals),
          URLDecoder.decode(words[i].substring(equals + 1), StandardCharsets.UTF_8));
    }
    return new Line(words[0], fields);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(word);
    fields.forEach(
        (name, value) ->
            text.append(' ')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return text.toString();
  }
}
