// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.MapiEvent.Kind;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.binding.emulator.start.Emulators;
import org.mapiosgi.spi.MessageQueue;
import org.mapiosgi.spi.NativeEvent;
import org.mapiosgi.spi.NativeFolder;
import org.mapiosgi.spi.NativeMapi;
import org.mapiosgi.spi.NativeMessage;

class NotificationTest {
  private static final int ALL = 0x7F;

  private final MapiEmulator emulator = Emulators.open();

  @Test
  void nothingIsDeliveredUntilTheFirstThreadPumps() {
    try (LoggedOn on = new LoggedOn(emulator)) {
      List<NativeEvent> events = new ArrayList<>();
      List<Thread> threads = new ArrayList<>();
      on.store()
          .advise(
              Optional.empty(),
              Kind.NEW_MAIL.mask(),
              batch -> {
                events.addAll(batch);
                threads.add(Thread.currentThread());
              });
      var id = emulator.deliver("a@example.test", "hello", "text");
      assertThat(on.column(on.inbox(), Pr.SUBJECT)).containsExactly("hello");
      assertThat(events).isEmpty();
      on.pump();
      assertThat(events).hasSize(1);
      assertThat(events.get(0).entryId()).contains(id);
      assertThat(events.get(0).messageClass()).contains("IPM.Note");
      assertThat(threads).containsExactly(Thread.currentThread());
    }
  }

  @Test
  void aThreadThatIsNotTheFirstHearsNothing() throws Exception {
    try (LoggedOn on = new LoggedOn(emulator)) {
      AtomicInteger heard = new AtomicInteger();
      on.store().advise(Optional.empty(), Kind.NEW_MAIL.mask(), batch -> heard.incrementAndGet());
      CompletableFuture<Integer> dispatched = new CompletableFuture<>();
      Thread lane =
          new Thread(
              () -> {
                on.mapi().initialize(NativeMapi.MAPI_NT_SERVICE);
                emulator.deliver("a@example.test", "hello", "text");
                int count = 0;
                try (var queue = emulator.queues().open("lane")) {
                  while (queue.dispatch() != MessageQueue.Dispatched.NONE) {
                    count++;
                  }
                }
                on.mapi().uninitialize();
                dispatched.complete(count);
              });
      lane.start();
      assertThat(dispatched.get()).isZero();
      lane.join();
      assertThat(heard).hasValue(0);
      on.pump();
      assertThat(heard).hasValue(1);
    }
  }

  @Test
  void eachKindIsToldToWhoAskedForIt() {
    try (LoggedOn on = new LoggedOn(emulator)) {
      List<Kind> all = new ArrayList<>();
      List<Kind> deletions = new ArrayList<>();
      on.store()
          .advise(Optional.empty(), ALL, batch -> batch.forEach(event -> all.add(event.kind())));
      on.store()
          .advise(
              Optional.empty(),
              Kind.DELETED.mask(),
              batch -> batch.forEach(event -> deletions.add(event.kind())));
      NativeFolder inbox = on.inbox();
      NativeMessage message = on.keep(inbox.createMessage());
      message.setProps(List.of(Pr.SUBJECT.with("x")));
      on.pump();
      assertThat(all).as("nothing saved").isEmpty();
      message.saveChanges(2);
      message.setProps(List.of(Pr.SUBJECT.with("y")));
      message.saveChanges(2);
      message.saveChanges(2);
      message.setReadFlag(NativeMessage.CLEAR_READ_FLAG);
      message.setReadFlag(NativeMessage.CLEAR_READ_FLAG);
      NativeFolder sub = on.keep(inbox.createFolder("sub", NativeFolder.OPEN_IF_EXISTS));
      var id = LoggedOn.get(message, Pr.ENTRYID);
      inbox.copyMessages(List.of(id), sub, 0);
      inbox.copyMessages(List.of(id), sub, NativeFolder.MESSAGE_MOVE);
      sub.deleteMessages(on.column(sub, Pr.ENTRYID));
      on.pump();
      assertThat(all)
          .containsExactly(
              Kind.CREATED,
              Kind.MODIFIED,
              Kind.MODIFIED,
              Kind.CREATED,
              Kind.COPIED,
              Kind.MOVED,
              Kind.DELETED,
              Kind.DELETED);
      assertThat(deletions).containsExactly(Kind.DELETED, Kind.DELETED);
    }
  }

  @Test
  void aNotificationOnItsWayComesAfterUnadviseAndNoneLater() {
    try (LoggedOn on = new LoggedOn(emulator)) {
      AtomicInteger heard = new AtomicInteger();
      long connection =
          on.store()
              .advise(
                  Optional.empty(), Kind.NEW_MAIL.mask(), batch -> heard.addAndGet(batch.size()));
      emulator.deliver("a@example.test", "before", "text");
      on.store().unadvise(connection);
      emulator.deliver("a@example.test", "after", "text");
      on.pump();
      assertThat(heard).hasValue(1);
    }
  }

  @Test
  void aSinkThatThrowsHarmsNobody() {
    try (LoggedOn on = new LoggedOn(emulator)) {
      AtomicInteger heard = new AtomicInteger();
      on.store()
          .advise(
              Optional.empty(),
              Kind.NEW_MAIL.mask(),
              batch -> {
                throw new IllegalStateException("sink");
              });
      on.store().advise(Optional.empty(), Kind.NEW_MAIL.mask(), batch -> heard.incrementAndGet());
      emulator.deliver("a@example.test", "x", "text");
      on.pump();
      assertThat(heard).hasValue(1);
    }
  }

  @Test
  void aStormArrivesInBatchesAndInFull() {
    try (LoggedOn on = new LoggedOn(emulator)) {
      AtomicInteger calls = new AtomicInteger();
      AtomicInteger events = new AtomicInteger();
      on.store()
          .advise(
              Optional.empty(),
              Kind.NEW_MAIL.mask(),
              batch -> {
                calls.incrementAndGet();
                events.addAndGet(batch.size());
              });
      emulator.storm(Kind.NEW_MAIL, 10_000);
      on.pump();
      assertThat(events).hasValue(10_000);
      assertThat(calls).hasValueLessThan(1_000);
    }
  }

  @Test
  void tooManyThatWaitAreLostAndR9IsBroken() {
    try (LoggedOn on = new LoggedOn(emulator)) {
      AtomicInteger events = new AtomicInteger();
      on.store()
          .advise(Optional.empty(), Kind.NEW_MAIL.mask(), batch -> events.addAndGet(batch.size()));
      emulator.storm(Kind.NEW_MAIL, 200_005);
      on.pump();
      assertThat(events).hasValue(200_000);
      assertThat(on.violatedRules()).containsExactly("R9");
    }
  }

  @Test
  void aLostSessionIsToldOnceAndFailsFromThenOn() {
    try (LoggedOn on = new LoggedOn(emulator)) {
      List<Kind> kinds = new ArrayList<>();
      on.store()
          .advise(Optional.empty(), ALL, batch -> batch.forEach(event -> kinds.add(event.kind())));
      emulator.loseSessions(HResult.END_OF_SESSION);
      emulator.deliver("a@example.test", "unheard", "text");
      on.pump();
      assertThat(kinds).containsExactly(Kind.CRITICAL_ERROR);
      assertThatThrownBy(on::inbox).hasMessageContaining("MAPI_E_END_OF_SESSION");
      var second = on.mapi().logonEx("emulator", LoggedOn.SERVICE_LOGON);
      assertThat(second.queryIdentity()).isPresent();
      second.logoff(0);
      second.release();
      assertThat(on.violatedRules()).isEmpty();
    }
    assertThat(emulator.load().violations()).isEmpty();
  }

  @Test
  void anEventMaskThatIsNoneIsRefused() {
    try (LoggedOn on = new LoggedOn(emulator)) {
      assertThatThrownBy(() -> on.store().advise(Optional.empty(), 0, batch -> {}))
          .hasMessageContaining("MAPI_E_INVALID_PARAMETER");
      assertThatThrownBy(() -> on.store().advise(Optional.empty(), 0x1000, batch -> {}))
          .hasMessageContaining("MAPI_E_INVALID_PARAMETER");
    }
  }
}
