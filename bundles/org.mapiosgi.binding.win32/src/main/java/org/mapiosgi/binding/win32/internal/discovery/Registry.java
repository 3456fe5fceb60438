// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.discovery;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The registry, to be read only. What cannot be read is answered as if it were not there. */
public interface Registry {
  /** A tree of it. */
  enum Root {
    LOCAL_MACHINE("HKLM"),
    CURRENT_USER("HKCU"),
    USERS("HKU");

    private final String shortName;

    Root(String shortName) {
      this.shortName = shortName;
    }

    /** The path of a key, as reg.exe writes it. */
    String path(String key) {
      return shortName + "\\" + key;
    }
  }

  /**
   * Says whether a key is there.
   *
   * @return empty where Windows does not tell, for instance because access is denied
   */
  Optional<Boolean> exists(Root root, String key);

  /**
   * A value: String, byte[], Integer, Long or String[]; the default value of a key is named "".
   * Environment variables are not replaced.
   */
  Optional<Object> value(Root root, String key, String name);

  /** The names of the keys below a key. */
  List<String> subkeys(Root root, String key);

  /** A value that is text and not blank, be it stored as text or as the bytes of it. */
  default Optional<String> text(Root root, String key, String name) {
    return value(root, key, name)
        .map(
            value ->
                value instanceof byte[] bytes
                    ? new String(bytes, StandardCharsets.UTF_16LE)
                    : value instanceof String text ? text : "")
        .map(text -> text.indexOf('\0') < 0 ? text : text.substring(0, text.indexOf('\0')))
        .filter(text -> !text.isBlank());
  }

  /** A value that is a number of 32 bits, be it stored as such or as its bytes. */
  default OptionalInt number(Root root, String key, String name) {
    Object value = value(root, key, name).orElse(null);
    if (value instanceof Integer number) {
      return OptionalInt.of(number);
    }
    return value instanceof byte[] bytes && bytes.length == Integer.BYTES
        ? OptionalInt.of(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt())
        : OptionalInt.empty();
  }
}
