// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tck;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mapiosgi.spi.HandleWaits;
import org.mapiosgi.spi.HandleWaits.HandleState;
import org.mapiosgi.spi.InputFilter;
import org.mapiosgi.spi.MessageQueue;
import org.mapiosgi.spi.MessageQueue.Wakeup;
import org.mapiosgi.tck.EventObjects.Event;

/** {@link HandleWaits}: event objects end the wait, each once for a signal. */
public abstract class HandleWaitContract {
  private static final int ROUNDS = 1000;

  /** The system never gives this handle out. It may give the handle of a closed event out again. */
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
    events = Known.of(fixture().events(), "no event objects are known that queues can wait for");
  }

  /** Tests a queue and its abilities. */
  @FunctionalInterface
  private interface QueueTest {
    void accept(MessageQueue queue, HandleWaits handles) throws Throwable;
  }

  private void onOwner(QueueTest test) {
    OwnedQueue.onOwner(fixture().binding().queues(), queue -> test.accept(queue, handlesOf(queue)));
  }

  private static HandleWaits handlesOf(MessageQueue queue) {
    assertThat(queue.handles()).as("the waits for handles").isPresent();
    return queue.handles().get();
  }

  private static InputFilter inputOf(MessageQueue queue) {
    assertThat(queue.input()).as("the waits for less than all input").isPresent();
    return queue.input().get();
  }

  @Test
  void everyHandleOfAFullWaitEndsItOnceForOneSignal() {
    onOwner(
        (queue, handles) -> {
          List<Event> all = new ArrayList<>();
          for (int i = 0; i < handles.capacity(); i++) {
            all.add(events.create(false));
          }
          assertThat(all).hasSizeGreaterThan(1);
          handles.watch(all.stream().mapToLong(Event::handle).toArray());
          assertThat(queue.await(0)).isEqualTo(Wakeup.TIMEOUT);
          for (int i = 0; i < all.size(); i++) {
            all.get(i).set();
            assertThat(queue.await(LONG_WAIT)).isEqualTo(Wakeup.HANDLE);
            assertThat(handles.probe(i)).isEqualTo(HandleState.SIGNALED);
            assertThat(handles.probe(i)).isEqualTo(HandleState.PENDING);
            assertThat(queue.await(0)).isEqualTo(Wakeup.TIMEOUT);
          }
          handles.watch();
          all.forEach(Event::close);
        });
  }

  @Test
  void oneHandleTooManyIsRefused() {
    onOwner(
        (queue, handles) ->
            assertThatThrownBy(() -> handles.watch(new long[handles.capacity() + 1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most " + handles.capacity()));
  }

  @Test
  void aManualResetEventStaysSignalled() {
    onOwner(
        (queue, handles) -> {
          try (Event event = events.create(true)) {
            handles.watch(event.handle());
            event.set();
            assertThat(queue.await(LONG_WAIT)).isEqualTo(Wakeup.HANDLE);
            assertThat(handles.probe(0)).isEqualTo(HandleState.SIGNALED);
            assertThat(handles.probe(0)).isEqualTo(HandleState.SIGNALED);
            event.reset();
            assertThat(handles.probe(0)).isEqualTo(HandleState.PENDING);
            handles.watch();
          }
        });
  }

  @Test
  void whatAWaitHasToldOfAHandleThatStaysIsNotForgotten() {
    onOwner(
        (queue, handles) -> {
          try (Event first = events.create(false);
              Event second = events.create(false)) {
            handles.watch(first.handle());
            first.set();
            assertThat(queue.await(LONG_WAIT)).isEqualTo(Wakeup.HANDLE);
            handles.watch(second.handle(), first.handle());
            assertThat(handles.probe(0)).isEqualTo(HandleState.PENDING);
            assertThat(handles.probe(1)).isEqualTo(HandleState.SIGNALED);
            handles.watch();
          }
        });
  }

  @Test
  void aBadHandleFailsAndTheOthersGoOn() {
    onOwner(
        (queue, handles) -> {
          try (Event before = events.create(false);
              Event after = events.create(false)) {
            handles.watch(before.handle(), NO_HANDLE, after.handle());
            assertThat(queue.await(LONG_WAIT)).isEqualTo(Wakeup.HANDLE);
            assertThat(handles.probe(0)).isEqualTo(HandleState.PENDING);
            assertThat(handles.probe(1)).isEqualTo(HandleState.FAILED);
            handles.watch(before.handle(), after.handle());
            assertThat(queue.await(0)).isEqualTo(Wakeup.TIMEOUT);
            after.set();
            assertThat(queue.await(LONG_WAIT)).isEqualTo(Wakeup.HANDLE);
            assertThat(handles.probe(1)).isEqualTo(HandleState.SIGNALED);
            handles.watch();
          }
        });
  }

  @Test
  void aLookTakesTheSignalOfAHandleThatIsNotWatched() {
    onOwner(
        (queue, handles) -> {
          try (Event event = events.create(false)) {
            assertThat(handles.look(event.handle())).isEqualTo(HandleState.PENDING);
            event.set();
            assertThat(handles.look(event.handle())).isEqualTo(HandleState.SIGNALED);
            assertThat(handles.look(event.handle())).isEqualTo(HandleState.PENDING);
          }
          assertThat(handles.look(NO_HANDLE)).isEqualTo(HandleState.FAILED);
        });
  }

  @Test
  void aWaitWhoseTimeIsOverTakesNoSignalThatComesLater() {
    onOwner(
        (queue, handles) -> {
          try (Event event = events.create(false)) {
            handles.watch(event.handle());
            for (InputFilter.Input input : InputFilter.Input.values()) {
              assertThat(inputOf(queue).await(SHORT_WAIT, input)).isEqualTo(Wakeup.TIMEOUT);
              event.set();
              assertThat(handles.probe(0)).isEqualTo(HandleState.SIGNALED);
              assertThat(handles.probe(0)).isEqualTo(HandleState.PENDING);
            }
            handles.watch();
          }
        });
  }

  @Test
  void anEventIsNoMutexAndNeitherIsABadHandle() {
    onOwner(
        (queue, handles) -> {
          try (Event event = events.create(false)) {
            assertThat(handles.isMutex(event.handle())).isFalse();
          }
          assertThat(handles.isMutex(NO_HANDLE)).isFalse();
        });
  }

  @Test
  void aWakeEndsTheWaitBesideHandles() {
    onOwner(
        (queue, handles) -> {
          try (Event event = events.create(false)) {
            handles.watch(event.handle());
            queue.wake();
            assertThat(queue.await(LONG_WAIT)).isEqualTo(Wakeup.WOKEN);
            handles.watch();
          }
        });
  }

  @Test
  void whatIsWatchedNoMoreEndsNoWait() {
    onOwner(
        (queue, handles) -> {
          try (Event event = events.create(false)) {
            handles.watch(event.handle());
            handles.watch();
            event.set();
            assertThat(queue.await(0)).isEqualTo(Wakeup.TIMEOUT);
          }
        });
  }

  @Test
  void aHandleEndsAWaitForLessThanAllInput() {
    onOwner(
        (queue, handles) -> {
          try (Event event = events.create(false)) {
            handles.watch(event.handle());
            for (InputFilter.Input input : InputFilter.Input.values()) {
              event.set();
              assertThat(inputOf(queue).await(LONG_WAIT, input)).isEqualTo(Wakeup.HANDLE);
              assertThat(handles.probe(0)).isEqualTo(HandleState.SIGNALED);
            }
            handles.watch();
          }
        });
  }

  @Test
  void noSignalFromAnotherThreadIsLost() {
    onOwner(
        (queue, handles) -> {
          try (Event there = events.create(false);
              Event back = events.create(false)) {
            Thread other =
                new Thread(
                    () ->
                        OwnedQueue.onOwner(
                            fixture().binding().queues(),
                            its -> {
                              HandleWaits itsHandles = handlesOf(its);
                              itsHandles.watch(there.handle());
                              for (int round = 0; round < ROUNDS; round++) {
                                while (itsHandles.probe(0) != HandleState.SIGNALED) {
                                  Wakeup unused = its.await(LONG_WAIT);
                                }
                                back.set();
                              }
                              itsHandles.watch();
                            }));
            other.setDaemon(true);
            other.start();
            handles.watch(back.handle());
            for (int round = 0; round < ROUNDS; round++) {
              there.set();
              assertThat(queue.await(LONG_WAIT)).isEqualTo(Wakeup.HANDLE);
              assertThat(handles.probe(0)).isEqualTo(HandleState.SIGNALED);
            }
            other.join(SECONDS.toMillis(30));
            handles.watch();
          }
        });
  }
}
