// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.raw;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropType;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.spi.NativeProps;
import org.mapiosgi.spi.NativeStream;
import org.osgi.annotation.versioning.ProviderType;

/** Reads and writes single properties of any length. */
@ProviderType
public final class PropertyAccess {
  /** Providers take and give values of up to about 4 KB whole, and longer ones as streams. */
  private static final int INLINE_BYTES = 4096;

  private static final int CHUNK = 64 * 1024;

  private PropertyAccess() {}

  /**
   * Reads a property.
   *
   * @return the value; null if the object has no such property
   * @throws MapiException if the provider cannot give the value for another reason
   */
  public static <T> T get(NativeProps object, PropTag<T> tag) {
    PropValue value = object.getProps(List.of(tag)).get(0);
    if (!value.isError()) {
      return tag.valueType().fromWire(value.value());
    }
    HResult why = (HResult) value.value();
    if (why.equals(HResult.NOT_FOUND)) {
      return null;
    }
    if (why.equals(HResult.NOT_ENOUGH_MEMORY) && streamable(tag)) {
      return tag.valueType().fromWire(fromBytes(tag.type(), readAll(object, tag)));
    }
    throw MapiException.of("IMAPIProp::GetProps " + tag, why);
  }

  /** Reads a text as {@link #get} does; returns an empty text if there is none. */
  public static String text(NativeProps object, PropTag<String> tag) {
    String value = get(object, tag);
    return value == null ? "" : value;
  }

  /** Sets a property; writes a long value as a stream (R44: never both). */
  public static void set(NativeProps object, PropValue value) {
    byte[] bytes = streamable(value.tag()) ? toBytes(value.value()) : new byte[0];
    if (bytes.length <= INLINE_BYTES) {
      object.setProps(List.of(value));
      return;
    }
    NativeStream stream =
        object.openStream(value.tag(), NativeProps.MAPI_CREATE | NativeProps.MAPI_MODIFY);
    try {
      for (int at = 0; at < bytes.length; at += CHUNK) {
        stream.write(bytes, at, Math.min(CHUNK, bytes.length - at));
      }
      stream.commit();
    } finally {
      stream.release();
    }
  }

  private static boolean streamable(PropTag<?> tag) {
    return tag.type() == PropType.UNICODE || tag.type() == PropType.BINARY;
  }

  private static byte[] toBytes(Object value) {
    return value instanceof String text
        ? text.getBytes(StandardCharsets.UTF_16LE)
        : ((Binary) value).toByteArray();
  }

  private static Object fromBytes(PropType type, byte[] bytes) {
    return type == PropType.UNICODE
        ? new String(bytes, StandardCharsets.UTF_16LE)
        : Binary.of(bytes);
  }

  private static byte[] readAll(NativeProps object, PropTag<?> tag) {
    NativeStream stream = object.openStream(tag, 0);
    try {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      byte[] chunk = new byte[CHUNK];
      for (int n = stream.read(chunk, 0, CHUNK); n > 0; n = stream.read(chunk, 0, CHUNK)) {
        all.write(chunk, 0, n);
      }
      return all.toByteArray();
    } finally {
      stream.release();
    }
  }
}
