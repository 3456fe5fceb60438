// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.model;

/**
 * Gives the content of a stored message. Tables use the values that are at hand; {@link #whole} may
 * read a file.
 */
public interface MessageSource {
  /** The stored properties. A value that is not at hand is read when it is asked for. */
  PropertySource stored();

  /** Says whether the message has attachments. */
  boolean hasAttachments();

  /** The bytes of the message with all that is in it. */
  int size();

  /** The names of the recipients of a type, as PR_DISPLAY_TO has them. */
  String names(int recipientType);

  /**
   * The whole content.
   *
   * @throws org.mapiosgi.api.error.MapiException if it is in a file that cannot be read now
   */
  MessageContent whole();
}
