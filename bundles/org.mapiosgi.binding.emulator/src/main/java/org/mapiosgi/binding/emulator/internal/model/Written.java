// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An entry of the address book, read from its text in the configuration.
 *
 * @param name the address if the text has no name
 * @param members the addresses of a list's members; empty for a person
 */
public record Written(String name, String address, Optional<List<String>> members) {
  /** {@code Name <address>}, or an address alone; a list has its members behind a colon. */
  private static final Pattern TEXT =
      Pattern.compile("\\s*(?:([^<>]*?)\\s*<)?([^<>\\s:]+@[^<>\\s:]+)>?\\s*(?::(.*))?");

  /** Reads an entry; empty if the text is none. */
  public static Optional<Written> of(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String address = parts.group(2);
    String name = parts.group(1) == null || parts.group(1).isEmpty() ? address : parts.group(1);
    return Optional.of(
        new Written(name, address, Optional.ofNullable(parts.group(3)).map(Written::split)));
  }

  private static List<String> split(String addresses) {
    return Arrays.stream(addresses.split(",", 0)).map(String::strip).toList();
  }

  /** Says whether the entry is a distribution list. */
  public boolean isList() {
    return members.isPresent();
  }
}
