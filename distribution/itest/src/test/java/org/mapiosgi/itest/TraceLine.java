// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One call as the reference provider noted it: {@code <seq> <thread> <name> key=value ...
 * hr=0x00000000 objects=1 buffers=0}.
 *
 * @param sequence counts up by one
 * @param thread the Windows thread id
 * @param name {@code MAPILogonEx} or {@code IMsgStore::OpenEntry}
 * @param values everything after the name
 */
record TraceLine(long sequence, long thread, String name, Map<String, String> values) {
  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException where it has another form, with the line
   */
  static TraceLine parse(String line) {
    String[] head = line.strip().split(" +", 4);
    if (head.length < 3) {
      throw new IllegalArgumentException("no trace line: '" + line + "'");
    }
    try {
      long sequence = Long.parseLong(head[0]);
      long thread = Long.parseLong(head[1]);
      return new TraceLine(sequence, thread, head[2], values(head.length == 4 ? head[3] : ""));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("no trace line: '" + line + "'", e);
    }
  }

  private static Map<String, String> values(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String word : text.split(" +", -1)) {
      int equals = word.indexOf('=');
      if (equals > 0) {
        values.put(word.substring(0, equals), unescaped(word.substring(equals + 1)));
      }
    }
    return values;
  }

  /** What the provider writes as %20 and the like; not as in a form, where a plus is a blank. */
  private static String unescaped(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /**
   * A value.
   *
   * @throws AssertionError where the line has no such key
   */
  String value(String key) {
    String value = values.get(key);
    if (value == null) {
      throw new AssertionError("no " + key + "= in " + this);
    }
    return value;
  }

  /** A number, decimal or {@code 0x} hexadecimal of up to 64 bits. */
  long number(String key) {
    String value = value(key);
    return value.startsWith("0x")
        ? Long.parseUnsignedLong(value.substring(2), 16)
        : Long.parseLong(value);
  }

  /** Whether the call returned no failure; a line without a result is none. */
  boolean succeeded() {
    return !values.containsKey("hr") || (number("hr") & 0x8000_0000L) == 0;
  }

  /** Whether all bits are set in the value. */
  boolean has(String key, long bits) {
    return (number(key) & bits) == bits;
  }
}
