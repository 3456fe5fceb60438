// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.property;

/** The bits of {@link Pr#MESSAGE_FLAGS} (MAPIDefS.h, MSGFLAG_*). */
public final class MsgFlag {
  /** MSGFLAG_READ. */
  public static final int READ = 0x1;

  /** MSGFLAG_UNMODIFIED. */
  public static final int UNMODIFIED = 0x2;

  /** MSGFLAG_SUBMIT: handed over for sending, not sent yet. */
  public static final int SUBMIT = 0x4;

  /** MSGFLAG_UNSENT: still being written. */
  public static final int UNSENT = 0x8;

  /** MSGFLAG_HASATTACH. */
  public static final int HASATTACH = 0x10;

  /** MSGFLAG_FROMME. */
  public static final int FROMME = 0x20;

  /** MSGFLAG_ASSOCIATED: hidden, in the associated contents table. */
  public static final int ASSOCIATED = 0x40;

  private MsgFlag() {}
}
