// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.rtf;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Writes characters as RTF in ASCII. */
final class RtfEscaper {
  private final StringBuilder out = new StringBuilder();

  /** Writes RTF as it is. */
  void rtf(String rtf) {
    out.append(rtf);
  }

  /** Writes one character of text. */
  void text(char c) {
    if (c == '\\' || c == '{' || c == '}') {
      out.append('\\').append(c);
    } else if (c < ' ' || c == 0x7F) {
      out.append(String.format(Locale.ROOT, "\\'%02x", (int) c));
    } else if (c < 0x7F) {
      out.append(c);
    } else {
      out.append("\\u").append((short) c).append('?');
    }
  }

  byte[] toByteArray() {
    return out.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
