// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime;

import java.util.List;
import java.util.Objects;
import org.mapiosgi.mime.message.MessageData;

/** Holds a mail that was read, and its losses. Immutable. */
public final class MimeReading {
  private final MessageData message;
  private final List<String> losses;

  MimeReading(MessageData message, List<String> losses) {
    this.message = Objects.requireNonNull(message, "message");
    this.losses = List.copyOf(losses);
  }

  /** Returns the message with all that could be read. */
  public MessageData message() {
    return message;
  }

  /**
   * Returns the parts that are lost or damaged, as clauses without an end mark. The list is empty
   * if there are none. Mail that is written in an unusual way is no loss.
   */
  public List<String> losses() {
    return losses;
  }
}
