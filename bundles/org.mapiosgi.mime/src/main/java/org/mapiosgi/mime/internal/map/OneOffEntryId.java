// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.map;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mapiosgi.api.addressbook.OneOff;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.mime.internal.header.MailAddress;

/** Makes and reads the ids of mailboxes that are in no address book ([MS-OXCDATA] 2.2.5.1). */
public final class OneOffEntryId {
  private static final String SMTP = "SMTP";

  private OneOffEntryId() {}

  static EntryId of(MailAddress mailbox) {
    return new OneOff(mailbox.shown(), SMTP, mailbox.address()).entryId();
  }

  /** PR_SEARCH_KEY and its kind. */
  static Binary searchKey(MailAddress mailbox) {
    String key = SMTP + ":" + mailbox.address().toUpperCase(Locale.ROOT) + "\0";
    return Binary.of(key.getBytes(StandardCharsets.UTF_8));
  }

  /** A FLATENTRYLIST (MAPIDefS.h): count, bytes, and each id with its length, at four bytes. */
  static Binary flatList(List<MailAddress> mailboxes) {
    List<byte[]> ids = mailboxes.stream().map(mailbox -> of(mailbox).toByteArray()).toList();
    int size = ids.stream().mapToInt(id -> 4 + padded(id.length)).sum();
    ByteBuffer list = ByteBuffer.allocate(8 + size).order(ByteOrder.LITTLE_ENDIAN);
    list.putInt(ids.size()).putInt(size);
    for (byte[] id : ids) {
      list.putInt(id.length).put(id).put(new byte[padded(id.length) - id.length]);
    }
    return Binary.of(list.array());
  }

  private static int padded(int length) {
    return length + 3 & ~3;
  }

  /** Reads the mailbox of an id; empty if the id is of another kind or not of type SMTP. */
  public static Optional<MailAddress> read(EntryId id) {
    return OneOff.of(id)
        .filter(known -> known.addressType().equalsIgnoreCase(SMTP))
        .map(known -> new MailAddress(known.displayName(), known.address()));
  }

  /** Reads a FLATENTRYLIST up to its end, or to the first length that reaches beyond the end. */
  public static List<MailAddress> readList(Binary flatList) {
    ByteBuffer list = ByteBuffer.wrap(flatList.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
    List<MailAddress> mailboxes = new ArrayList<>();
    int at = 8;
    while (at + 4 <= list.limit()) {
      int length = list.getInt(at);
      if (length < 0 || length > list.limit() - at - 4) {
        break;
      }
      byte[] id = new byte[length];
      list.get(at + 4, id);
      if (length > 0) {
        read(EntryId.of(id)).ifPresent(mailboxes::add);
      }
      at += 4 + padded(length);
    }
    return mailboxes;
  }
}
