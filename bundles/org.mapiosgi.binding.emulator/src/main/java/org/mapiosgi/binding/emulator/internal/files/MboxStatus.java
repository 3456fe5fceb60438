// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.files;

import java.util.Locale;
import org.mapiosgi.api.property.MsgFlag;

/**
 * The fields in which mail programs keep the state of a mail in an mbox.
 *
 * @param flags the MSGFLAG_* bits
 * @param expunged whether the mail is deleted, and only still in the file
 */
record MboxStatus(int flags, boolean expunged) {
  private static final int MOZILLA_READ = 0x1;
  private static final int MOZILLA_EXPUNGED = 0x8;

  /** Reads {@code Status} and {@code X-Mozilla-Status} of a header. */
  static MboxStatus of(String header) {
    boolean read = false;
    boolean expunged = false;
    for (String line : header.split("\\R", -1)) {
      int colon = line.indexOf(':');
      String value = line.substring(colon + 1).strip();
      switch (colon < 0 ? "" : line.substring(0, colon).toLowerCase(Locale.ROOT)) {
        case "status" -> read |= value.indexOf('R') >= 0;
        case "x-mozilla-status" -> {
          int bits = bits(value);
          read |= (bits & MOZILLA_READ) != 0;
          expunged |= (bits & MOZILLA_EXPUNGED) != 0;
        }
        default -> {
          // another field
        }
      }
    }
    return new MboxStatus(read ? MsgFlag.READ.mask() : 0, expunged);
  }

  private static int bits(String hex) {
    try {
      return Integer.parseInt(hex, 16);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
