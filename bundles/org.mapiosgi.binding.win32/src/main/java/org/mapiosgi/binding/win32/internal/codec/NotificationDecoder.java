// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mapiosgi.api.MapiEvent;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.EntryId;

/** Copies NOTIFICATION structures, which are the provider's and gone when OnNotify returns. */
public final class NotificationDecoder {
  // More in one call than any provider batches.
  private static final int MAX_EVENTS = 0x1_0000;
  private static final int MAPI_UNICODE = 0x80000000;

  /** Stands for events that were lost. */
  public static final MapiEvent RESYNC =
      new MapiEvent(
          "", MapiEvent.Kind.RESYNC, Optional.empty(), Optional.empty(), Optional.empty(), 0);

  private final MemoryView memory;
  private final PropDecoder props;
  private final Abi abi;

  /** Reads from the given memory. */
  public NotificationDecoder(MemoryView memory) {
    this.memory = memory;
    this.props = new PropDecoder(memory);
    this.abi = memory.abi();
  }

  /**
   * What happened. Events that {@link MapiEvent} has no kind for (tables, status objects, extended
   * ones) are left out. Where the memory is no sound NOTIFICATION, a RESYNC stands for what it
   * cannot say: nobody must believe that nothing happened.
   */
  public List<MapiEvent> events(int count, long address) {
    if (count < 0 || count > MAX_EVENTS) {
      return List.of(RESYNC);
    }
    List<MapiEvent> events = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      try {
        event(address + (long) Struct.NOTIFICATION.size(abi) * i).ifPresent(events::add);
      } catch (MapiException corrupt) {
        events.add(RESYNC);
      }
    }
    return events;
  }

  private Optional<MapiEvent> event(long at) {
    int type = memory.u4(at + Field.NOTIF_TYPE.in(abi));
    long info = at + Field.NOTIF_INFO.in(abi);
    for (MapiEvent.Kind kind : MapiEvent.Kind.values()) {
      if (kind.mask() != 0 && kind.mask() == type) {
        return Optional.of(
            switch (kind) {
              case NEW_MAIL -> newMail(info);
              case CRITICAL_ERROR ->
                  of(
                      kind,
                      props.entryId(
                          info + Field.NOTIF_ERROR_CB.in(abi),
                          info + Field.NOTIF_ERROR_ENTRYID.in(abi)),
                      null);
              default ->
                  of(
                      kind,
                      props.entryId(
                          info + Field.NOTIF_OBJECT_CB.in(abi),
                          info + Field.NOTIF_OBJECT_ENTRYID.in(abi)),
                      props.entryId(
                          info + Field.NOTIF_OBJECT_CB_PARENT.in(abi),
                          info + Field.NOTIF_OBJECT_PARENT.in(abi)));
            });
      }
    }
    return Optional.empty();
  }

  private static MapiEvent of(MapiEvent.Kind kind, EntryId id, EntryId parent) {
    return new MapiEvent(
        "", kind, Optional.ofNullable(id), Optional.ofNullable(parent), Optional.empty(), 0);
  }

  private MapiEvent newMail(long info) {
    long text = memory.pointer(info + Field.NOTIF_MAIL_CLASS.in(abi));
    boolean wide = (memory.u4(info + Field.NOTIF_MAIL_FLAGS.in(abi)) & MAPI_UNICODE) != 0;
    return new MapiEvent(
        "",
        MapiEvent.Kind.NEW_MAIL,
        Optional.ofNullable(
            props.entryId(
                info + Field.NOTIF_MAIL_CB.in(abi), info + Field.NOTIF_MAIL_ENTRYID.in(abi))),
        Optional.ofNullable(
            props.entryId(
                info + Field.NOTIF_MAIL_CB_PARENT.in(abi), info + Field.NOTIF_MAIL_PARENT.in(abi))),
        text == 0
            ? Optional.empty()
            : Optional.of(wide ? memory.utf16(text) : memory.string8(text)),
        memory.u4(info + Field.NOTIF_MAIL_MESSAGE_FLAGS.in(abi)));
  }
}
