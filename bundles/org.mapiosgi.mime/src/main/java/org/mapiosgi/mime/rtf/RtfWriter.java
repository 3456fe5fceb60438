// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.rtf;

import org.mapiosgi.mime.internal.rtf.RtfEncapsulator;

/**
 * Writes RTF that encapsulates HTML or plain text ([MS-OXRTFEX]). Thread-safe.
 *
 * <p>{@link RtfReader} gives back the same characters, with one exception: half of a surrogate pair
 * becomes U+FFFD. A program that does not know the encapsulation shows lines, bold, italic and
 * underline.
 */
public final class RtfWriter {
  private RtfWriter() {}

  /** Writes RTF that encapsulates HTML. The result is ASCII, and is not compressed. */
  public static byte[] ofHtml(String html) {
    return RtfEncapsulator.html(html);
  }

  /**
   * Writes RTF that encapsulates plain text. The result is ASCII, and is not compressed.
   *
   * @param text its lines end with CRLF
   */
  public static byte[] ofText(String text) {
    return RtfEncapsulator.text(text);
  }
}
