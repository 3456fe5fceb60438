// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.mapiosgi.api.property.EntryId;

/**
 * A recipient that is in no address book, as its entry id spells it out (MAPI_ONE_OFF_UID).
 *
 * @param displayName the name shown
 * @param addressType {@code SMTP}
 * @param address the address
 */
public record OneOff(String displayName, String addressType, String address) {
  /** Flags, the UID, version 0, MAPI_ONE_OFF_UNICODE and MAPI_ONE_OFF_NO_RICH_INFO. */
  private static final byte[] HEAD =
      HexFormat.of().parseHex("00000000812B1FA4BEA310199D6E00DD010F540200000180");

  /** Flags and UID, which is all that the head of any one-off has in common. */
  private static final int UID_END = 20;

  /** Its entry id. */
  public EntryId entryId() {
    byte[] text =
        (displayName + "\0" + addressType + "\0" + address + "\0")
            .getBytes(StandardCharsets.UTF_16LE);
    byte[] bytes = Arrays.copyOf(HEAD, HEAD.length + text.length);
    System.arraycopy(text, 0, bytes, HEAD.length, text.length);
    return EntryId.of(bytes);
  }

  /** Reads the address in a one-off entry id; empty if the id is of another kind. */
  public static Optional<OneOff> parse(EntryId id) {
    byte[] bytes = id.toByteArray();
    if (bytes.length < HEAD.length || !Arrays.equals(bytes, 4, UID_END, HEAD, 4, UID_END)) {
      return Optional.empty();
    }
    boolean unicode = (bytes[HEAD.length - 1] & 0x80) != 0;
    String text =
        new String(
            bytes,
            HEAD.length,
            bytes.length - HEAD.length,
            unicode ? StandardCharsets.UTF_16LE : StandardCharsets.ISO_8859_1);
    String[] parts = text.split("\0", 4);
    return parts.length < 3
        ? Optional.empty()
        : Optional.of(new OneOff(parts[0], parts[1], parts[2]));
  }
}
