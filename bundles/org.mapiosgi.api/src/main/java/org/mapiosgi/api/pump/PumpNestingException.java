// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.pump;

/** Reports that tasks of a pump nested deeper than {@link PumpNesting#MAX_DEPTH} levels. */
public final class PumpNestingException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message which pump, how deep, and what to do instead
   */
  public PumpNestingException(String message) {
    super(message);
  }
}
