// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.message;

import java.util.List;
import java.util.Objects;

/** Holds a MAPI message that is in no store. Immutable. */
public final class MessageData {
  private final PropertyBag properties;
  private final List<PropertyBag> recipients;
  private final List<AttachmentData> attachments;

  /** Makes a message of its parts. The lists are copied. */
  public MessageData(
      PropertyBag properties, List<PropertyBag> recipients, List<AttachmentData> attachments) {
    this.properties = Objects.requireNonNull(properties, "properties");
    this.recipients = List.copyOf(recipients);
    this.attachments = List.copyOf(attachments);
  }

  /** Returns the properties of the message itself. */
  public PropertyBag properties() {
    return properties;
  }

  /** Returns the recipients in the order of the header. The list cannot be changed. */
  public List<PropertyBag> recipients() {
    return recipients;
  }

  /** Returns the attachments in the order of the message. The list cannot be changed. */
  public List<AttachmentData> attachments() {
    return attachments;
  }
}
