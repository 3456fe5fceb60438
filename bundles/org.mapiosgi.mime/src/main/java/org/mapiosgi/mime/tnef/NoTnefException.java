// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.tnef;

/** Says that some bytes are no TNEF stream at all, and why. */
public final class NoTnefException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception.
   *
   * @param message the reason, as a clause about the bytes: "it is empty"
   */
  public NoTnefException(String message) {
    super(message);
  }
}
