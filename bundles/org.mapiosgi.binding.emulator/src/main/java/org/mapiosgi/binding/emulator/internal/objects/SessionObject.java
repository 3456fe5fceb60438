// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.objects;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.binding.emulator.internal.model.PropertyMap;
import org.mapiosgi.binding.emulator.internal.model.Tags;
import org.mapiosgi.binding.emulator.internal.profile.ProfileStore;
import org.mapiosgi.binding.emulator.internal.profile.StoredProfile;
import org.mapiosgi.binding.emulator.internal.rules.Refusal;
import org.mapiosgi.binding.emulator.internal.table.TableRow;
import org.mapiosgi.spi.NativeAddressBook;
import org.mapiosgi.spi.NativeMapi;
import org.mapiosgi.spi.NativeProps;
import org.mapiosgi.spi.NativeSession;
import org.mapiosgi.spi.NativeStore;
import org.mapiosgi.spi.NativeTable;

/** IMAPISession. */
public final class SessionObject extends LiveObject implements NativeSession {
  private static final int MAPI_BEST_ACCESS = 0x10;

  /** A process keeps about this many stores open and no more (R14). */
  private static final int MOST_STORES = 255;

  private final StoredProfile profile;
  private final int flags;
  private final Consumer<SessionObject> end;
  private final Set<StoreObject> stores = ConcurrentHashMap.newKeySet();
  private boolean loggedOff;
  private @Nullable HResult lost;

  /**
   * A session that has just been logged on.
   *
   * @param flags those of MAPILogonEx
   * @param end told when it is released
   */
  public SessionObject(World world, StoredProfile profile, int flags, Consumer<SessionObject> end) {
    super(world, null, "IMAPISession");
    this.profile = profile;
    this.flags = flags;
    this.end = end;
  }

  /** The profile it was logged on with. */
  public StoredProfile profile() {
    return profile;
  }

  /** Says whether MAPI_NO_MAIL keeps the spooler away. */
  boolean withoutSpooler() {
    return (flags & NativeMapi.MAPI_NO_MAIL) != 0;
  }

  /** Ends the session as a server does that goes down. */
  public void lose(HResult code) {
    world
        .mailbox()
        .locked(
            () -> {
              lost = code;
              stores.forEach(StoreObject::lose);
              world.notifier().dropBelow(this);
              return null;
            });
  }

  @Override
  @Nullable Refusal refusal(String operation) {
    if (loggedOff) {
      return new Refusal(INVALID_OBJECT, "R13", "its session was logged off");
    }
    return lost != null && !operation.equals("IMAPISession::Logoff")
        ? new Refusal(lost, "", "the emulator was told to lose the session")
        : null;
  }

  @Override
  public NativeTable getMsgStoresTable() {
    return call(
        "GetMsgStoresTable",
        "",
        () -> {
          List<TableRow> rows = new ArrayList<>();
          if (ProfileStore.hasMailbox(profile)) {
            rows.add(new TableRow("store", StoreProperties.of(world)));
            world
                .server()
                .publicFolders()
                .ifPresent(other -> rows.add(new TableRow("public", StoreProperties.of(other))));
          }
          return new TableObject(
              world,
              this,
              TableObject.fixed(rows),
              Pr.ENTRYID,
              Pr.DISPLAY_NAME,
              Pr.DEFAULT_STORE,
              Pr.MDB_PROVIDER,
              Pr.RESOURCE_FLAGS);
        });
  }

  @Override
  public NativeTable getStatusTable() {
    return call(
        "GetStatusTable",
        "",
        () -> {
          List<TableRow> rows = new ArrayList<>();
          for (PropertyMap row : StatusRows.of(world, withoutSpooler())) {
            rows.add(new TableRow(rows.size(), row.with(Pr.ROWID, rows.size())));
          }
          return new TableObject(
              world,
              this,
              TableObject.fixed(rows),
              Pr.DISPLAY_NAME,
              Tags.RESOURCE_TYPE,
              Pr.RESOURCE_FLAGS,
              Tags.STATUS_CODE);
        });
  }

  @Override
  public NativeStore openMsgStore(EntryId store, int openFlags) {
    return call(
        "OpenMsgStore",
        String.format("flags=0x%08X", openFlags),
        () -> {
          world.logonRules().openStore(openFlags, (flags & NativeMapi.MAPI_NT_SERVICE) != 0);
          World opening = worldOf(store);
          if (!world.profiles().isResolved(profile)) {
            throw failure(
                "OpenMsgStore",
                HResult.LOGON_FAILED,
                "the server has no mailbox that profile '" + profile.name() + "' names");
          }
          if (world.objects().counts().getOrDefault("IMsgStore", 0) >= MOST_STORES) {
            throw world
                .violations()
                .refuse(
                    "R14",
                    operation("OpenMsgStore"),
                    HResult.named("MAPI_E_FAILONEPROVIDER"),
                    MOST_STORES + " stores are open in this process",
                    "release stores that are not in use, or spread them over processes");
          }
          StoreObject opened =
              new StoreObject(opening, this, (openFlags & (MDB_WRITE | MAPI_BEST_ACCESS)) != 0);
          stores.add(opened);
          return opened;
        });
  }

  private World worldOf(EntryId store) {
    if (store.equals(world.mailbox().ids().store())) {
      return world;
    }
    Optional<World> other = world.server().other(store);
    if (other.isEmpty() && world.server().isForeign(store)) {
      throw failure("OpenMsgStore", NO_ACCESS, "the mailbox is another user's");
    }
    return other.orElseThrow(
        () ->
            failure(
                "OpenMsgStore",
                HResult.named("MAPI_E_UNKNOWN_ENTRYID"),
                "the profile has no store with that entry id"));
  }

  @Override
  public NativeAddressBook openAddressBook() {
    return call("OpenAddressBook", "flags=0x00000001", () -> new AddressBookObject(world, this));
  }

  void forget(StoreObject store) {
    stores.remove(store);
  }

  @Override
  public Optional<EntryId> queryIdentity() {
    return call("QueryIdentity", "", () -> Optional.of(world.transport().identity()));
  }

  @Override
  public NativeProps openMailUser(EntryId entry) {
    return call("OpenEntry", "type=mailuser", () -> AddressBookObject.mailUser(this, entry));
  }

  @Override
  public void logoff(int logoffFlags) {
    run(
        "Logoff",
        String.format("flags=0x%08X", logoffFlags),
        () -> {
          world.logonRules().logoff(logoffFlags);
          Map<String, Integer> left = world.objects().below(this);
          if (!left.isEmpty()) {
            world
                .violations()
                .add(
                    "R13",
                    operation("Logoff"),
                    "objects of the session are not released: " + left,
                    "release everything that was opened in a session before Logoff");
          }
          loggedOff = true;
        });
  }

  @Override
  void onRelease(String operation) {
    end.accept(this);
    if (!loggedOff && lost == null) {
      world
          .violations()
          .add("R13", operation, "the session was not logged off", "call Logoff before Release");
    }
  }
}
