// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.thread;

import java.util.Objects;

/** Reports that no lane works and none is being opened, so that waiting for one is useless. */
public final class NoLaneException extends RuntimeException {
  private static final long serialVersionUID = 1;

  NoLaneException(String message) {
    super(message);
  }

  /** Returns the fact, as a sentence without its stop. */
  public String why() {
    return Objects.requireNonNull(getMessage(), "each has a message");
  }
}
