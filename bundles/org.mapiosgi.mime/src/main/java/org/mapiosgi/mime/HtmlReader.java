// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime;

import java.util.Objects;
import org.mapiosgi.mime.internal.body.HtmlText;

/**
 * Reads HTML as plain text, as {@link MimeReader} does for a mail without a plain body.
 * Thread-safe. Time and memory grow with the size of the HTML and not faster.
 */
public final class HtmlReader {
  private HtmlReader() {}

  /**
   * Returns the text that a reader of the document sees, without tags.
   *
   * <p>Lines end with CRLF. The cells of a table row are separated by tabs, and an item of a list
   * begins with an asterisk. HTML that breaks the rules is read as browsers read it.
   */
  public static String text(String html) {
    return HtmlText.of(Objects.requireNonNull(html, "html"));
  }
}
