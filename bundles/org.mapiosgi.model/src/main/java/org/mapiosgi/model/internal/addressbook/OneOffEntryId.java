// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.addressbook;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.store.Recipient;

/**
 * The entry id of a recipient that is in no address book, as [MS-OXCDATA] 2.2.5.1 lays it out: what
 * IAddrBook::CreateOneOff would make, without opening the address book for it.
 */
public final class OneOffEntryId {
  private static final byte[] PROVIDER_UID =
      Binary.ofHex("812B1FA4BEA310199D6E00DD010F5402").toByteArray();

  /** Unicode, no directory look-up, no rich text. */
  private static final int FLAGS = 0x8000 | 0x1000 | 0x0001;

  private OneOffEntryId() {}

  /** Makes the entry id of a recipient. */
  public static EntryId of(Recipient recipient) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[4]);
    bytes.writeBytes(PROVIDER_UID);
    bytes.writeBytes(new byte[2]);
    bytes.write(FLAGS & 0xFF);
    bytes.write(FLAGS >>> 8);
    for (String text :
        new String[] {recipient.displayName(), recipient.addressType(), recipient.address()}) {
      bytes.writeBytes(text.getBytes(StandardCharsets.UTF_16LE));
      bytes.writeBytes(new byte[2]);
    }
    return EntryId.of(bytes.toByteArray());
  }
}
