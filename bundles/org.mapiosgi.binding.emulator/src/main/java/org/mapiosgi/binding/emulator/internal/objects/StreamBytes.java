// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.objects;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropType;
import org.mapiosgi.api.property.PropValue;

/** Values as the bytes of a stream and back. */
final class StreamBytes {
  private StreamBytes() {}

  static boolean streamable(PropType type) {
    return type == PropType.UNICODE || type == PropType.STRING8 || type == PropType.BINARY;
  }

  static byte[] of(PropValue value) {
    return value.value() instanceof Binary bytes
        ? bytes.toByteArray()
        : utf16((String) value.value());
  }

  static PropValue value(PropTag<?> tag, byte[] bytes) {
    return tag.type() == PropType.BINARY
        ? new PropValue(tag, Binary.of(bytes))
        : new PropValue(tag, text(bytes));
  }

  /** Unit by unit: a charset would replace a surrogate that has no partner. */
  private static byte[] utf16(String text) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * text.length()).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asCharBuffer().put(text);
    return bytes.array();
  }

  private static String text(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asCharBuffer().toString();
  }
}
