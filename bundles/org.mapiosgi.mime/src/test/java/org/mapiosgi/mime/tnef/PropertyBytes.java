// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.tnef;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Writes lists of properties for tests ([MS-OXTNEF] 2.1.3.4). */
public final class PropertyBytes {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int count;

  private static byte[] int32(int value) {
    return TnefFile.littleEndian(4).putInt(value).array();
  }

  static byte[] guid(UUID guid) {
    ByteBuffer bytes = TnefFile.littleEndian(16);
    bytes.putInt((int) (guid.getMostSignificantBits() >> 32));
    bytes.putShort((short) (guid.getMostSignificantBits() >> 16));
    bytes.putShort((short) guid.getMostSignificantBits());
    bytes.putLong(Long.reverseBytes(guid.getLeastSignificantBits()));
    return bytes.array();
  }

  static byte[] utf16(String text) {
    return (text + "\0").getBytes(StandardCharsets.UTF_16LE);
  }

  /** A value of fixed size, filled up to 4 bytes. */
  public PropertyBytes fixed(int tag, byte... value) {
    tag(tag);
    return raw(value);
  }

  public PropertyBytes int32(int tag, int value) {
    return fixed(tag, int32(value));
  }

  public PropertyBytes int64(int tag, long value) {
    return fixed(tag, TnefFile.littleEndian(8).putLong(value).array());
  }

  /** Values of fixed size. */
  public PropertyBytes list(int tag, byte[]... values) {
    tag(tag);
    raw(int32(values.length));
    for (byte[] value : values) {
      raw(value);
    }
    return this;
  }

  /** Values whose sizes differ. */
  public PropertyBytes blobs(int tag, byte[]... values) {
    tag(tag);
    raw(int32(values.length));
    for (byte[] value : values) {
      raw(int32(value.length));
      raw(value);
    }
    return this;
  }

  public PropertyBytes unicode(int id, String text) {
    return blobs(id << 16 | 0x1F, utf16(text));
  }

  public PropertyBytes object(int tag, UUID iid, byte[] content) {
    byte[] value = new byte[16 + content.length];
    System.arraycopy(guid(iid), 0, value, 0, 16);
    System.arraycopy(content, 0, value, 16, content.length);
    return blobs(tag, value);
  }

  /** The name of the property that the next call adds; its id is 0x8000 or greater. */
  public byte[] named(UUID set, int number) {
    return joined(guid(set), int32(0), int32(number));
  }

  public byte[] named(UUID set, String name) {
    byte[] text = utf16(name);
    return joined(guid(set), int32(1), int32(text.length), padded(text));
  }

  /** A property with its name, and with its value in bytes. */
  public PropertyBytes named(int tag, byte[] name, byte[]... value) {
    tag(tag);
    raw(name);
    return raw(joined(value));
  }

  private void tag(int tag) {
    count++;
    out.writeBytes(int32(tag));
  }

  private PropertyBytes raw(byte[] bytes) {
    out.writeBytes(padded(bytes));
    return this;
  }

  private static byte[] padded(byte[] bytes) {
    return java.util.Arrays.copyOf(bytes, bytes.length + 3 & ~3);
  }

  public static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }

  /** The list with its count. */
  public byte[] list() {
    return joined(int32(count), out.toByteArray());
  }
}
