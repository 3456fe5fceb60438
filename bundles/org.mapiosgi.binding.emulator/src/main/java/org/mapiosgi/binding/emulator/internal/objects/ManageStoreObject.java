// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.objects;

import java.util.Optional;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.spi.NativeManageStore;

/** IExchangeManageStoreEx. */
final class ManageStoreObject extends LiveObject implements NativeManageStore {
  private static final int USE_ADMIN_PRIVILEGE_TAKE_OWNERSHIP = 0x1 | 0x8;

  ManageStoreObject(World world, StoreObject store) {
    super(world, store, "IExchangeManageStore");
  }

  @Override
  public EntryId createStoreEntryId(
      String storeDn, String mailboxDn, Optional<String> smtpAddress, int flags) {
    return call(
        "CreateStoreEntryID",
        String.format("flags=0x%08X", flags),
        () -> {
          if ((flags & ~USE_ADMIN_PRIVILEGE_TAKE_OWNERSHIP) != 0) {
            throw failure(
                "CreateStoreEntryID", HResult.UNKNOWN_FLAGS, String.format("flags 0x%08X", flags));
          }
          if (storeDn.isEmpty() || mailboxDn.isEmpty()) {
            throw failure("CreateStoreEntryID", HResult.INVALID_PARAMETER, "a name is empty");
          }
          return world
              .server()
              .storeOf(mailboxDn)
              .orElseThrow(
                  () ->
                      failure(
                          "CreateStoreEntryID",
                          HResult.NOT_FOUND,
                          "the server has no mailbox '" + mailboxDn + "'"));
        });
  }
}
