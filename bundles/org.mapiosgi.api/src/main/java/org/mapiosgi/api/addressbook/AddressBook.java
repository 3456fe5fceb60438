// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.addressbook;

import java.util.List;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.store.MapiProp;
import org.mapiosgi.api.store.Recipient;
import org.mapiosgi.api.store.Table;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Represents the address book of a session (IAddrBook).
 *
 * <p>Valid during the unit of work, on its thread. A call elsewhere throws {@link
 * IllegalStateException}.
 */
@ProviderType
public interface AddressBook {
  /**
   * Looks a name up as a mail program does before it sends (IAddrBook::ResolveName, never with a
   * dialog).
   *
   * <p>The provider decides which names match; an internet address that no entry has resolves to an
   * entry of its own, a one-off entry.
   *
   * @param name a name, a part of it, or an address; not blank
   * @return {@link Resolved} with the entry, {@link Ambiguous} with the candidates, or {@link
   *     Unresolved}
   */
  Resolution resolve(String name);

  /**
   * Lists entries whose name matches (PR_ANR), from the containers that names are resolved in.
   *
   * @param most the greatest number of entries, more than zero
   */
  List<AddressEntry> search(String name, int most);

  /**
   * Reads the name and the addresses of an entry.
   *
   * @throws org.mapiosgi.api.error.MapiException if there is no such entry
   */
  AddressEntry entry(EntryId entry);

  /**
   * Opens an entry to read any of its properties.
   *
   * @throws org.mapiosgi.api.error.MapiException if there is no such entry
   */
  MapiProp open(EntryId entry);

  /** Returns the containers at the top: the global address list, contacts, ... */
  Table containers();

  /**
   * Opens a container, or a distribution list as one.
   *
   * @throws org.mapiosgi.api.error.MapiException {@code MAPI_E_INVALID_OBJECT} if the entry is
   *     neither
   */
  AddressContainer container(EntryId container);

  /**
   * Lists all members of a distribution list, and those of the lists in it.
   *
   * @throws org.mapiosgi.api.error.MapiException {@code MAPI_E_TOO_BIG} if there are more than
   *     {@value Members#MOST} members or {@value Members#MOST_LISTS} lists, {@code
   *     MAPI_E_INVALID_OBJECT} if the entry is no distribution list
   */
  Members members(EntryId list);

  /**
   * Makes a recipient for an address that is in no container (IAddrBook::CreateOneOff).
   *
   * @param addressType the kind of address: {@code SMTP}
   */
  Recipient oneOff(Recipient.Type type, String displayName, String addressType, String address);
}
