// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.thread;

/** Reports that no lane works and none is being opened, so that waiting for one is useless. */
public final class NoLaneException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String why;

  NoLaneException(String message) {
    super(message);
    this.why = message;
  }

  /** Returns the fact, as a sentence without its stop. */
  public String why() {
    return why;
  }
}
