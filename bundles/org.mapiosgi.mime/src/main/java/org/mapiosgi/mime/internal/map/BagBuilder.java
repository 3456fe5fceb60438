// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.mime.message.PropertyBag;

/** Collects properties. */
final class BagBuilder {
  private final List<PropValue> values = new ArrayList<>();

  <T> void put(PropTag<T> tag, T value) {
    values.add(tag.with(value));
  }

  <T> void put(PropTag<T> tag, Optional<T> value) {
    value.ifPresent(present -> put(tag, present));
  }

  void putText(PropTag<String> tag, String text) {
    if (!text.isEmpty()) {
      put(tag, text);
    }
  }

  PropertyBag build() {
    return PropertyBag.of(values);
  }
}
