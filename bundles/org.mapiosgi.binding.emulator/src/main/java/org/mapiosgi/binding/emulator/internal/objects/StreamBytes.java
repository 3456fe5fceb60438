// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.objects;

import java.nio.charset.StandardCharsets;
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
        : ((String) value.value()).getBytes(StandardCharsets.UTF_16LE);
  }

  static PropValue value(PropTag<?> tag, byte[] bytes) {
    return tag.type() == PropType.BINARY
        ? new PropValue(tag, Binary.of(bytes))
        : new PropValue(tag, new String(bytes, StandardCharsets.UTF_16LE));
  }
}
