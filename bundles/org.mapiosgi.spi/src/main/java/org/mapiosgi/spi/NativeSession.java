// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.spi;

import java.util.Optional;
import org.mapiosgi.api.property.EntryId;
import org.osgi.annotation.versioning.ProviderType;

/** IMAPISession. */
@ProviderType
public interface NativeSession extends NativeObject {
  /** OpenMsgStore: MDB_NO_DIALOG. */
  int MDB_NO_DIALOG = 0x1;

  /** OpenMsgStore: MDB_WRITE. */
  int MDB_WRITE = 0x4;

  /** OpenMsgStore: MDB_TEMPORARY, not to be added to the profile. */
  int MDB_TEMPORARY = 0x20;

  /** OpenMsgStore: MDB_NO_MAIL. */
  int MDB_NO_MAIL = 0x80;

  /** GetMsgStoresTable, MAPI_UNICODE. */
  NativeTable getMsgStoresTable();

  /** GetStatusTable, MAPI_UNICODE. */
  NativeTable getStatusTable();

  /**
   * OpenMsgStore.
   *
   * @param flags MDB_* bits
   */
  NativeStore openMsgStore(EntryId store, int flags);

  /** QueryIdentity; empty if no provider supplies one (MAPI_W_NO_SERVICE). */
  Optional<EntryId> queryIdentity();

  /** OpenAddressBook with AB_NO_DIALOG and no window handle. */
  NativeAddressBook openAddressBook();

  /** OpenEntry of an address book entry. */
  NativeProps openMailUser(EntryId entry);

  /** Logoff, with no window handle; only {@link #release()} may follow (R13). */
  void logoff(int flags);
}
