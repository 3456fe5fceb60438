// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.raw;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropType;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.Property;
import org.mapiosgi.spi.NativeProps;
import org.mapiosgi.spi.NativeStream;
import org.osgi.annotation.versioning.ProviderType;

/** Reads and writes single properties of any length. */
@ProviderType
public final class PropertyAccess {
  /** The call that error texts name. */
  public static final String GET_PROPS = "IMAPIProp::GetProps";

  /** The bytes of a value that are read whole at the most, if nothing else is configured. */
  public static final int READ_LIMIT = 16 << 20;

  /** Providers take and give values of up to about 4 KB whole, and longer ones as streams. */
  private static final int INLINE_BYTES = 4096;

  private static final int CHUNK = 64 * 1024;

  private PropertyAccess() {}

  /** Reads a property as {@link #find(NativeProps, Property, PropTag, int)} does. */
  public static <T> Optional<T> find(NativeProps object, PropTag<T> tag) {
    return find(object, tag, tag, READ_LIMIT);
  }

  /**
   * Reads a property.
   *
   * @param asked the property as the caller names it, for the value's type and for error texts
   * @param tag its tag in the object's store
   * @param limit the greatest number of bytes of a long value that are read
   * @return the value; empty if the object has no such property
   * @throws MapiException if the value is of another type or too long, or if the provider cannot
   *     give it for another reason
   */
  public static <T> Optional<T> find(
      NativeProps object, Property<T> asked, PropTag<?> tag, int limit) {
    PropValue value = object.getProps(List.of(tag)).get(0);
    if (!value.isError()) {
      PropType type = value.property().type();
      refuseLonger(asked, sizeOf(value.value()), limit);
      return Optional.of(WireValues.toJava(GET_PROPS, asked, type, value.value()));
    }
    HResult why = (HResult) value.value();
    if (why.equals(HResult.NOT_FOUND)) {
      return Optional.empty();
    }
    if (why.equals(HResult.NOT_ENOUGH_MEMORY)) {
      Optional<PropTag<?>> stream = streamTag(object, tag);
      if (stream.isPresent()) {
        PropType type = stream.get().type();
        byte[] bytes = readAll(object, stream.get(), asked, limit);
        Object wire = type == PropType.BINARY ? Binary.of(bytes) : Utf16.toText(bytes);
        return Optional.of(WireValues.toJava(GET_PROPS, asked, type, wire));
      }
    }
    throw MapiException.of(GET_PROPS + " " + asked, why);
  }

  /** Text is asked for in UTF-16: the code page of a PT_STRING8 stream is not known. */
  private static Optional<PropTag<?>> streamTag(NativeProps object, PropTag<?> tag) {
    return switch (tag.type()) {
      case BINARY, UNICODE -> Optional.of(tag);
      case STRING8 -> Optional.of(tag.withType(PropType.UNICODE));
      case UNSPECIFIED -> {
        for (PropTag<?> each : object.getPropList()) {
          if (each.id() == tag.id() && each.type() != PropType.UNSPECIFIED) {
            yield streamTag(object, each);
          }
        }
        yield Optional.empty();
      }
      default -> Optional.empty();
    };
  }

  /** Reads a text as {@link #find} does; returns an empty text if there is none. */
  public static String text(NativeProps object, PropTag<String> tag) {
    return find(object, tag).orElse("");
  }

  /** Sets a property; writes a long value as a stream (R44: never both). */
  public static void set(NativeProps object, PropValue value) {
    PropType type = value.property().type();
    boolean streams = type == PropType.UNICODE || type == PropType.BINARY;
    if (!streams || sizeOf(value.value()) <= INLINE_BYTES) {
      object.setProps(List.of(value));
      return;
    }
    byte[] bytes =
        value.value() instanceof String text
            ? Utf16.toBytes(text)
            : ((Binary) value.value()).toByteArray();
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

  private static long sizeOf(Object wire) {
    if (wire instanceof String text) {
      return 2L * text.length();
    }
    return wire instanceof Binary binary ? binary.size() : 0;
  }

  private static void refuseLonger(Property<?> asked, long size, int limit) {
    if (size > limit) {
      throw tooBig(asked, "the value has " + size + " bytes", limit);
    }
  }

  private static MapiException tooBig(Property<?> asked, String size, int limit) {
    return MapiException.of(
            GET_PROPS + " " + asked,
            WireValues.TOO_BIG,
            size + ", and at most " + limit + " are read whole")
        .withAdvice("read it with openStream, or raise read.limit.mb of the session");
  }

  private static byte[] readAll(NativeProps object, PropTag<?> tag, Property<?> asked, int limit) {
    NativeStream stream = object.openStream(tag, 0);
    try {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      byte[] chunk = new byte[CHUNK];
      for (int n = stream.read(chunk, 0, CHUNK); n > 0; n = stream.read(chunk, 0, CHUNK)) {
        if (all.size() > limit - n) {
          throw tooBig(asked, "the value is longer than " + limit + " bytes", limit);
        }
        all.write(chunk, 0, n);
      }
      return all.toByteArray();
    } finally {
      stream.release();
    }
  }
}
