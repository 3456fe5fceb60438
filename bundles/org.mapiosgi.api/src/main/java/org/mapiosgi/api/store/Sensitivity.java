// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.store;

/** Names the sensitivity of a message (PR_SENSITIVITY, MAPIDefS.h SENSITIVITY_*). */
public enum Sensitivity {
  /** SENSITIVITY_NONE. */
  NONE(0),
  /** SENSITIVITY_PERSONAL. */
  PERSONAL(1),
  /** SENSITIVITY_PRIVATE. */
  PRIVATE(2),
  /** SENSITIVITY_COMPANY_CONFIDENTIAL. */
  CONFIDENTIAL(3);

  private final int code;

  Sensitivity(int code) {
    this.code = code;
  }

  /** Returns MAPI's number. */
  public int code() {
    return code;
  }

  /** Returns the sensitivity with MAPI's number; NONE for a number that MAPI does not define. */
  public static Sensitivity of(int code) {
    return code > 0 && code < values().length ? values()[code] : NONE;
  }
}
