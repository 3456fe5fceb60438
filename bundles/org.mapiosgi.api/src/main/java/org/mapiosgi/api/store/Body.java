// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.store;

import java.util.Objects;
import java.util.function.Supplier;

/**
 * Holds the body of a message in one format, and converts it. Immutable; bodies with equal formats
 * and contents are equal. A body stays valid after the unit of work.
 */
public final class Body {
  private final Kind kind;
  private final String content;
  private final Supplier<String> text;
  private final Supplier<String> html;

  /** Names the format of a body. New formats can be added. */
  public enum Kind {
    /** Plain text. */
    PLAIN,
    /** An HTML document. */
    HTML,
    /** An RTF document, in which each character stands for a byte (ISO 8859-1). */
    RTF
  }

  private Body(Kind kind, String content, Supplier<String> text, Supplier<String> html) {
    this.kind = Objects.requireNonNull(kind, "kind");
    this.content = Objects.requireNonNull(content, "content");
    this.text = Objects.requireNonNull(text, "text");
    this.html = Objects.requireNonNull(html, "html");
  }

  /**
   * Makes a body. For tests, and for {@link Message#bestBody()}.
   *
   * @param text gives the body as plain text, each time that it is asked for
   * @param html gives the body as HTML, each time that it is asked for
   */
  public static Body of(Kind kind, String content, Supplier<String> text, Supplier<String> html) {
    return new Body(kind, content, text, html);
  }

  /** Returns the format. */
  public Kind kind() {
    return kind;
  }

  /**
   * Returns the text, in the format that {@link #kind()} names; empty if the message has no body.
   */
  public String content() {
    return content;
  }

  /**
   * Converts the body to plain text. Converts anew in each call. The text of HTML has no tags, and
   * its lines end with CRLF.
   */
  public String asText() {
    return text.get();
  }

  /**
   * Converts the body to an HTML document. Converts anew in each call. HTML stays as the sender
   * wrote it: it may contain scripts, and links of any kind.
   */
  public String asHtml() {
    return html.get();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Body that && kind == that.kind && content.equals(that.content);
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, content);
  }

  /** Returns the format and the length; the content of mail does not belong in a log. */
  @Override
  public String toString() {
    return kind + ", " + content.length() + " characters";
  }
}
