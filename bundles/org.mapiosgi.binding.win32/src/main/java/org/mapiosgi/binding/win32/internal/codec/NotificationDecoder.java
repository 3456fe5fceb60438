// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mapiosgi.api.MapiEvent;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.spi.NativeEvent;

/** Copies NOTIFICATION structures, which are the provider's and gone when OnNotify returns. */
public final class NotificationDecoder {
  // More in one call than any provider batches.
  private static final int MAX_EVENTS = 0x1_0000;
  private static final int MAPI_UNICODE = 0x80000000;
  private static final int MAPI_MESSAGE = 5;

  /** Stands for events that were lost. */
  public static final NativeEvent RESYNC = NativeEvent.of(MapiEvent.Kind.RESYNC);

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
   * Decodes an array of NOTIFICATION. Events whose bit {@link MapiEvent.Kind} does not have are
   * left out. If the memory is no sound NOTIFICATION, a RESYNC stands for the event, so that no
   * listener believes that nothing happened.
   */
  public List<NativeEvent> events(int count, long address) {
    if (count < 0 || count > MAX_EVENTS) {
      return List.of(RESYNC);
    }
    List<NativeEvent> events = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      try {
        event(address + (long) Struct.NOTIFICATION.size(abi) * i).ifPresent(events::add);
      } catch (MapiException corrupt) {
        events.add(RESYNC);
      }
    }
    return events;
  }

  private Optional<NativeEvent> event(long at) {
    int type = memory.u4(at + Field.NOTIF_TYPE.in(abi));
    long info = at + Field.NOTIF_INFO.in(abi);
    return Arrays.stream(MapiEvent.Kind.values())
        .filter(kind -> kind.mask() != 0 && kind.mask() == type)
        .findFirst()
        .map(kind -> event(kind, info));
  }

  private NativeEvent event(MapiEvent.Kind kind, long info) {
    NativeEvent event = NativeEvent.of(kind);
    return switch (kind) {
      case NEW_MAIL -> newMail(event, info);
      case CRITICAL_ERROR ->
          event.withId(id(info, Field.NOTIF_ERROR_CB, Field.NOTIF_ERROR_ENTRYID));
      case TABLE_MODIFIED -> tableModified(event, info);
      case STATUS_OBJECT_MODIFIED ->
          event.withId(id(info, Field.NOTIF_OBJECT_CB, Field.NOTIF_OBJECT_ENTRYID));
      case EXTENDED, RESYNC -> event;
      default ->
          event
              .withObject(
                  memory.u4(info + Field.NOTIF_OBJECT_TYPE.in(abi)),
                  id(info, Field.NOTIF_OBJECT_CB, Field.NOTIF_OBJECT_ENTRYID),
                  id(info, Field.NOTIF_OBJECT_CB_PARENT, Field.NOTIF_OBJECT_PARENT))
              .withOld(
                  id(info, Field.NOTIF_OBJECT_CB_OLD, Field.NOTIF_OBJECT_OLD),
                  id(info, Field.NOTIF_OBJECT_CB_OLD_PARENT, Field.NOTIF_OBJECT_OLD_PARENT));
    };
  }

  private NativeEvent tableModified(NativeEvent event, long info) {
    int change = memory.u4(info + Field.NOTIF_TABLE_EVENT.in(abi));
    boolean hasRow =
        change == MapiEvent.TableChange.ROW_ADDED.code()
            || change == MapiEvent.TableChange.ROW_MODIFIED.code();
    return (hasRow ? event.withId(entryIdOfRow(info + Field.NOTIF_TABLE_ROW.in(abi))) : event)
        .withTableEvent(change);
  }

  /** PR_ENTRYID of an SRow, if it is among the columns. */
  private Optional<EntryId> entryIdOfRow(long row) {
    int count = memory.count(row + Field.ROW_COUNT.in(abi), PropDecoder.MAX_PROPS, "columns");
    long at = memory.pointer(row + Field.ROW_PROPS.in(abi));
    for (int i = 0; i < count; i++, at += Struct.SPROP_VALUE.size(abi)) {
      if (memory.u4(at + Field.PROP_TAG.in(abi)) == Pr.ENTRYID.tag()) {
        return id(at + Field.PROP_VALUE.in(abi), Field.SBINARY_CB, Field.SBINARY_LPB);
      }
    }
    return Optional.empty();
  }

  private Optional<EntryId> id(long info, Field count, Field pointer) {
    return Optional.ofNullable(props.entryId(info + count.in(abi), info + pointer.in(abi)));
  }

  private NativeEvent newMail(NativeEvent event, long info) {
    long text = memory.pointer(info + Field.NOTIF_MAIL_CLASS.in(abi));
    boolean wide = (memory.u4(info + Field.NOTIF_MAIL_FLAGS.in(abi)) & MAPI_UNICODE) != 0;
    return event
        .withObject(
            MAPI_MESSAGE,
            id(info, Field.NOTIF_MAIL_CB, Field.NOTIF_MAIL_ENTRYID),
            id(info, Field.NOTIF_MAIL_CB_PARENT, Field.NOTIF_MAIL_PARENT))
        .withMail(
            text == 0
                ? Optional.empty()
                : Optional.of(wide ? memory.utf16(text) : memory.string8(text)),
            memory.u4(info + Field.NOTIF_MAIL_MESSAGE_FLAGS.in(abi)));
  }
}
