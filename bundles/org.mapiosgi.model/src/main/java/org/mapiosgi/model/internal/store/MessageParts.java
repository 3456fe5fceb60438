// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.store;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The parts of a message that have changes which the message's own SaveChanges would not take:
 * attachments, and messages within attachments.
 */
final class MessageParts {
  private final Set<ScopedAttachment> attachments = new LinkedHashSet<>();
  private final Set<ScopedMessage> messages = new LinkedHashSet<>();

  void changed(ScopedAttachment attachment) {
    attachments.add(attachment);
  }

  void settled(ScopedAttachment attachment) {
    attachments.remove(attachment);
  }

  boolean isChanged(ScopedAttachment attachment) {
    return attachments.contains(attachment);
  }

  void changed(ScopedMessage message) {
    messages.add(message);
  }

  void settled(ScopedMessage message) {
    messages.remove(message);
  }

  /**
   * Refuses a call that needs the embedded messages to be saved.
   *
   * @throws IllegalStateException if one of them has changes that are not saved
   */
  void requireSaved() {
    messages.stream()
        .findFirst()
        .ifPresent(
            message -> {
              throw new IllegalStateException(
                  message.describe()
                      + (message.isOpen()
                          ? " has changes that are not saved; save() or discard() it first"
                          : " was closed with changes that are not saved; discard() it first"));
            });
  }

  /**
   * Hands changed attachments to the message, which is saved next.
   *
   * @throws IllegalStateException as {@link #requireSaved}
   */
  void save() {
    requireSaved();
    List.copyOf(attachments).forEach(ScopedAttachment::save);
  }

  /** Drops all changes, because the message itself goes. */
  void drop() {
    attachments.clear();
    List.copyOf(messages).forEach(ScopedMessage::drop);
  }
}
