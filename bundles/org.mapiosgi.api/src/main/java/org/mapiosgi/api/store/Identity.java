// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.store;

import java.util.Optional;
import org.mapiosgi.api.property.EntryId;
import org.osgi.annotation.versioning.ProviderType;

/** Describes the user that a session is logged on as (IMAPISession::QueryIdentity). Immutable. */
@ProviderType
public interface Identity {
  /** Returns the user's entry in the address book; empty if no provider supplies an identity. */
  Optional<EntryId> entryId();

  /** Returns the user's name; empty if it is not known. */
  String displayName();

  /** Returns the user's e-mail address; empty if there is none. */
  String address();
}
