// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.text;

/** Makes names of attachments safe to show and to save. */
public final class SafeName {
  private static final int LONGEST = 255;
  private static final int LONGEST_EXTENSION = 20;

  private SafeName() {}

  /** Removes a path before the name and characters that mislead, and shortens the name. */
  public static String of(String text) {
    int path = Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\'));
    String name = text.substring(path + 1).replaceAll("[\\p{Cntrl}\\u202A-\\u202E]", "").strip();
    if (name.length() <= LONGEST) {
      return name;
    }
    String extension = extension(name);
    int end = LONGEST - extension.length();
    return name.substring(0, end - (Character.isHighSurrogate(name.charAt(end - 1)) ? 1 : 0))
        + extension;
  }

  /** The extension with its dot; empty if there is none. */
  public static String extension(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 && name.length() - dot <= LONGEST_EXTENSION ? name.substring(dot) : "";
  }
}
