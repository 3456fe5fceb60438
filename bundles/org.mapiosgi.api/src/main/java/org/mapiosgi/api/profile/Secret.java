// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.profile;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;

/**
 * Holds a text that must not be shown. Its {@link #toString()} hides the text, so that the text
 * cannot get into a log, a status or a message by accident. The text is not encrypted.
 */
public final class Secret {
  private final String text;

  private Secret(String text) {
    this.text = text;
  }

  /** Makes a secret with the given text. */
  public static Secret of(String text) {
    return new Secret(Objects.requireNonNull(text, "text"));
  }

  /** Returns the text, for the call that needs it. Do not keep it. */
  public String reveal() {
    return text;
  }

  /** Compares in a time that does not depend on the length of the equal part. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Secret that
        && MessageDigest.isEqual(
            text.getBytes(StandardCharsets.UTF_8), that.text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the same number for all secrets, because a hash would reveal something of the text. */
  @Override
  public int hashCode() {
    return 1;
  }

  /** Returns {@code (secret)}. */
  @Override
  public String toString() {
    return "(secret)";
  }
}
