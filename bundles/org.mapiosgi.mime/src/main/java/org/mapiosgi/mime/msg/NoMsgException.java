// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.msg;

/** Says that some bytes are no .msg file at all, and why. */
public final class NoMsgException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception.
   *
   * @param message the reason, as a clause about the bytes: "it is empty"
   */
  public NoMsgException(String message) {
    super(message);
  }
}
