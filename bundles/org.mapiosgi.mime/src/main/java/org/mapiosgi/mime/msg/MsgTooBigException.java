// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.msg;

/** Says that a .msg file has longer values than the reader takes, and which. */
public final class MsgTooBigException extends NoMsgException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception.
   *
   * @param message the reason, as a clause about the file
   */
  public MsgTooBigException(String message) {
    super(message);
  }
}
