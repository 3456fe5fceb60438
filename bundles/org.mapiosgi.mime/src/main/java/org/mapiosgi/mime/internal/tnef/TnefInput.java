// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.tnef;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.UUID;
import org.mapiosgi.mime.internal.property.GuidLayout;
import org.mapiosgi.mime.internal.text.Bytes;

/** Reads little-endian values one behind the other. */
final class TnefInput {
  private static final int ALIGNMENT = 4;

  private final Bytes bytes;
  private final ByteBuffer buffer;

  /** Says that fewer bytes are there than a value needs. */
  static final class EndException extends Exception {
    private static final long serialVersionUID = 1L;

    EndException() {
      super("the end", null, false, false);
    }
  }

  TnefInput(Bytes bytes) {
    this.bytes = bytes;
    this.buffer = bytes.buffer().order(ByteOrder.LITTLE_ENDIAN);
  }

  int remaining() {
    return buffer.remaining();
  }

  int int8() throws EndException {
    return need(Byte.BYTES).get() & 0xFF;
  }

  int int16() throws EndException {
    return need(Short.BYTES).getShort() & 0xFFFF;
  }

  int int32() throws EndException {
    return need(Integer.BYTES).getInt();
  }

  long int64() throws EndException {
    return need(Long.BYTES).getLong();
  }

  UUID guid() throws EndException {
    int at = need(GuidLayout.SIZE).position();
    buffer.position(at + GuidLayout.SIZE);
    return GuidLayout.get(buffer, at);
  }

  /** Reads a number of bytes. A negative number is more than there are. */
  Bytes bytes(int length) throws EndException {
    need(length);
    int from = buffer.position();
    buffer.position(from + length);
    return bytes.part(from, from + length);
  }

  /** Reads a number of bytes, or all that are left if there are fewer. */
  Bytes bytesAtMost(int length) {
    int there = length < 0 ? buffer.remaining() : Math.min(length, buffer.remaining());
    int from = buffer.position();
    buffer.position(from + there);
    return bytes.part(from, from + there);
  }

  /** Passes over the filling up to the next place that is aligned. It may be missing at the end. */
  void align() {
    int over = buffer.position() % ALIGNMENT;
    if (over != 0) {
      buffer.position(Math.min(buffer.position() + ALIGNMENT - over, buffer.limit()));
    }
  }

  private ByteBuffer need(int length) throws EndException {
    if (length < 0 || length > buffer.remaining()) {
      throw new EndException();
    }
    return buffer;
  }
}
