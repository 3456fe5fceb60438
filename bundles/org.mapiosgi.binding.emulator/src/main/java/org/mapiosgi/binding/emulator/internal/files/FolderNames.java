// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.files;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The folder names that a Maildir++ directory like {@code .Work.2026} stands for. */
final class FolderNames {
  /**
   * Modified UTF-7 (RFC 3501, section 5.1.3): {@code &} begins base64 of UTF-16, {@code &-} is &.
   */
  private static final Pattern SHIFTED = Pattern.compile("&([A-Za-z0-9+,]*)-");

  private FolderNames() {}

  /** The names of a directory whose name begins with a dot; none if it names no folder. */
  static List<String> of(String directory) {
    List<String> names = new ArrayList<>();
    for (String name : directory.substring(1).split("\\.", -1)) {
      if (name.isBlank()) {
        return List.of();
      }
      names.add(decoded(name));
    }
    return names;
  }

  private static String decoded(String name) {
    Matcher matcher = SHIFTED.matcher(name);
    return matcher.replaceAll(
        match -> Matcher.quoteReplacement(text(match.group(1), match.group())));
  }

  private static String text(String base64, String otherwise) {
    if (base64.isEmpty()) {
      return "&";
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(base64.replace(',', '/'));
      return new String(bytes, StandardCharsets.UTF_16BE);
    } catch (IllegalArgumentException e) {
      return otherwise;
    }
  }
}
