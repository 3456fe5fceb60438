// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.pump;

/** A task went deeper into itself than {@link PumpNesting#MAX_DEPTH} levels. */
public final class PumpNestingException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /**
   * A refusal.
   *
   * @param message which pump, how deep, and what to do instead
   */
  public PumpNestingException(String message) {
    super(message);
  }
}
