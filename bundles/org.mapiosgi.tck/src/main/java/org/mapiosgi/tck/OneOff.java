// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tck;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropValue;

/** A recipient that is in no address book. */
final class OneOff {
  static final int TO = 1;
  static final int CC = 2;
  static final int BCC = 3;

  /** MAPI_ONE_OFF_UID, as MAPIDefS.h gives its bytes. */
  private static final byte[] PROVIDER =
      HexFormat.of().parseHex("812B1FA4BEA310199D6E00DD010F5402");

  private OneOff() {}

  /** The ADRENTRY of an internet recipient. */
  static List<PropValue> entry(int type, String name, String address) {
    return List.of(
        Pr.ENTRYID.with(entryId(name, address)),
        Pr.RECIPIENT_TYPE.with(type),
        Pr.DISPLAY_NAME.with(name),
        Pr.ADDRTYPE.with("SMTP"),
        Pr.EMAIL_ADDRESS.with(address));
  }

  /** [MS-OXCDATA] 2.2.5.1: flags, provider, version 0, MAPI_ONE_OFF_UNICODE, three strings. */
  static EntryId entryId(String name, String address) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[4]);
    bytes.writeBytes(PROVIDER);
    bytes.writeBytes(new byte[] {0, 0, 0x01, (byte) 0x90});
    for (String text : List.of(name, "SMTP", address)) {
      bytes.writeBytes(text.getBytes(StandardCharsets.UTF_16LE));
      bytes.writeBytes(new byte[2]);
    }
    return EntryId.of(bytes.toByteArray());
  }
}
