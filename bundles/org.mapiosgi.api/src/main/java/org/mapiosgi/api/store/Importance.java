// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.store;

/** Names the importance of a message (PR_IMPORTANCE, MAPIDefS.h IMPORTANCE_*). */
public enum Importance {
  /** IMPORTANCE_LOW. */
  LOW(0),
  /** IMPORTANCE_NORMAL. */
  NORMAL(1),
  /** IMPORTANCE_HIGH. */
  HIGH(2);

  private final int code;

  Importance(int code) {
    this.code = code;
  }

  /** Returns MAPI's number. */
  public int code() {
    return code;
  }

  /** Returns the importance with MAPI's number; NORMAL for a number that MAPI does not define. */
  public static Importance of(int code) {
    return code == LOW.code ? LOW : code == HIGH.code ? HIGH : NORMAL;
  }
}
