// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.body;

/** Joins the lines of text/plain with format=flowed (RFC 3676). */
final class FlowedText {
  private static final String SIGNATURE = "-- ";

  private final boolean deleteSpace;
  private final StringBuilder out;
  private int openDepth = -1;

  private FlowedText(boolean deleteSpace, int length) {
    this.deleteSpace = deleteSpace;
    this.out = new StringBuilder(length);
  }

  /**
   * The text with its soft line breaks taken out.
   *
   * @param text with CRLF
   * @param deleteSpace whether the blank before a soft line break was added (DelSp)
   */
  static String join(String text, boolean deleteSpace) {
    FlowedText flowed = new FlowedText(deleteSpace, text.length());
    int at = 0;
    while (at <= text.length()) {
      int end = text.indexOf("\r\n", at);
      boolean last = end < 0;
      flowed.line(text.substring(at, last ? text.length() : end), last);
      at = last ? text.length() + 1 : end + 2;
    }
    return flowed.out.toString();
  }

  private void line(String line, boolean last) {
    int depth = 0;
    while (depth < line.length() && line.charAt(depth) == '>') {
      depth++;
    }
    int start = depth;
    if (start < line.length() && line.charAt(start) == ' ') {
      start++;
    }
    String content = line.substring(start);
    boolean signature = content.equals(SIGNATURE);
    if (openDepth >= 0 && (openDepth != depth || signature)) {
      out.append("\r\n");
      openDepth = -1;
    }
    if (openDepth < 0 && depth > 0) {
      out.append(">".repeat(depth)).append(' ');
    }
    boolean soft = content.endsWith(" ") && !signature && !last;
    boolean cut = soft && deleteSpace;
    out.append(content, 0, content.length() - (cut ? 1 : 0));
    openDepth = soft ? depth : -1;
    if (!soft && !last) {
      out.append("\r\n");
    }
  }
}
