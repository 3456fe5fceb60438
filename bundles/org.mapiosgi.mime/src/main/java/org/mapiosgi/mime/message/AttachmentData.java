// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.message;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds an attachment: its properties, and either its bytes or the message that is embedded in it.
 *
 * <p>The bytes are not among the properties: PR_ATTACH_DATA_BIN comes from {@link #content()}, and
 * PR_ATTACH_DATA_OBJ from {@link #embedded()}. Immutable.
 */
public final class AttachmentData {
  private final PropertyBag properties;
  private final @Nullable Content content;
  private final @Nullable MessageData embedded;

  private AttachmentData(
      PropertyBag properties, @Nullable Content content, @Nullable MessageData embedded) {
    this.properties = Objects.requireNonNull(properties, "properties");
    this.content = content;
    this.embedded = embedded;
  }

  /** Makes an attachment by value (ATTACH_BY_VALUE). */
  public static AttachmentData ofBytes(PropertyBag properties, Content content) {
    return new AttachmentData(properties, Objects.requireNonNull(content, "content"), null);
  }

  /** Makes an attachment that is a message (ATTACH_EMBEDDED_MSG). */
  public static AttachmentData ofMessage(PropertyBag properties, MessageData embedded) {
    return new AttachmentData(properties, null, Objects.requireNonNull(embedded, "embedded"));
  }

  /** Returns the properties, without the bytes. */
  public PropertyBag properties() {
    return properties;
  }

  /** Returns the bytes, or empty if the attachment is a message. */
  public Optional<Content> content() {
    return Optional.ofNullable(content);
  }

  /** Returns the embedded message, or empty if the attachment is by value. */
  public Optional<MessageData> embedded() {
    return Optional.ofNullable(embedded);
  }
}
