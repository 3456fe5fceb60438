// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.mail;

import java.util.List;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;

/** Names the eight columns that the facade, the SPI and the client in C++ all read. */
final class Columns {
  static final List<PropTag<?>> ALL =
      List.of(
          Pr.ENTRYID,
          Pr.SUBJECT,
          Pr.SENDER_NAME,
          Pr.MESSAGE_DELIVERY_TIME,
          Pr.MESSAGE_SIZE,
          Pr.IMPORTANCE,
          Pr.HASATTACH,
          Pr.MESSAGE_FLAGS);

  /** The position of the one column whose value is looked at. */
  static final int LOOKED_AT = 5;

  private Columns() {}

  static PropTag<?>[] array() {
    return ALL.toArray(PropTag<?>[]::new);
  }
}
