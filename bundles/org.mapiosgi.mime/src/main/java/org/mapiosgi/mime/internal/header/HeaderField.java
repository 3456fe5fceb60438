// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.header;

/**
 * A field of a header.
 *
 * @param name in lower case
 * @param raw name and body as they stand in the mail, folded, without the last line end
 */
public record HeaderField(String name, String raw) {
  /** The body in one line, its encoded words as they are encoded. */
  public String body() {
    String folded = raw.substring(raw.indexOf(':') + 1);
    StringBuilder body = new StringBuilder(folded.length());
    int at = 0;
    while (at < folded.length()) {
      char c = folded.charAt(at);
      if (c == '\r' || c == '\n') {
        int end = lineEnd(folded, at);
        if (end == folded.length() || " \t".indexOf(folded.charAt(end)) < 0) {
          body.append(' ');
        }
        at = end;
      } else {
        if (c != 0) {
          body.append(c);
        }
        at++;
      }
    }
    return body.toString().strip();
  }

  /** Finds the end of a run of line ends, good and bad ones. */
  private static int lineEnd(String text, int from) {
    int end = from;
    while (end < text.length() && (text.charAt(end) == '\r' || text.charAt(end) == '\n')) {
      end++;
    }
    return end;
  }
}
