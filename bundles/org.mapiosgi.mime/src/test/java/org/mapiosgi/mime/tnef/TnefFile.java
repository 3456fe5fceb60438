// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.tnef;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;

/** Writes TNEF streams for tests ([MS-OXTNEF] 2.1.3). */
public final class TnefFile {
  public static final int FROM = 0x00008000;
  public static final int OWNER = 0x00060000;
  public static final int SENT_FOR = 0x00060001;
  public static final int SUBJECT = 0x00018004;
  public static final int DATE_SENT = 0x00038005;
  public static final int MESSAGE_CLASS = 0x00078008;
  public static final int BODY = 0x0002800C;
  public static final int PRIORITY = 0x0004800D;
  public static final int ATTACH_DATA = 0x0006800F;
  public static final int ATTACH_TITLE = 0x00018010;
  public static final int REND_DATA = 0x00069002;
  public static final int MSG_PROPS = 0x00069003;
  public static final int RECIP_TABLE = 0x00069004;
  public static final int ATTACHMENT = 0x00069005;
  public static final int OEM_CODEPAGE = 0x00069007;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private Charset charset = Charset.forName("windows-1252");

  public TnefFile() {
    out.writeBytes(littleEndian(6).putInt(0x223E9F78).putShort((short) 1).array());
  }

  public static byte[] octets(int... values) {
    byte[] bytes = new byte[values.length];
    for (int index = 0; index < values.length; index++) {
      bytes[index] = (byte) values[index];
    }
    return bytes;
  }

  static ByteBuffer littleEndian(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  public TnefFile codePage(int codePage, String charsetName) {
    charset = Charset.forName(charsetName);
    return message(OEM_CODEPAGE, littleEndian(8).putInt(codePage).array());
  }

  public TnefFile message(int id, byte[] data) {
    return attribute(1, id, data);
  }

  public TnefFile message(int id, String text) {
    return message(id, (text + "\0").getBytes(charset));
  }

  public TnefFile messageProperties(PropertyBytes properties) {
    return message(MSG_PROPS, properties.list());
  }

  /** Begins an attachment: attAttachRendData. */
  public TnefFile attachment(int type, int flags) {
    return attachment(
        REND_DATA,
        littleEndian(14).putShort((short) type).putInt(-1).putInt(0).putInt(flags).array());
  }

  public TnefFile attachment(int id, byte[] data) {
    return attribute(2, id, data);
  }

  public TnefFile attachment(int id, String text) {
    return attachment(id, (text + "\0").getBytes(charset));
  }

  private TnefFile attribute(int level, int id, byte[] data) {
    int sum = 0;
    for (byte each : data) {
      sum += each & 0xFF;
    }
    out.write(level);
    out.writeBytes(littleEndian(8).putInt(id).putInt(data.length).array());
    out.writeBytes(data);
    out.writeBytes(littleEndian(2).putShort((short) sum).array());
    return this;
  }

  public byte[] bytes() {
    return out.toByteArray();
  }
}
