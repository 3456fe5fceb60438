// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator;

import org.mapiosgi.api.property.Binary;
import org.osgi.annotation.versioning.ProviderType;

/** Shows an attachment of a message that was sent. Immutable. */
@ProviderType
public interface SentAttachment {
  /** The long file name, or else the short one; empty if there is none. */
  String fileName();

  /** The media type, for instance {@code application/pdf}; empty if there is none. */
  String mimeType();

  /** The bytes; none for an embedded message. */
  Binary content();
}
