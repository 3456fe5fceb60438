// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.spi;

import java.util.List;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.PropValue;
import org.osgi.annotation.versioning.ProviderType;

/** IAddrBook, without any of its dialogs. */
@ProviderType
public interface NativeAddressBook extends NativeObject {
  /** OpenEntry without an entry id: the container of all containers. */
  NativeAddressContainer openRoot();

  /**
   * OpenEntry.
   *
   * @return a {@link NativeAddressContainer} if the entry is a container or a distribution list
   * @throws org.mapiosgi.api.error.MapiException {@code MAPI_E_INVALID_OBJECT} if it is no entry of
   *     an address book
   */
  NativeProps openEntry(EntryId entry);

  /** CreateOneOff, MAPI_UNICODE and MAPI_SEND_NO_RICH_INFO. */
  EntryId createOneOff(String displayName, String addressType, String address);

  /**
   * ResolveName of one name, MAPI_UNICODE, without MAPI_DIALOG and with no window handle (R4).
   *
   * @return the entry's properties, PR_ENTRYID among them
   * @throws org.mapiosgi.api.error.MapiException {@code MAPI_E_AMBIGUOUS_RECIP} if more than one
   *     entry has the name, {@code MAPI_E_NOT_FOUND} if none has it
   */
  List<PropValue> resolveName(String name);

  /** GetSearchPath: the containers in which names are resolved, in their order. */
  List<EntryId> getSearchPath();
}
