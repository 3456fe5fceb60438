// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.raw;

import java.util.Map;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.PropType;
import org.mapiosgi.api.property.Property;

/** Converts a value that a provider gave to the Java value of the property that was asked for. */
final class WireValues {
  static final HResult UNEXPECTED_TYPE = HResult.named("MAPI_E_UNEXPECTED_TYPE");
  static final HResult TOO_BIG = HResult.named("MAPI_E_TOO_BIG");

  private static final HResult CORRUPT_DATA = HResult.named("MAPI_E_CORRUPT_DATA");

  /** Types whose wire values are of one class: text in either width. */
  private static final Map<PropType, PropType> OTHER_WIDTH =
      Map.of(
          PropType.UNICODE, PropType.STRING8,
          PropType.STRING8, PropType.UNICODE,
          PropType.MV_UNICODE, PropType.MV_STRING8,
          PropType.MV_STRING8, PropType.MV_UNICODE);

  private WireValues() {}

  /**
   * Converts a value.
   *
   * @param operation the call that gave it, for the error text
   * @param type the type that the provider gave it as
   * @throws MapiException if it is not of the type that was asked for, or is no such value
   */
  static <T> T toJava(String operation, Property<T> asked, PropType type, Object wire) {
    if (!fits(asked.type(), type)) {
      throw MapiException.of(
          operation + " " + asked,
          UNEXPECTED_TYPE,
          "the value is PT_" + type + ", not PT_" + asked.type());
    }
    try {
      return asked.valueType().fromWire(wire);
    } catch (IllegalArgumentException e) {
      throw MapiException.of(operation + " " + asked, CORRUPT_DATA, e.getMessage()).causedBy(e);
    }
  }

  private static boolean fits(PropType asked, PropType type) {
    return asked == type || asked == PropType.UNSPECIFIED || type == OTHER_WIDTH.get(asked);
  }
}
