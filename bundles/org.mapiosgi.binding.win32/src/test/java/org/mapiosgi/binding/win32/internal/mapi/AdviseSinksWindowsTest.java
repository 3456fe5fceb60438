// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.MapiEvent;
import org.mapiosgi.binding.win32.internal.codec.Abi;
import org.mapiosgi.binding.win32.internal.codec.Field;
import org.mapiosgi.binding.win32.internal.codec.Guid;
import org.mapiosgi.binding.win32.internal.codec.Struct;
import org.mapiosgi.spi.NativeEvent;

/** Calls the sink as a provider does: through its vtable. */
@Tag("windows")
class AdviseSinksWindowsTest {
  private static final int QUERY_INTERFACE = 0;
  private static final int ADD_REF = 1;
  private static final int RELEASE = 2;
  private static final int ON_NOTIFY = MapiMethod.SINK_ON_NOTIFY.slot();

  private final Violations violations = new Violations();
  private final AdviseSinks sinks = new AdviseSinks(violations);
  private final List<NativeEvent> events = new ArrayList<>();

  private static int call(Pointer sink, int slot, Object... arguments) {
    Object[] all = new Object[arguments.length + 1];
    all[0] = sink;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    Pointer code = sink.getPointer(0).getPointer((long) slot * Native.POINTER_SIZE);
    return NativeCode.function(code).invokeInt(all);
  }

  private static Memory deleted() {
    Memory notification = new Memory(Struct.NOTIFICATION.size(NativeCode.abi()));
    notification.clear();
    notification.setInt(
        Field.NOTIF_TYPE.in(Abi.ofPointerSize(Native.POINTER_SIZE)), MapiEvent.Kind.DELETED.mask());
    return notification;
  }

  private static Memory iid(java.util.UUID iid) {
    Memory memory = new Memory(Guid.SIZE);
    memory.write(0, Guid.encode(iid), 0, Guid.SIZE);
    return memory;
  }

  @Test
  void itIsCountedAsComCounts() {
    Pointer sink = sinks.add(events::addAll);
    assertThat(call(sink, ADD_REF)).isEqualTo(2);
    assertThat(call(sink, RELEASE)).isEqualTo(1);
    assertThat(sinks.live()).isEqualTo(1);
    assertThat(call(sink, RELEASE)).isZero();
    assertThat(sinks.live()).isZero();
  }

  @Test
  void itHasItsTwoInterfacesAndNoOther() {
    Pointer sink = sinks.add(events::addAll);
    Memory result = new Memory(Native.POINTER_SIZE);
    assertThat(call(sink, QUERY_INTERFACE, iid(Iid.UNKNOWN), result)).isZero();
    assertThat(call(sink, QUERY_INTERFACE, iid(Iid.ADVISE_SINK), result)).isZero();
    assertThat(result.getPointer(0)).isEqualTo(sink);
    assertThat(call(sink, QUERY_INTERFACE, iid(Iid.STREAM), result)).isEqualTo(0x80004002);
    assertThat(result.getPointer(0)).isNull();
    assertThat(call(sink, QUERY_INTERFACE, iid(Iid.STREAM), null)).isEqualTo(0x80004003);
    assertThat(call(sink, RELEASE)).isEqualTo(2);
  }

  @Test
  void eventsAreCopiedOut() {
    Pointer sink = sinks.add(events::addAll);
    assertThat(call(sink, ON_NOTIFY, 1, deleted())).isZero();
    assertThat(events).extracting(NativeEvent::kind).containsExactly(MapiEvent.Kind.DELETED);
  }

  @Test
  void aNotificationAfterUnadviseIsDeliveredWhileAReferenceIsLeft() {
    Pointer sink = sinks.add(events::addAll);
    call(sink, ADD_REF);
    sinks.release(sink);
    call(sink, ON_NOTIFY, 1, deleted());
    assertThat(events).hasSize(1);
    assertThat(violations.list()).isEmpty();
  }

  @Test
  void aCallAfterTheLastReleaseIsAFindingNotACrash() {
    Pointer sink = sinks.add(events::addAll);
    sinks.release(sink);
    System.gc();
    assertThat(call(sink, ON_NOTIFY, 1, deleted())).isZero();
    assertThat(call(sink, RELEASE)).isZero();
    assertThat(events).isEmpty();
    assertThat(violations.list())
        .extracting(finding -> finding.rule().orElse(""))
        .containsExactly("R15", "R15");
  }

  @Test
  void whatTheSinkThrowsEndsHere() {
    Pointer sink =
        sinks.add(
            list -> {
              throw new StackOverflowError("thrown on purpose");
            });
    assertThat(call(sink, ON_NOTIFY, 1, deleted())).isZero();
  }

  @Test
  void garbageAsksToLookAgain() {
    Pointer sink = sinks.add(events::addAll);
    assertThat(call(sink, ON_NOTIFY, 1, null)).isZero();
    assertThat(call(sink, ON_NOTIFY, -1, deleted())).isZero();
    assertThat(events)
        .extracting(NativeEvent::kind)
        .containsExactly(MapiEvent.Kind.RESYNC, MapiEvent.Kind.RESYNC);
  }

  @Test
  void manySinksComeAndGo() {
    for (int i = 0; i < 5000; i++) {
      sinks.release(sinks.add(events::addAll));
    }
    assertThat(sinks.live()).isZero();
  }
}
