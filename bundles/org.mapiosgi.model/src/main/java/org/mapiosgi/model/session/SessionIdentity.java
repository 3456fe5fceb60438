// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.session;

import java.util.Objects;
import java.util.Optional;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.store.Identity;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Holds an identity with its data in the address book.
 *
 * @param entryId the user's entry; empty if no provider supplies an identity
 * @param displayName the name; empty if it is not known
 * @param address the e-mail address; empty if there is none
 */
@ProviderType
public record SessionIdentity(Optional<EntryId> entryId, String displayName, String address)
    implements Identity {
  /** An identity of which nothing is known. */
  public static final SessionIdentity UNKNOWN = new SessionIdentity(Optional.empty(), "", "");

  /** Refuses what is missing. */
  public SessionIdentity {
    Objects.requireNonNull(entryId, "entryId");
    Objects.requireNonNull(displayName, "displayName");
    Objects.requireNonNull(address, "address");
  }
}
