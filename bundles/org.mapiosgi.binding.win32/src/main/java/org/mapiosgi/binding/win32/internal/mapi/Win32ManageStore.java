// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.ValueType;
import org.mapiosgi.binding.win32.internal.codec.BlockBuilder;
import org.mapiosgi.binding.win32.internal.codec.Guid;
import org.mapiosgi.spi.NativeManageStore;

/** IExchangeManageStore, of the newest version that a store has (EdkMdb.h). */
final class Win32ManageStore extends ComObject implements NativeManageStore {
  // EdkMdb.h; the names are ANSI, as in a profile.
  private static final PropTag<String> PROFILE_MAILBOX = PropTag.of(0x660B, ValueType.STRING8);
  private static final PropTag<String> PROFILE_MDB_DN = PropTag.of(0x7CFF, ValueType.STRING8);
  private static final PropTag<Boolean> FORCE_USE_ENTRYID_SERVER = PropTag.bool(0x7CFE);
  private static final PropTag<String> PROFILE_USER_SMTP_EMAIL_ADDRESS = PropTag.unicode(0x6641);

  private final Version version;

  /** The versions, the newest first. Those that are left out have the slots of an older one. */
  private enum Version {
    EX(Iid.EXCHANGE_MANAGE_STORE_EX),
    V5(Iid.EXCHANGE_MANAGE_STORE_5),
    V4(Iid.EXCHANGE_MANAGE_STORE_4),
    V3(Iid.EXCHANGE_MANAGE_STORE_3),
    V1(Iid.EXCHANGE_MANAGE_STORE);

    private final UUID iid;

    Version(UUID iid) {
      this.iid = iid;
    }
  }

  private Win32ManageStore(MapiProcess mapi, Version version, Pointer self) {
    super(mapi, "IExchangeManageStore", self);
    this.version = version;
  }

  /** Asks a store for the interface. */
  static Win32ManageStore of(ComObject store) {
    MapiMethod method = MapiMethod.UNKNOWN_QUERY_INTERFACE;
    HResult answer = HResult.S_OK;
    for (Version version : Version.values()) {
      BlockBuilder builder = store.mapi.block();
      int iid = builder.append(Guid.encode(version.iid));
      int result = builder.reservePointer();
      try (NativeBlock block = new NativeBlock(builder)) {
        answer = store.tryCall(method, block.at(iid), block.at(result));
        if (!answer.isFailure()) {
          Pointer object = store.object(method, block.pointer(result));
          return new Win32ManageStore(store.mapi, version, object);
        }
      }
    }
    throw store.failed(method, answer);
  }

  @Override
  @Nullable MapiMethod lastError() {
    return null;
  }

  @Override
  public EntryId createStoreEntryId(
      String storeDn, String mailboxDn, Optional<String> smtpAddress, int flags) {
    return version == Version.EX
        ? byProperties(storeDn, mailboxDn, smtpAddress, flags)
        : byNames(storeDn, mailboxDn, flags);
  }

  private EntryId byNames(String storeDn, String mailboxDn, int flags) {
    MapiMethod method = MapiMethod.MANAGE_STORE_CREATE_STORE_ENTRY_ID;
    BlockBuilder builder = mapi.block();
    int store = AnsiText.append(builder, operation(method), storeDn);
    int mailbox = AnsiText.append(builder, operation(method), mailboxDn);
    int count = builder.reserve(4);
    int result = builder.reservePointer();
    try (NativeBlock block = new NativeBlock(builder)) {
      call(method, block.at(store), block.at(mailbox), flags, block.at(count), block.at(result));
      return EntryIds.require(mapi, view(method), block.u4(count), block.pointer(result));
    }
  }

  private EntryId byProperties(
      String storeDn, String mailboxDn, Optional<String> smtpAddress, int flags) {
    MapiMethod method = MapiMethod.MANAGE_STORE_CREATE_STORE_ENTRY_ID_2;
    // Refuses the characters that a property would lose without an error.
    AnsiText.append(mapi.block(), operation(method), storeDn + mailboxDn);
    List<PropValue> values = new ArrayList<>();
    values.add(PROFILE_MAILBOX.with(mailboxDn));
    values.add(PROFILE_MDB_DN.with(storeDn));
    values.add(FORCE_USE_ENTRYID_SERVER.with(true));
    smtpAddress.ifPresent(address -> values.add(PROFILE_USER_SMTP_EMAIL_ADDRESS.with(address)));
    BlockBuilder builder = mapi.block();
    int props = mapi.encoder(builder).props(values);
    int count = builder.reserve(4);
    int result = builder.reservePointer();
    try (NativeBlock block = new NativeBlock(builder)) {
      call(method, values.size(), block.at(props), flags, block.at(count), block.at(result));
      return EntryIds.require(mapi, view(method), block.u4(count), block.pointer(result));
    }
  }
}
