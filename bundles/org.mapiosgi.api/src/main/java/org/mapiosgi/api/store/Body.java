// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.store;

import java.util.Objects;

/** Holds the body of a message in one format. Immutable; bodies with equal values are equal. */
public final class Body {
  private final Kind kind;
  private final String content;

  /** Names the format of a body. New formats can be added. */
  public enum Kind {
    /** Plain text. */
    PLAIN,
    /** An HTML document. */
    HTML
  }

  private Body(Kind kind, String content) {
    this.kind = kind;
    this.content = Objects.requireNonNull(content, "content");
  }

  /** Makes a body of plain text. */
  public static Body plain(String text) {
    return new Body(Kind.PLAIN, text);
  }

  /** Makes a body of HTML. */
  public static Body html(String html) {
    return new Body(Kind.HTML, html);
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

  @Override
  public boolean equals(Object other) {
    return other instanceof Body that && kind == that.kind && content.equals(that.content);
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, content);
  }

  /** Returns the format and the length; the content of mail does not belong into a log. */
  @Override
  public String toString() {
    return kind + ", " + content.length() + " characters";
  }
}
