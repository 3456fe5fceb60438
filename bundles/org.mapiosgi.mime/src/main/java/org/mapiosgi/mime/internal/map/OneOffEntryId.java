// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.map;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.mime.internal.header.MailAddress;

/** Makes the ids of mailboxes that are in no address book ([MS-OXCDATA] 2.2.5.1). */
final class OneOffEntryId {
  /** Flags, MAPI_ONE_OFF_UID, version 0, MAPI_ONE_OFF_UNICODE and MAPI_ONE_OFF_NO_RICH_INFO. */
  private static final byte[] HEAD =
      HexFormat.of().parseHex("00000000812B1FA4BEA310199D6E00DD010F540200000180");

  private OneOffEntryId() {}

  static EntryId of(MailAddress mailbox) {
    byte[] text =
        (mailbox.shown() + "\0SMTP\0" + mailbox.address() + "\0")
            .getBytes(StandardCharsets.UTF_16LE);
    byte[] bytes = Arrays.copyOf(HEAD, HEAD.length + text.length);
    System.arraycopy(text, 0, bytes, HEAD.length, text.length);
    return EntryId.of(bytes);
  }

  /** PR_SEARCH_KEY and its kind. */
  static Binary searchKey(MailAddress mailbox) {
    String key = "SMTP:" + mailbox.address().toUpperCase(Locale.ROOT) + "\0";
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
}
