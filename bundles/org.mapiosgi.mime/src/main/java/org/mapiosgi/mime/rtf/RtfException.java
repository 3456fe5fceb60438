// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.rtf;

/** Says why some bytes cannot be read as RTF or as compressed RTF at all. */
public final class RtfException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception.
   *
   * @param message the reason, as a clause about the bytes: "it is empty"
   */
  public RtfException(String message) {
    super(message);
  }
}
