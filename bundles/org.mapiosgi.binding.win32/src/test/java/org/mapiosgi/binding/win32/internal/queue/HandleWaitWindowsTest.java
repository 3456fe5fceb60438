// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.Function;
import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.WinNT.HANDLE;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mapiosgi.spi.HandleWaits;
import org.mapiosgi.spi.HandleWaits.HandleState;
import org.mapiosgi.spi.MessageQueue;
import org.mapiosgi.spi.MessageQueue.Dispatched;
import org.mapiosgi.spi.MessageQueue.Wakeup;

/** Kernel objects in the wait of a message queue. */
@Tag("windows")
@Timeout(60)
class HandleWaitWindowsTest {
  private static final long LONG_WAIT = TimeUnit.SECONDS.toNanos(30);

  private final Win32MessageQueueFactory factory = new Win32MessageQueueFactory();

  private static HANDLE event(boolean manualReset) {
    HANDLE event = Kernel32.INSTANCE.CreateEvent(null, manualReset, false, null);
    assertThat(event).isNotNull();
    return event;
  }

  private static long number(HANDLE handle) {
    return Pointer.nativeValue(handle.getPointer());
  }

  @Test
  void everyOf61EventsEndsTheWaitOnceForOneSignal() {
    try (MessageQueue queue = factory.open("all")) {
      HandleWaits handles = queue.handles().orElseThrow();
      List<HANDLE> events = new ArrayList<>();
      for (int i = 0; i < handles.capacity(); i++) {
        events.add(event(false));
      }
      handles.watch(events.stream().mapToLong(HandleWaitWindowsTest::number).toArray());
      assertThat(queue.await(0)).isEqualTo(Wakeup.TIMEOUT);
      for (int i = 0; i < events.size(); i++) {
        Kernel32.INSTANCE.SetEvent(events.get(i));
        assertThat(queue.await(LONG_WAIT)).isEqualTo(Wakeup.HANDLE);
        assertThat(handles.probe(i)).isEqualTo(HandleState.SIGNALED);
        assertThat(handles.probe(i)).isEqualTo(HandleState.PENDING);
        assertThat(queue.await(0)).isEqualTo(Wakeup.TIMEOUT);
      }
      assertThatThrownBy(() -> handles.watch(new long[62]))
          .isInstanceOf(IllegalArgumentException.class);
      handles.watch();
      Kernel32.INSTANCE.SetEvent(events.get(0));
      assertThat(queue.await(0)).isEqualTo(Wakeup.TIMEOUT);
      events.forEach(Kernel32.INSTANCE::CloseHandle);
    }
  }

  @Test
  void aWakeAndAMessageEndTheWaitBesideHandles() {
    try (MessageQueue queue = factory.open("beside")) {
      HandleWaits handles = queue.handles().orElseThrow();
      HANDLE event = event(false);
      handles.watch(number(event));
      queue.wake();
      assertThat(queue.await(LONG_WAIT)).isEqualTo(Wakeup.WOKEN);
      com.sun.jna.platform.win32.User32.INSTANCE.PostQuitMessage(0);
      assertThat(queue.await(LONG_WAIT)).isEqualTo(Wakeup.MESSAGE);
      assertThat(queue.dispatch()).isEqualTo(Dispatched.QUIT);
      Kernel32.INSTANCE.CloseHandle(event);
    }
  }

  @Test
  void aManualResetEventStaysSignalled() {
    try (MessageQueue queue = factory.open("manual")) {
      HandleWaits handles = queue.handles().orElseThrow();
      HANDLE event = event(true);
      handles.watch(number(event));
      Kernel32.INSTANCE.SetEvent(event);
      assertThat(queue.await(LONG_WAIT)).isEqualTo(Wakeup.HANDLE);
      assertThat(handles.probe(0)).isEqualTo(HandleState.SIGNALED);
      assertThat(handles.probe(0)).isEqualTo(HandleState.SIGNALED);
      Kernel32.INSTANCE.ResetEvent(event);
      assertThat(handles.probe(0)).isEqualTo(HandleState.PENDING);
      Kernel32.INSTANCE.CloseHandle(event);
    }
  }

  @Test
  void aClosedHandleFailsAndTheOthersGoOn() {
    try (MessageQueue queue = factory.open("closed")) {
      HandleWaits handles = queue.handles().orElseThrow();
      HANDLE before = event(false);
      HANDLE bad = event(false);
      HANDLE after = event(false);
      Kernel32.INSTANCE.CloseHandle(bad);
      handles.watch(number(before), number(bad), number(after));
      assertThat(queue.await(LONG_WAIT)).isEqualTo(Wakeup.HANDLE);
      assertThat(handles.probe(0)).isEqualTo(HandleState.PENDING);
      assertThat(handles.probe(1)).isEqualTo(HandleState.FAILED);
      assertThat(queue.await(0)).isEqualTo(Wakeup.TIMEOUT);
      Kernel32.INSTANCE.SetEvent(after);
      assertThat(queue.await(LONG_WAIT)).isEqualTo(Wakeup.HANDLE);
      assertThat(handles.probe(2)).isEqualTo(HandleState.SIGNALED);
      Kernel32.INSTANCE.CloseHandle(before);
      Kernel32.INSTANCE.CloseHandle(after);
    }
  }

  @Test
  void aMutexWhoseOwnerEndedIsAbandoned() throws Exception {
    try (MessageQueue queue = factory.open("abandoned")) {
      HandleWaits handles = queue.handles().orElseThrow();
      Pointer mutex =
          Function.getFunction("kernel32", "CreateMutexW")
              .invokePointer(new Object[] {null, 0, null});
      assertThat(mutex).isNotNull();
      Thread owner = new Thread(() -> Kernel32.INSTANCE.WaitForSingleObject(new HANDLE(mutex), 0));
      owner.start();
      owner.join();
      handles.watch(Pointer.nativeValue(mutex));
      assertThat(queue.await(LONG_WAIT)).isEqualTo(Wakeup.HANDLE);
      assertThat(handles.probe(0)).isEqualTo(HandleState.ABANDONED);
      Kernel32.INSTANCE.CloseHandle(new HANDLE(mutex));
    }
  }
}
