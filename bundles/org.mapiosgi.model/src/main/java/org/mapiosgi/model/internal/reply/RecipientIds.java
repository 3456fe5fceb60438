// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.reply;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mapiosgi.api.addressbook.OneOff;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.store.Recipient;

/**
 * Reads recipients from address book entry ids: one-off entries and those of Exchange ([MS-OXCDATA]
 * 2.2.5), and lists of them (FLATENTRYLIST, MAPIDefS.h).
 */
final class RecipientIds {
  private static final Binary EXCHANGE = Binary.ofHex("DCA740C8C042101AB4B908002B2FE182");

  /** The provider's UID stands behind the flags. */
  private static final int PROVIDER = 4;

  /** The text stands behind flags, provider's UID, version and type. */
  private static final int EXCHANGE_TEXT = 28;

  private static final int ALIGNMENT = 4;

  private RecipientIds() {}

  /**
   * Reads a FLATENTRYLIST; the rest of one that is damaged is ignored.
   *
   * @param names the names of the entries, in order, for those that do not say their own
   */
  static List<Recipient> list(Binary flatEntryList, List<String> names) {
    ByteBuffer bytes = ByteBuffer.wrap(flatEntryList.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
    List<Recipient> all = new ArrayList<>();
    if (bytes.remaining() < 8) {
      return all;
    }
    int count = bytes.getInt();
    bytes.getInt(); // the size of the entries, which the buffer knows better
    for (int i = 0; i < count && bytes.remaining() >= ALIGNMENT; i++) {
      int size = bytes.getInt();
      if (size < 0 || size > bytes.remaining()) {
        break;
      }
      byte[] entry = new byte[size];
      bytes.get(entry);
      int padding = -size & (ALIGNMENT - 1);
      bytes.position(bytes.position() + Math.min(padding, bytes.remaining()));
      if (size > 0) {
        all.add(recipient(EntryId.of(entry), i < names.size() ? names.get(i).strip() : ""));
      }
    }
    return all;
  }

  /**
   * Describes the recipient that an entry id names.
   *
   * @param name the name to show if the entry id says none
   */
  static Recipient recipient(EntryId id, String name) {
    return OneOff.of(id)
        .map(known -> recipient(known, name))
        .or(() -> exchange(id.toByteArray(), name))
        .orElseGet(() -> Recipient.of(Recipient.Type.TO, name, "", ""))
        .withEntryId(id);
  }

  private static Recipient recipient(OneOff known, String name) {
    return Recipient.of(
        Recipient.Type.TO,
        known.displayName().isEmpty() ? name : known.displayName(),
        known.addressType(),
        known.address());
  }

  private static Optional<Recipient> exchange(byte[] id, String name) {
    byte[] provider = EXCHANGE.toByteArray();
    int providerEnd = PROVIDER + provider.length;
    if (id.length <= EXCHANGE_TEXT
        || !Arrays.equals(id, PROVIDER, providerEnd, provider, 0, provider.length)) {
      return Optional.empty();
    }
    String text =
        new String(id, EXCHANGE_TEXT, id.length - EXCHANGE_TEXT, StandardCharsets.ISO_8859_1);
    int end = text.indexOf('\0');
    String address = end < 0 ? "" : text.substring(0, end);
    return Optional.of(Recipient.of(Recipient.Type.TO, name, "EX", address));
  }
}
