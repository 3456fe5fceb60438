// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mapiosgi.spi.HandleWaits;
import org.mapiosgi.spi.HandleWaits.HandleState;
import org.mapiosgi.spi.MessageQueue;
import org.mapiosgi.spi.MessageQueue.Wakeup;

/** Events end the wait of a message queue, as kernel objects do. */
@Timeout(60)
class JvmEventsTest {
  private static final long LONG_WAIT = TimeUnit.SECONDS.toNanos(30);

  private final JvmMessageQueues queues = new JvmMessageQueues();
  private final JvmEvents events = queues.events();

  @Test
  void anAutoResetEventEndsOneWait() {
    try (MessageQueue queue = queues.open("test");
        JvmEvent event = events.create(true)) {
      HandleWaits handles = queue.handles().orElseThrow();
      handles.watch(event.handle());
      assertThat(queue.await(0)).isEqualTo(Wakeup.TIMEOUT);
      event.set();
      event.set();
      assertThat(queue.await(LONG_WAIT)).isEqualTo(Wakeup.HANDLE);
      assertThat(handles.probe(0)).isEqualTo(HandleState.SIGNALED);
      assertThat(handles.probe(0)).isEqualTo(HandleState.PENDING);
      assertThat(queue.await(0)).isEqualTo(Wakeup.TIMEOUT);
    }
  }

  @Test
  void aManualResetEventStaysSignalled() {
    try (MessageQueue queue = queues.open("test");
        JvmEvent event = events.create(false)) {
      HandleWaits handles = queue.handles().orElseThrow();
      handles.watch(event.handle());
      event.set();
      assertThat(handles.probe(0)).isEqualTo(HandleState.SIGNALED);
      assertThat(queue.await(LONG_WAIT)).isEqualTo(Wakeup.HANDLE);
      event.reset();
      assertThat(handles.probe(0)).isEqualTo(HandleState.PENDING);
    }
  }

  @Test
  void noSignalFromAnotherThreadIsLost() throws Exception {
    try (MessageQueue queue = queues.open("test");
        JvmEvent there = events.create(true);
        JvmEvent back = events.create(true)) {
      HandleWaits handles = queue.handles().orElseThrow();
      Thread other =
          new Thread(
              () -> {
                try (MessageQueue its = queues.open("other")) {
                  HandleWaits itsHandles = its.handles().orElseThrow();
                  itsHandles.watch(there.handle());
                  for (int round = 0; round < 10_000; round++) {
                    while (itsHandles.probe(0) != HandleState.SIGNALED) {
                      Wakeup unused = its.await(LONG_WAIT);
                    }
                    back.set();
                  }
                }
              });
      other.start();
      handles.watch(back.handle());
      for (int round = 0; round < 10_000; round++) {
        there.set();
        assertThat(queue.await(LONG_WAIT)).isEqualTo(Wakeup.HANDLE);
        assertThat(handles.probe(0)).isEqualTo(HandleState.SIGNALED);
      }
      other.join();
    }
  }

  @Test
  void aClosedHandleFails() {
    try (MessageQueue queue = queues.open("test")) {
      HandleWaits handles = queue.handles().orElseThrow();
      JvmEvent event = events.create(true);
      handles.watch(event.handle());
      event.close();
      assertThat(queue.await(LONG_WAIT)).isEqualTo(Wakeup.HANDLE);
      assertThat(handles.probe(0)).isEqualTo(HandleState.FAILED);
    }
  }

  @Test
  void whatIsWatchedNoMoreEndsNoWait() {
    try (MessageQueue queue = queues.open("test");
        JvmEvent event = events.create(true)) {
      HandleWaits handles = queue.handles().orElseThrow();
      handles.watch(event.handle());
      handles.watch();
      event.set();
      assertThat(queue.await(0)).isEqualTo(Wakeup.TIMEOUT);
    }
  }

  @Test
  void aWaitTakes61Handles() {
    try (MessageQueue queue = queues.open("test")) {
      HandleWaits handles = queue.handles().orElseThrow();
      assertThat(handles.capacity()).isEqualTo(61);
      assertThatThrownBy(() -> handles.watch(new long[62]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("at most 61 handles, not 62");
    }
  }
}
