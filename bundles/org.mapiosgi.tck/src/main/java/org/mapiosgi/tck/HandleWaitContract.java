// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tck;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.ThrowingConsumer;
import org.mapiosgi.spi.MessageQueue;
import org.mapiosgi.spi.MessageQueue.HandleState;
import org.mapiosgi.spi.MessageQueue.Wakeup;
import org.mapiosgi.tck.EventObjects.Event;

/** {@link MessageQueue#watch}: event objects end the wait, each once for a signal. */
public abstract class HandleWaitContract {
  private static final int ROUNDS = 1000;

  /** Never given out; that of a closed one might be, to somebody else. */
  private static final long NO_HANDLE = 0x7FFF_FFF0L;

  private static final long SHORT_WAIT = MILLISECONDS.toNanos(5);
  private static final long LONG_WAIT = SECONDS.toNanos(30);

  private EventObjects events;

  /** For subclasses. */
  protected HandleWaitContract() {}

  /** The MAPI under test. */
  protected abstract BindingFixture fixture();

  @BeforeEach
  void findEvents() {
    assumeThat(fixture().events()).as("the fixture's event objects").isPresent();
    events = fixture().events().get();
  }

  private void onOwner(ThrowingConsumer<MessageQueue> test) {
    OwnedQueue.onOwner(fixture().binding().queues(), test);
  }

  @Test
  void everyHandleOfAFullWaitEndsItOnceForOneSignal() {
    onOwner(
        queue -> {
          List<Event> all = new ArrayList<>();
          for (int i = 0; i < queue.handleCapacity(); i++) {
            all.add(events.create(false));
          }
          assertThat(all).hasSizeGreaterThan(1);
          queue.watch(all.stream().mapToLong(Event::handle).toArray());
          assertThat(queue.await(0)).isEqualTo(Wakeup.TIMEOUT);
          for (int i = 0; i < all.size(); i++) {
            all.get(i).set();
            assertThat(queue.await(LONG_WAIT)).isEqualTo(Wakeup.HANDLE);
            assertThat(queue.probe(i)).isEqualTo(HandleState.SIGNALED);
            assertThat(queue.probe(i)).isEqualTo(HandleState.PENDING);
            assertThat(queue.await(0)).isEqualTo(Wakeup.TIMEOUT);
          }
          queue.watch();
          all.forEach(Event::close);
        });
  }

  @Test
  void oneHandleTooManyIsRefused() {
    onOwner(
        queue ->
            assertThatThrownBy(() -> queue.watch(new long[queue.handleCapacity() + 1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most " + queue.handleCapacity()));
  }

  @Test
  void aManualResetEventStaysSignalled() {
    onOwner(
        queue -> {
          try (Event event = events.create(true)) {
            queue.watch(event.handle());
            event.set();
            assertThat(queue.await(LONG_WAIT)).isEqualTo(Wakeup.HANDLE);
            assertThat(queue.probe(0)).isEqualTo(HandleState.SIGNALED);
            assertThat(queue.probe(0)).isEqualTo(HandleState.SIGNALED);
            event.reset();
            assertThat(queue.probe(0)).isEqualTo(HandleState.PENDING);
            queue.watch();
          }
        });
  }

  @Test
  void whatAWaitHasToldOfAHandleThatStaysIsNotForgotten() {
    onOwner(
        queue -> {
          try (Event first = events.create(false);
              Event second = events.create(false)) {
            queue.watch(first.handle());
            first.set();
            assertThat(queue.await(LONG_WAIT)).isEqualTo(Wakeup.HANDLE);
            queue.watch(second.handle(), first.handle());
            assertThat(queue.probe(0)).isEqualTo(HandleState.PENDING);
            assertThat(queue.probe(1)).isEqualTo(HandleState.SIGNALED);
            queue.watch();
          }
        });
  }

  @Test
  void aBadHandleFailsAndTheOthersGoOn() {
    onOwner(
        queue -> {
          try (Event before = events.create(false);
              Event after = events.create(false)) {
            queue.watch(before.handle(), NO_HANDLE, after.handle());
            assertThat(queue.await(LONG_WAIT)).isEqualTo(Wakeup.HANDLE);
            assertThat(queue.probe(0)).isEqualTo(HandleState.PENDING);
            assertThat(queue.probe(1)).isEqualTo(HandleState.FAILED);
            queue.watch(before.handle(), after.handle());
            assertThat(queue.await(0)).isEqualTo(Wakeup.TIMEOUT);
            after.set();
            assertThat(queue.await(LONG_WAIT)).isEqualTo(Wakeup.HANDLE);
            assertThat(queue.probe(1)).isEqualTo(HandleState.SIGNALED);
            queue.watch();
          }
        });
  }

  @Test
  void aLookTakesTheSignalOfAHandleThatIsNotWatched() {
    onOwner(
        queue -> {
          try (Event event = events.create(false)) {
            assertThat(queue.look(event.handle())).isEqualTo(HandleState.PENDING);
            event.set();
            assertThat(queue.look(event.handle())).isEqualTo(HandleState.SIGNALED);
            assertThat(queue.look(event.handle())).isEqualTo(HandleState.PENDING);
          }
          assertThat(queue.look(NO_HANDLE)).isEqualTo(HandleState.FAILED);
        });
  }

  @Test
  void aWaitWhoseTimeIsOverTakesNoSignalThatComesLater() {
    onOwner(
        queue -> {
          try (Event event = events.create(false)) {
            queue.watch(event.handle());
            for (MessageQueue.Input input : MessageQueue.Input.values()) {
              assertThat(queue.await(SHORT_WAIT, input)).isEqualTo(Wakeup.TIMEOUT);
              event.set();
              assertThat(queue.probe(0)).isEqualTo(HandleState.SIGNALED);
              assertThat(queue.probe(0)).isEqualTo(HandleState.PENDING);
            }
            queue.watch();
          }
        });
  }

  @Test
  void anEventIsNoMutexAndNeitherIsABadHandle() {
    onOwner(
        queue -> {
          try (Event event = events.create(false)) {
            assertThat(queue.isMutex(event.handle())).isFalse();
          }
          assertThat(queue.isMutex(NO_HANDLE)).isFalse();
        });
  }

  @Test
  void aWakeEndsTheWaitBesideHandles() {
    onOwner(
        queue -> {
          try (Event event = events.create(false)) {
            queue.watch(event.handle());
            queue.wake();
            assertThat(queue.await(LONG_WAIT)).isEqualTo(Wakeup.WOKEN);
            queue.watch();
          }
        });
  }

  @Test
  void whatIsWatchedNoMoreEndsNoWait() {
    onOwner(
        queue -> {
          try (Event event = events.create(false)) {
            queue.watch(event.handle());
            queue.watch();
            event.set();
            assertThat(queue.await(0)).isEqualTo(Wakeup.TIMEOUT);
          }
        });
  }

  @Test
  void aHandleEndsAWaitForLessThanAllInput() {
    onOwner(
        queue -> {
          try (Event event = events.create(false)) {
            queue.watch(event.handle());
            for (MessageQueue.Input input : MessageQueue.Input.values()) {
              event.set();
              assertThat(queue.await(LONG_WAIT, input)).isEqualTo(Wakeup.HANDLE);
              assertThat(queue.probe(0)).isEqualTo(HandleState.SIGNALED);
            }
            queue.watch();
          }
        });
  }

  @Test
  void noSignalFromAnotherThreadIsLost() {
    onOwner(
        queue -> {
          try (Event there = events.create(false);
              Event back = events.create(false)) {
            Thread other =
                new Thread(
                    () ->
                        OwnedQueue.onOwner(
                            fixture().binding().queues(),
                            its -> {
                              its.watch(there.handle());
                              for (int round = 0; round < ROUNDS; round++) {
                                while (its.probe(0) != HandleState.SIGNALED) {
                                  Wakeup unused = its.await(LONG_WAIT);
                                }
                                back.set();
                              }
                              its.watch();
                            }));
            other.setDaemon(true);
            other.start();
            queue.watch(back.handle());
            for (int round = 0; round < ROUNDS; round++) {
              there.set();
              assertThat(queue.await(LONG_WAIT)).isEqualTo(Wakeup.HANDLE);
              assertThat(queue.probe(0)).isEqualTo(HandleState.SIGNALED);
            }
            other.join(SECONDS.toMillis(30));
            queue.watch();
          }
        });
  }
}
