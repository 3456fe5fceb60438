// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.model;

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

/** Reading and writing single properties of any length. */
final class Props {
  /** Providers take and give values up to about 4 KB whole, and longer ones as streams. */
  private static final int INLINE_BYTES = 4096;

  private static final int CHUNK = 64 * 1024;

  private Props() {}

  /** The value, or null where there is none. */
  static <T> T get(NativeProps object, PropTag<T> tag) {
    PropValue value = object.getProps(List.of(tag)).get(0);
    if (!value.isError()) {
      return tag.read(value.value());
    }
    HResult why = (HResult) value.value();
    if (why.equals(HResult.NOT_FOUND)) {
      return null;
    }
    if (why.equals(HResult.NOT_ENOUGH_MEMORY) && streamable(tag)) {
      return tag.read(fromBytes(tag.type(), readAll(object, tag)));
    }
    throw MapiException.of("IMAPIProp::GetProps " + tag, why);
  }

  /** As {@link #get}, with an empty text for none. */
  static String text(NativeProps object, PropTag<String> tag) {
    String value = get(object, tag);
    return value == null ? "" : value;
  }

  /** Sets a property, as a stream where it is long (R44: never both). */
  static void set(NativeProps object, PropValue value) {
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
