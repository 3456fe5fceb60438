// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.property;

import org.mapiosgi.api.property.PropType;

/** The types that values have once their text is Unicode. */
public final class UnicodeType {
  private UnicodeType() {}

  /** The Unicode type for text of 8 bits; any other type stays as it is. */
  public static PropType of(PropType type) {
    return switch (type) {
      case STRING8 -> PropType.UNICODE;
      case MV_STRING8 -> PropType.MV_UNICODE;
      default -> type;
    };
  }
}
