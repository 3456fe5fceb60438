// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.addressbook;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.EntryId;

/**
 * Describes an address that is in no container, as its entry id spells it out: a one-off entry
 * ([MS-OXCDATA] 2.2.5.1). {@link AddressBook#oneOff} has the provider make such an id; this type
 * needs no session.
 *
 * @param displayName the name shown
 * @param addressType the kind of address: {@code SMTP}
 * @param address the address
 */
public record OneOff(String displayName, String addressType, String address) {
  /** Flags, MAPI_ONE_OFF_UID, version 0; then Unicode, no look-up, no rich text. */
  private static final byte[] HEAD =
      Binary.ofHex("00000000" + "812B1FA4BEA310199D6E00DD010F5402" + "0000" + "0190").toByteArray();

  private static final int UID = 4;
  private static final int UID_END = 20;
  private static final int UNICODE = 0x80;

  /** Returns the entry id. A zero within a text becomes a blank, because a zero ends each text. */
  public EntryId entryId() {
    StringBuilder texts = new StringBuilder();
    for (String text : new String[] {displayName, addressType, address}) {
      texts.append(text.replace('\0', ' ')).append('\0');
    }
    byte[] tail = texts.toString().getBytes(StandardCharsets.UTF_16LE);
    byte[] id = Arrays.copyOf(HEAD, HEAD.length + tail.length);
    System.arraycopy(tail, 0, id, HEAD.length, tail.length);
    return EntryId.of(id);
  }

  /**
   * Reads a one-off entry id. Text of 8 bits is read as ISO 8859-1: the id does not name its code
   * page.
   *
   * @return empty if the id is of another kind, or lacks one of the texts
   */
  public static Optional<OneOff> of(EntryId id) {
    byte[] bytes = id.toByteArray();
    if (bytes.length < HEAD.length || !Arrays.equals(bytes, UID, UID_END, HEAD, UID, UID_END)) {
      return Optional.empty();
    }
    boolean unicode = (bytes[HEAD.length - 1] & UNICODE) != 0;
    String[] texts =
        new String(
                bytes,
                HEAD.length,
                bytes.length - HEAD.length,
                unicode ? StandardCharsets.UTF_16LE : StandardCharsets.ISO_8859_1)
            .split("\0", 4);
    return texts.length < 3
        ? Optional.empty()
        : Optional.of(new OneOff(texts[0], texts[1], texts[2]));
  }
}
