// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.rtf;

import java.util.List;
import java.util.Objects;

/** Holds an RTF document that was read, and its losses. Immutable. */
public final class RtfReading {
  private final RtfOrigin origin;
  private final String text;
  private final String html;
  private final List<String> losses;

  RtfReading(RtfOrigin origin, String text, String html, List<String> losses) {
    this.origin = Objects.requireNonNull(origin, "origin");
    this.text = Objects.requireNonNull(text, "text");
    this.html = Objects.requireNonNull(html, "html");
    this.losses = List.copyOf(losses);
  }

  /** Returns the format that the document was made from. */
  public RtfOrigin origin() {
    return origin;
  }

  /**
   * Returns the plain text. If the document encapsulates plain text, this is that text. Lines end
   * with CRLF.
   */
  public String text() {
    return text;
  }

  /**
   * Returns the document as HTML.
   *
   * <p>If the origin is {@link RtfOrigin#HTML}, this is the HTML that the document encapsulates. It
   * may contain scripts and links of any kind, as the sender wrote it. Ignore a charset that it
   * declares.
   *
   * <p>If not, this is simple HTML made from the document: paragraphs, lines, bold, italic,
   * underline, and links to http, https, ftp, mailto and tel.
   */
  public String html() {
    return html;
  }

  /**
   * Returns the parts that are lost or damaged, as clauses without an end mark. Pictures, objects
   * and other formats that text and HTML leave out are no loss.
   */
  public List<String> losses() {
    return losses;
  }
}
