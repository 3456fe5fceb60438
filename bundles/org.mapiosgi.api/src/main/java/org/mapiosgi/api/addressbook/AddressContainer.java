// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.addressbook;

import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.store.MapiProp;
import org.mapiosgi.api.store.Table;
import org.osgi.annotation.versioning.ProviderType;

/** Represents an open container of an address book (IABContainer), or a distribution list. */
@ProviderType
public interface AddressContainer extends MapiProp {
  /** Returns PR_ENTRYID. */
  EntryId entryId();

  /** Returns PR_DISPLAY_NAME. */
  String displayName();

  /**
   * Returns the entries in the container, or the direct members of a distribution list. A
   * restriction with {@code Restriction.is(Pr.ANR, name)} searches as the provider resolves names.
   */
  Table entries();

  /** Returns the containers in the container. */
  Table containers();
}
