// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.mail;

import java.util.HashSet;
import java.util.Set;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.NamedProperty;
import org.mapiosgi.api.property.PropType;
import org.mapiosgi.api.property.Property;

/**
 * Bounds the names that the properties of one mail file have, in both directions alike: a file that
 * is written can also be read.
 */
final class PropertyNameLimit {
  /** A store has ids for some ten thousand names in all, and never takes one back. */
  static final int MOST = 2_048;

  /** The characters of a name that a {@code .msg} file has room for. */
  static final int LONGEST = 512;

  private final String operation;
  private final Set<NamedProperty<?>> names = new HashSet<>();

  /**
   * A limit for one file.
   *
   * @param operation for error texts
   */
  PropertyNameLimit(String operation) {
    this.operation = operation;
  }

  /** Counts the name of a property, if it has one. Properties that differ in type share a name. */
  void take(Property<?> property) {
    if (!(property instanceof NamedProperty<?> named)) {
      return;
    }
    int length = named.text().map(String::length).orElse(0);
    if (length > LONGEST) {
      throw tooBig(
          "the name of a property has "
              + length
              + " characters, and a mail file has room for "
              + LONGEST
              + ": "
              + named.text().orElse("").substring(0, 40)
              + "...");
    }
    if (names.add(named.withType(PropType.LONG)) && names.size() > MOST) {
      throw tooBig("the mail has more than " + MOST + " named properties");
    }
  }

  private MapiException tooBig(String text) {
    return MapiException.of(operation, HResult.named("MAPI_E_TOO_BIG"), text);
  }
}
