// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.write;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.mapiosgi.mime.message.MessageData;

/** A part of a mail that is to be written. */
sealed interface Entity {
  /** Writes the body of a part, in lines that mail can carry. */
  interface Body {
    void write(OutputStream out) throws IOException;
  }

  /**
   * A part without parts.
   *
   * @param fields folded, without line ends behind them
   */
  record Leaf(List<String> fields, Body body) implements Entity {
    /** The same part with one more field. */
    Leaf with(String field) {
      return new Leaf(Stream.concat(fields.stream(), Stream.of(field)).toList(), body);
    }
  }

  /**
   * A part with parts.
   *
   * @param subtype such as {@code mixed}
   * @param parameters of its type without the boundary, each as {@code name="value"}
   */
  record Multipart(String subtype, List<String> parameters, List<Entity> children)
      implements Entity {}

  /** A message within the mail. */
  record Nested(List<String> fields, MessageData message) implements Entity {}
}
