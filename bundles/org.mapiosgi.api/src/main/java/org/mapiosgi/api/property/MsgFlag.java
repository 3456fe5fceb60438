// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.property;

/** Names the flags of {@link Pr#MESSAGE_FLAGS} (MAPIDefS.h, MSGFLAG_*). New flags can be added. */
public enum MsgFlag implements Flag {
  /** MSGFLAG_READ. */
  READ(0x1),
  /** MSGFLAG_UNMODIFIED. */
  UNMODIFIED(0x2),
  /** MSGFLAG_SUBMIT: handed over for sending, not sent yet. */
  SUBMIT(0x4),
  /** MSGFLAG_UNSENT: a draft. */
  UNSENT(0x8),
  /** MSGFLAG_HASATTACH. */
  HASATTACH(0x10),
  /** MSGFLAG_FROMME. */
  FROMME(0x20),
  /** MSGFLAG_ASSOCIATED: hidden, in the associated contents table. */
  ASSOCIATED(0x40),
  /** MSGFLAG_RESEND: the message was not delivered and can be sent again. */
  RESEND(0x80),
  /** MSGFLAG_RN_PENDING: a read receipt is due. */
  RN_PENDING(0x100),
  /** MSGFLAG_NRN_PENDING: a receipt is due if it is deleted unread. */
  NRN_PENDING(0x200);

  private final int mask;

  MsgFlag(int mask) {
    this.mask = mask;
  }

  @Override
  public int mask() {
    return mask;
  }
}
