// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.msg;

/**
 * Says that some bytes are not read as a .msg file, and why: they are none, or ({@link
 * MsgTooBigException}) one with too long values.
 */
public sealed class NoMsgException extends Exception permits MsgTooBigException {
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
