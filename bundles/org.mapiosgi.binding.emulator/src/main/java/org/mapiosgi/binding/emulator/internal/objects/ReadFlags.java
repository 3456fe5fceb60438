// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.objects;

import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.MsgFlag;
import org.mapiosgi.spi.NativeMessage;

/** The flags of IMessage::SetReadFlag, and their effect on PR_MESSAGE_FLAGS. */
final class ReadFlags {
  private static final int GENERATE_RECEIPT_ONLY = 0x10;
  private static final int CLEAR_RN_PENDING = 0x20;
  private static final int CLEAR_NRN_PENDING = 0x40;
  private static final int MAPI_DEFERRED_ERRORS = 0x8;
  private static final int KNOWN =
      NativeMessage.SUPPRESS_RECEIPT
          | NativeMessage.CLEAR_READ_FLAG
          | MAPI_DEFERRED_ERRORS
          | GENERATE_RECEIPT_ONLY
          | CLEAR_RN_PENDING
          | CLEAR_NRN_PENDING;

  private ReadFlags() {}

  /** Refuses flags that are not known, or that contradict each other. */
  static void check(String operation, int flags) {
    if ((flags & ~KNOWN) != 0) {
      throw MapiException.of(operation, HResult.UNKNOWN_FLAGS, String.format("0x%08X", flags));
    }
    if ((flags & NativeMessage.CLEAR_READ_FLAG) != 0
        && (flags & (NativeMessage.SUPPRESS_RECEIPT | GENERATE_RECEIPT_ONLY)) != 0) {
      throw MapiException.of(
          operation, HResult.INVALID_PARAMETER, "CLEAR_READ_FLAG goes with no flag about receipts");
    }
  }

  /**
   * Returns the MSGFLAG_* bits after the call. A message that becomes read owes no receipt any
   * more: the receipt was sent, or it is suppressed.
   */
  static int apply(int flags, int before) {
    if ((flags & NativeMessage.CLEAR_READ_FLAG) != 0) {
      return before & ~MsgFlag.READ.mask();
    }
    if ((flags & GENERATE_RECEIPT_ONLY) != 0) {
      return before & ~MsgFlag.RN_PENDING.mask();
    }
    int cleared =
        ((flags & CLEAR_RN_PENDING) != 0 ? MsgFlag.RN_PENDING.mask() : 0)
            | ((flags & CLEAR_NRN_PENDING) != 0 ? MsgFlag.NRN_PENDING.mask() : 0);
    if (cleared != 0) {
      return before & ~cleared;
    }
    int pending = MsgFlag.RN_PENDING.mask() | MsgFlag.NRN_PENDING.mask();
    return (before | MsgFlag.READ.mask()) & ~pending;
  }
}
