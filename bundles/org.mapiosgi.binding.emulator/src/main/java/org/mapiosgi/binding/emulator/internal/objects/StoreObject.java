// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.objects;

import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.mapiosgi.api.MapiEvent;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.MsgFlag;
import org.mapiosgi.binding.emulator.internal.model.EntryIds;
import org.mapiosgi.binding.emulator.internal.model.FolderNode;
import org.mapiosgi.binding.emulator.internal.model.MessageNode;
import org.mapiosgi.binding.emulator.internal.model.PropertyMap;
import org.mapiosgi.binding.emulator.internal.model.PropertySource;
import org.mapiosgi.spi.NativeAdviseSink;
import org.mapiosgi.spi.NativeFolder;
import org.mapiosgi.spi.NativeManageStore;
import org.mapiosgi.spi.NativeMessage;
import org.mapiosgi.spi.NativeStore;

/** IMsgStore. */
final class StoreObject extends PropsObject implements NativeStore {
  private static final int KNOWN_OPEN = MAPI_MODIFY | 0x8 | MAPI_BEST_ACCESS | 0x200 | 0x4000;

  /** As far as they can be asked for; fnevExtended and the reserved ones are left out. */
  private static final int KNOWN_EVENTS = 0x3FF;

  private final SessionObject session;
  private final boolean writable;

  StoreObject(World world, SessionObject session, boolean writable) {
    super(world, session, "IMsgStore");
    this.session = session;
    this.writable = writable;
  }

  SessionObject session() {
    return session;
  }

  @Override
  PropertySource view() {
    return StoreProperties.of(world);
  }

  @Override
  boolean writable() {
    return writable;
  }

  @Override
  Set<Integer> readOnly() {
    return StoreProperties.ids(world);
  }

  @Override
  void change(UnaryOperator<PropertyMap> change) {
    throw failure("SetProps", NO_ACCESS, "the store keeps no properties of its clients");
  }

  @Override
  void save(int flags) {
    // Nothing waits to be saved.
  }

  @Override
  public EntryId getReceiveFolder(String messageClass) {
    return call(
        "GetReceiveFolder",
        "class=" + messageClass,
        () -> world.mailbox().ids().of(EntryIds.Kind.FOLDER, world.mailbox().inbox().id()));
  }

  @Override
  public NativeFolder openFolder(EntryId id, int flags) {
    return call(
        "OpenEntry",
        String.format("flags=0x%08X type=folder", flags),
        () -> {
          boolean write = openForWriting(flags);
          FolderNode folder = world.mailbox().folder(operation("OpenEntry"), id);
          return new FolderObject(world, this, session, folder, write);
        });
  }

  @Override
  public NativeFolder openRoot(int flags) {
    return call(
        "OpenEntry",
        String.format("flags=0x%08X type=root", flags),
        () -> {
          boolean write = openForWriting(flags);
          return new FolderObject(world, this, session, world.mailbox().root(), write);
        });
  }

  @Override
  public NativeMessage openMessage(EntryId id, int flags) {
    return call(
        "OpenEntry",
        String.format("flags=0x%08X type=message", flags),
        () -> {
          boolean write = openForWriting(flags);
          MessageNode message = message("OpenEntry", id);
          if ((message.flags() & MsgFlag.SUBMIT.mask()) == 0) {
            return MessageObject.open(world, this, message, write);
          }
          if ((flags & MAPI_MODIFY) != 0) {
            throw failure("OpenEntry", HResult.named("MAPI_E_SUBMITTED"), "it is on its way out");
          }
          return MessageObject.open(world, this, message, false);
        });
  }

  private MessageNode message(String method, EntryId id) {
    return world
        .mailbox()
        .message(world.mailbox().ids().parse(operation(method), id, EntryIds.Kind.MESSAGE))
        .orElseThrow(() -> failure(method, HResult.NOT_FOUND, "there is no such message any more"));
  }

  private boolean openForWriting(int flags) {
    if ((flags & ~KNOWN_OPEN) != 0) {
      throw failure("OpenEntry", HResult.UNKNOWN_FLAGS, String.format("flags 0x%08X", flags));
    }
    if ((flags & MAPI_MODIFY) != 0 && !writable) {
      throw failure("OpenEntry", NO_ACCESS, "the store was opened read only");
    }
    return writable && (flags & (MAPI_MODIFY | MAPI_BEST_ACCESS)) != 0;
  }

  @Override
  public NativeManageStore queryManageStore() {
    return call(
        "QueryInterface",
        "",
        () -> {
          if (!world.settings().coupled()) {
            throw failure(
                "QueryInterface",
                HResult.named("MAPI_E_INTERFACE_NOT_SUPPORTED"),
                "it is no store of Exchange");
          }
          return new ManageStoreObject(world, this);
        });
  }

  @Override
  public void abortSubmit(EntryId id) {
    run(
        "AbortSubmit",
        "",
        () -> {
          if (!writable) {
            throw failure("AbortSubmit", NO_ACCESS, "the store was opened read only");
          }
          MessageNode message = message("AbortSubmit", id);
          if ((message.flags() & MsgFlag.SUBMIT.mask()) == 0) {
            throw failure(
                "AbortSubmit",
                HResult.named("MAPI_E_NOT_IN_QUEUE"),
                "the message does not wait to be sent");
          }
          world.mailbox().setFlags(message, message.flags() & ~MsgFlag.SUBMIT.mask());
        });
  }

  @Override
  public long advise(Optional<EntryId> object, int eventMask, NativeAdviseSink sink) {
    return call(
        "Advise",
        String.format("mask=0x%08X", eventMask),
        () -> {
          if (eventMask == 0 || (eventMask & ~KNOWN_EVENTS) != 0) {
            throw failure(
                "Advise",
                HResult.INVALID_PARAMETER,
                String.format("no such events: 0x%08X", eventMask));
          }
          object.ifPresent(this::requireEntry);
          return world.notifier().advise(this, Notifier.Hearing.ofStore(object, eventMask), sink);
        });
  }

  private void requireEntry(EntryId id) {
    if (!world.mailbox().has(id)) {
      throw failure("Advise", HResult.NOT_FOUND, "there is no folder or message " + id);
    }
  }

  @Override
  public void unadvise(long connection) {
    endConnection(connection);
  }

  @Override
  void onRelease(String operation) {
    session.forget(this);
    dropConnections(operation);
  }

  /** Notifies those who listen to the store that the connection to the server is gone. */
  void lose() {
    world.notifier().publishTo(this, MapiEvent.Kind.CRITICAL_ERROR);
  }
}
