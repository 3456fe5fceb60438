// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.reply;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.store.Recipient;

/**
 * Reads recipients from address book entry ids: one-off entries and those of Exchange ([MS-OXCDATA]
 * 2.2.5), and lists of them (FLATENTRYLIST, MAPIDefS.h).
 */
final class AddressEntry {
  private static final Binary ONE_OFF = Binary.ofHex("812B1FA4BEA310199D6E00DD010F5402");
  private static final Binary EXCHANGE = Binary.ofHex("DCA740C8C042101AB4B908002B2FE182");
  private static final int UNICODE = 0x8000;

  /** Flags, provider's UID, version; in a one-off, its own flags too. */
  private static final int ONE_OFF_TEXT = 24;

  private static final int EXCHANGE_TEXT = 28;
  private static final int ALIGNMENT = 4;

  private AddressEntry() {}

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
    bytes.getInt(); // the size of what follows, which the buffer knows better
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
    byte[] bytes = id.toByteArray();
    Optional<Recipient> known = Optional.empty();
    if (isOf(bytes, ONE_OFF) && bytes.length > ONE_OFF_TEXT) {
      known = oneOff(bytes, name);
    } else if (isOf(bytes, EXCHANGE) && bytes.length > EXCHANGE_TEXT) {
      String address =
          new Texts(bytes, EXCHANGE_TEXT, StandardCharsets.ISO_8859_1).next().orElse("");
      known = Optional.of(Recipient.of(Recipient.Type.TO, name, "EX", address));
    }
    return known.orElseGet(() -> Recipient.of(Recipient.Type.TO, name, "", "")).withEntryId(id);
  }

  private static boolean isOf(byte[] id, Binary provider) {
    byte[] uid = provider.toByteArray();
    return id.length >= 4 + uid.length && Arrays.equals(id, 4, 4 + uid.length, uid, 0, uid.length);
  }

  private static Optional<Recipient> oneOff(byte[] id, String name) {
    int flags = (id[22] & 0xFF) | ((id[23] & 0xFF) << 8);
    Texts texts =
        new Texts(
            id,
            ONE_OFF_TEXT,
            (flags & UNICODE) != 0 ? StandardCharsets.UTF_16LE : StandardCharsets.ISO_8859_1);
    Optional<String> own = texts.next();
    Optional<String> type = texts.next();
    return texts
        .next()
        .map(
            address ->
                Recipient.of(
                    Recipient.Type.TO,
                    own.filter(text -> !text.isEmpty()).orElse(name),
                    type.orElse(""),
                    address));
  }

  /** Texts that end with a zero, one after the other. */
  private static final class Texts {
    private final byte[] bytes;
    private final Charset charset;
    private final int width;
    private int at;

    Texts(byte[] bytes, int at, Charset charset) {
      this.bytes = bytes;
      this.at = at;
      this.charset = charset;
      this.width = charset.equals(StandardCharsets.UTF_16LE) ? 2 : 1;
    }

    /** Reads the next text; empty if it has no end. */
    Optional<String> next() {
      for (int end = at; end + width <= bytes.length; end += width) {
        if (bytes[end] == 0 && bytes[end + width - 1] == 0) {
          String text = new String(bytes, at, end - at, charset);
          at = end + width;
          return Optional.of(text);
        }
      }
      at = bytes.length;
      return Optional.empty();
    }
  }
}
