// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime;

/** Says that some bytes are no mail at all, and why. */
public final class NoMailException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception.
   *
   * @param message the reason, as a clause about the bytes: "it is empty"
   */
  public NoMailException(String message) {
    super(message);
  }
}
