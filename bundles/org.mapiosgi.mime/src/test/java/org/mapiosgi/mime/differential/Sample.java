// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.differential;

import java.util.Map;
import java.util.TreeMap;

/** A mail of the corpus, with the values that its maker knows. */
final class Sample {
  private final String name;
  private final byte[] mail;
  private final Map<Field, String> known = new TreeMap<>();

  Sample(String name, byte[] mail) {
    this.name = name;
    this.mail = mail;
  }

  /** Says the value that a field of the mail has. */
  Sample with(Field field, String value) {
    known.put(field, value);
    return this;
  }

  String name() {
    return name;
  }

  byte[] mail() {
    return mail;
  }

  Map<Field, String> known() {
    return known;
  }

  @Override
  public String toString() {
    return name;
  }
}
