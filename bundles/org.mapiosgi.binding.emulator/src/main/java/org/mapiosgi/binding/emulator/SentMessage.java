// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator;

import java.util.List;
import java.util.Optional;
import org.mapiosgi.api.property.Property;
import org.mapiosgi.api.store.Recipient;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Shows a message as it was handed to the transport. Immutable: later changes of the copy in Sent
 * Items do not show.
 */
@ProviderType
public interface SentMessage {
  /** The subject; empty if there is none. */
  String subject();

  /** The plain text (PR_BODY); empty if there is none. */
  String body();

  /** The HTML text, read as UTF-8, which is how {@code Message.html} writes it. */
  Optional<String> html();

  /** All recipients, blind copies among them, in the order in which they were added. */
  List<Recipient> recipients();

  /** The attachments, in the order in which they were added. */
  List<SentAttachment> attachments();

  /** Returns a property; empty if there is none of this type. */
  <T> Optional<T> find(Property<T> property);
}
