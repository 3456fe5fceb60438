// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.profile;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;

/**
 * Text that nobody may read by accident: its {@link #toString()} tells nothing of it, so that it
 * cannot get into a log, a status or a message by way of what it is part of. It is not encrypted.
 */
public final class Secret {
  private final String text;

  private Secret(String text) {
    this.text = text;
  }

  /** A secret with the given text. */
  public static Secret of(String text) {
    return new Secret(Objects.requireNonNull(text, "text"));
  }

  /** The text itself, for the call that needs it; it must not be kept. */
  public String reveal() {
    return text;
  }

  /** In a time that does not depend on how much is equal. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Secret that
        && MessageDigest.isEqual(
            text.getBytes(StandardCharsets.UTF_8), that.text.getBytes(StandardCharsets.UTF_8));
  }

  /** The same for all: a hash would tell something. */
  @Override
  public int hashCode() {
    return 1;
  }

  /** {@code (secret)}. */
  @Override
  public String toString() {
    return "(secret)";
  }
}
