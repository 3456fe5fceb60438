// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.differential;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The fields of a mail as one parser sees them, in a form that does not depend on the parser. */
final class Views {
  private Views() {}

  /** Gives the value of a field. */
  interface Value {
    String get() throws Exception;
  }

  /** The fields. A parser that fails gives the kind of its failure. */
  static Map<Field, String> of(Map<Field, Value> values) {
    Map<Field, String> view = new TreeMap<>();
    values.forEach((field, value) -> view.put(field, attempt(value)));
    return view;
  }

  private static String attempt(Value value) {
    try {
      return value.get();
    } catch (Exception | Error e) {
      return "fails: " + e.getClass().getSimpleName();
    }
  }

  static String mailbox(String name, String address) {
    String known = name == null || name.equals(address) ? "" : name.strip();
    return known.isEmpty() ? "<" + address + ">" : known + " <" + address + ">";
  }

  static String list(List<String> mailboxes) {
    return String.join("; ", mailboxes);
  }

  static String text(String text) {
    return text == null
        ? ""
        : text.replace("\r\n", "\n").replace('\r', '\n').replaceAll("\n+$", "");
  }

  /** A file. The name of one that has none is its reader's to make. */
  static String file(String name, int size, String type) {
    return (name == null || name.isEmpty() ? "-" : name)
        + "|"
        + size
        + "|"
        + type.toLowerCase(Locale.ROOT);
  }

  static String message(String subject) {
    return "message|" + subject;
  }
}
