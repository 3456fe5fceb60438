// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mapiosgi.api.MapiEvent;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.spi.NativeEvent;
import org.mapiosgi.spi.NativeFolder;
import org.mapiosgi.spi.NativeMapi;
import org.mapiosgi.spi.NativeMessage;
import org.mapiosgi.spi.NativeProps;
import org.mapiosgi.spi.NativeSession;
import org.mapiosgi.spi.NativeStore;

/**
 * A provider that calls OnNotify on a thread of its own, as it may if another component initialised
 * MAPI with MAPI_MULTITHREAD_NOTIFICATIONS. This product never does so, but the sink must not fail
 * then.
 */
@Tag("windows")
@Timeout(120)
class ForeignThreadWindowsTest {
  private static final int MAPI_MULTITHREAD_NOTIFICATIONS = 0x1;
  private static final int EVENTS = 200;

  private record Seen(Thread thread, NativeEvent event) {}

  @Test
  void eventsOnAThreadOfTheProvidersArriveOnOneDaemonThread() throws InterruptedException {
    NativeMapi mapi = ReferenceProvider.SERVICE.binding().load();
    mapi.initialize(NativeMapi.MAPI_NT_SERVICE | MAPI_MULTITHREAD_NOTIFICATIONS);
    BlockingQueue<Seen> seen = new LinkedBlockingQueue<>();
    NativeSession session = mapi.logonEx("service", ReferenceProvider.LOGON);
    NativeStore store = ReferenceProvider.openMailbox(session);
    long connection =
        store.advise(
            Optional.empty(),
            MapiEvent.Kind.CREATED.mask(),
            events -> events.forEach(each -> seen.add(new Seen(Thread.currentThread(), each))));
    NativeFolder inbox =
        store.openFolder(store.getReceiveFolder("IPM.Note"), NativeStore.MAPI_BEST_ACCESS);
    try {
      NativeFolder made = inbox.createFolder("foreign thread test", NativeFolder.OPEN_IF_EXISTS);
      for (int i = 0; i < EVENTS; i++) {
        NativeMessage message = made.createMessage();
        message.setProps(List.of(Pr.SUBJECT.with("event " + i)));
        message.saveChanges(NativeProps.KEEP_OPEN_READWRITE);
        message.release();
      }
      made.release();

      Seen first = seen.poll(60, TimeUnit.SECONDS);
      assertThat(first).isNotNull();
      assertThat(first.thread()).isNotEqualTo(Thread.currentThread());
      assertThat(first.thread().isDaemon()).isTrue();
      for (int i = 1; i < EVENTS; i++) {
        Seen next = seen.poll(60, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        // The same thread object: it was attached to the JVM once, not for every call.
        assertThat(next.thread()).isSameAs(first.thread());
        assertThat(next.event().kind()).isEqualTo(MapiEvent.Kind.CREATED);
      }
    } finally {
      inbox.release();
      store.unadvise(connection);
      store.release();
      session.logoff(0);
      session.release();
      mapi.uninitialize();
    }
    assertThat(mapi.liveObjects()).isEmpty();
    assertThat(mapi.liveBuffers()).isZero();
  }
}
