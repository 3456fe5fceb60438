// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.model;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.PropType;
import org.mapiosgi.api.property.PropValue;

/** Counts the bytes of a value in a MAPI structure, text without its terminator. */
public final class Sizes {
  private Sizes() {}

  /** The bytes of one value. */
  public static int of(PropValue value) {
    PropType type = value.tag().type();
    if (value.value() instanceof List<?> list) {
      int sum = 0;
      for (Object element : list) {
        sum += ofElement(type.element(), element);
      }
      return sum;
    }
    return ofElement(type, value.value());
  }

  private static int ofElement(PropType type, Object value) {
    return switch (type) {
      case UNICODE -> ((String) value).length() * 2;
      case STRING8 -> ((String) value).getBytes(StandardCharsets.UTF_8).length;
      case BINARY -> ((Binary) value).size();
      case I2, BOOLEAN -> 2;
      case LONG, R4, ERROR -> 4;
      case CLSID -> 16;
      case NULL, OBJECT, UNSPECIFIED -> 0;
      default -> 8;
    };
  }

  /** The bytes of all stored values. */
  public static int of(PropertyMap properties) {
    int sum = properties.storedSize();
    for (PropValue value : properties.values()) {
      sum += of(value);
    }
    return sum;
  }

  /** The bytes of a message with all that is in it. */
  public static int of(MessageContent message) {
    int sum = of(message.properties());
    for (PropertyMap recipient : message.recipients()) {
      sum += of(recipient);
    }
    for (PropertyMap attachment : message.attachments().values()) {
      sum += of(attachment);
    }
    for (MessageContent embedded : message.embedded().values()) {
      sum += of(embedded);
    }
    return sum;
  }
}
