// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.doctor.internal.report;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Writes values as JSON (RFC 8259), indented by two spaces. Characters outside of ASCII become
 * escapes, so that consoles and pipes of any character set keep the text.
 */
final class JsonText {
  private static final String INDENT = "  ";

  private final StringBuilder text = new StringBuilder();

  private JsonText() {}

  /**
   * Writes a value.
   *
   * @param value null, a Boolean, an Integer or a Long, text, or a List or a Map of them; a map's
   *     keys are written in its order
   * @throws IllegalArgumentException if the value contains anything else
   */
  static String of(Object value) {
    JsonText json = new JsonText();
    json.value(value, "");
    return json.text.toString();
  }

  private void value(Object value, String indent) {
    if (value instanceof CharSequence words) {
      string(words);
    } else if (value instanceof Map<?, ?> map) {
      object(map, indent);
    } else if (value instanceof List<?> list) {
      array(list, indent);
    } else if (value == null
        || value instanceof Boolean
        || value instanceof Integer
        || value instanceof Long) {
      text.append(value);
    } else {
      throw new IllegalArgumentException("no JSON for a " + value.getClass().getName());
    }
  }

  private void object(Map<?, ?> map, String indent) {
    text.append('{');
    String inner = indent + INDENT;
    for (Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
        entries.hasNext(); ) {
      Map.Entry<?, ?> entry = entries.next();
      if (!(entry.getKey() instanceof CharSequence key)) {
        throw new IllegalArgumentException("no JSON for the key " + entry.getKey());
      }
      text.append('\n').append(inner);
      string(key);
      text.append(": ");
      value(entry.getValue(), inner);
      text.append(entries.hasNext() ? "," : "\n" + indent);
    }
    text.append('}');
  }

  private void array(List<?> list, String indent) {
    text.append('[');
    String inner = indent + INDENT;
    for (Iterator<?> elements = list.iterator(); elements.hasNext(); ) {
      text.append('\n').append(inner);
      value(elements.next(), inner);
      text.append(elements.hasNext() ? "," : "\n" + indent);
    }
    text.append(']');
  }

  private void string(CharSequence words) {
    text.append('"');
    for (int i = 0; i < words.length(); i++) {
      character(words.charAt(i));
    }
    text.append('"');
  }

  private void character(char c) {
    switch (c) {
      case '"' -> text.append("\\\"");
      case '\\' -> text.append("\\\\");
      case '\n' -> text.append("\\n");
      case '\r' -> text.append("\\r");
      case '\t' -> text.append("\\t");
      default -> {
        if (c < 0x20 || c > 0x7E) {
          // The standard writes a character beyond the basic plane as two escapes.
          text.append(String.format("\\u%04x", (int) c));
        } else {
          text.append(c);
        }
      }
    }
  }
}
