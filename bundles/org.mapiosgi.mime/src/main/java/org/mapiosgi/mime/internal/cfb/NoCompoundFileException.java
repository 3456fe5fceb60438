// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.cfb;

/** Says that some bytes are no compound file, as a clause about them. */
public final class NoCompoundFileException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  NoCompoundFileException(String reason) {
    super(reason);
    this.reason = reason;
  }

  /** The clause: "it has no directory". */
  public String reason() {
    return reason;
  }
}
