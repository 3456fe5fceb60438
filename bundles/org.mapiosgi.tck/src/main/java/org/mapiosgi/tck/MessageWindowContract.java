// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tck;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.spi.InputFilter;
import org.mapiosgi.spi.InputFilter.Input;
import org.mapiosgi.spi.MessageQueue;
import org.mapiosgi.spi.MessageQueue.Dispatched;
import org.mapiosgi.spi.MessageQueue.Wakeup;
import org.mapiosgi.spi.MessageWindow;
import org.mapiosgi.spi.MessageWindows;

/** {@link MessageWindow}: messages arrive in each loop that dispatches them, a ring once. */
public abstract class MessageWindowContract {
  private static final int WM_APP = 0x8000;
  private static final long LONG_WAIT = SECONDS.toNanos(30);

  /** For subclasses. */
  protected MessageWindowContract() {}

  /** The MAPI under test. */
  protected abstract BindingFixture fixture();

  /** Tests a queue and its windows. */
  @FunctionalInterface
  private interface QueueTest {
    void accept(MessageQueue queue, MessageWindows windows) throws Throwable;
  }

  private void onOwner(QueueTest test) {
    OwnedQueue.onOwner(
        fixture().binding().queues(),
        queue -> {
          assertThat(queue.windows()).as("the windows").isPresent();
          test.accept(queue, queue.windows().get());
        });
  }

  /** Notes its calls. */
  private static final class Recorder implements MessageWindow.Procedure {
    final List<String> seen = new ArrayList<>();
    int left;

    @Override
    public boolean rung() {
      seen.add("rung");
      return left-- > 0;
    }

    @Override
    public OptionalLong received(int message, long wParam, long lParam) {
      // The system sends messages of its own.
      if (message >= WM_APP && message <= WM_APP + 9) {
        seen.add(Integer.toHexString(message) + " " + wParam + " " + lParam);
      }
      if (message == WM_APP + 9) {
        throw new IllegalStateException("procedure");
      }
      return OptionalLong.empty();
    }
  }

  private static Dispatched dispatchOne(MessageQueue queue) {
    while (true) {
      Dispatched done = queue.dispatch();
      if (done != Dispatched.NONE) {
        return done;
      }
      Wakeup unused = queue.await(LONG_WAIT);
    }
  }

  private static void drain(MessageQueue queue) {
    while (queue.dispatch() != Dispatched.NONE) {
      // until nothing is left
    }
  }

  @Test
  void aPostedMessageComesWithItsParameters() {
    onOwner(
        (queue, windows) -> {
          Recorder recorder = new Recorder();
          try (MessageWindow window = windows.window(recorder)) {
            assertThat(window.handle()).isNotZero();
            window.post(WM_APP, 7, -1);
            window.post(WM_APP + 1, 0, 1);
            assertThat(queue.await(LONG_WAIT)).isEqualTo(Wakeup.MESSAGE);
            drain(queue);
            assertThat(recorder.seen).containsExactly("8000 7 -1", "8001 0 1");
          }
        });
  }

  @Test
  void aProcedureThatThrowsLeavesTheQueueAlive() {
    onOwner(
        (queue, windows) -> {
          Recorder recorder = new Recorder();
          try (MessageWindow window = windows.window(recorder)) {
            window.post(WM_APP + 9, 0, 0);
            window.post(WM_APP, 0, 0);
            drain(queue);
            assertThat(recorder.seen).containsExactly("8009 0 0", "8000 0 0");
          }
        });
  }

  @Test
  void manyRingsAreOneMessageAndTheNextIsAnother() {
    onOwner(
        (queue, windows) -> {
          Recorder recorder = new Recorder();
          try (MessageWindow window = windows.window(recorder)) {
            for (int round = 0; round < 3; round++) {
              Thread[] ringers = new Thread[4];
              for (int i = 0; i < ringers.length; i++) {
                ringers[i] =
                    new Thread(
                        () -> {
                          for (int ring = 0; ring < 100; ring++) {
                            window.ring();
                          }
                        });
                ringers[i].start();
              }
              for (Thread ringer : ringers) {
                ringer.join(SECONDS.toMillis(30));
              }
              recorder.seen.clear();
              assertThat(dispatchOne(queue)).isEqualTo(Dispatched.MESSAGE);
              assertThat(recorder.seen).isNotEmpty().containsOnly("rung");
              assertThat(queue.dispatch()).isEqualTo(Dispatched.NONE);
            }
          }
        });
  }

  @Test
  void whatIsLeftAfterARingLetsAllOthersGoFirst() {
    onOwner(
        (queue, windows) -> {
          Recorder recorder = new Recorder();
          try (MessageWindow window = windows.window(recorder)) {
            recorder.left = 1;
            window.ring();
            window.post(WM_APP, 0, 0);
            windows.postQuit();
            assertThat(dispatchOne(queue)).isEqualTo(Dispatched.MESSAGE);
            assertThat(recorder.seen).containsExactly("rung");
            // A ring meanwhile is no second message.
            window.ring();
            assertThat(dispatchOne(queue)).isEqualTo(Dispatched.MESSAGE);
            assertThat(dispatchOne(queue)).isEqualTo(Dispatched.QUIT);
            assertThat(recorder.seen).containsExactly("rung", "8000 0 0");
            assertThat(dispatchOne(queue)).isEqualTo(Dispatched.MESSAGE);
            assertThat(recorder.seen).hasSizeGreaterThan(2).endsWith("rung");
          }
        });
  }

  @Test
  void noRingIsLostThatRacesWithItsDelivery() {
    onOwner(
        (queue, windows) -> {
          int rings = 5000;
          long[] offered = new long[1];
          long[] taken = new long[1];
          MessageWindow.Procedure procedure =
              new MessageWindow.Procedure() {
                @Override
                public boolean rung() {
                  synchronized (offered) {
                    taken[0] = offered[0];
                  }
                  return false;
                }

                @Override
                public OptionalLong received(int message, long wParam, long lParam) {
                  return OptionalLong.empty();
                }
              };
          try (MessageWindow window = windows.window(procedure)) {
            Thread ringer =
                new Thread(
                    () -> {
                      for (int ring = 0; ring < rings; ring++) {
                        synchronized (offered) {
                          offered[0]++;
                        }
                        window.ring();
                      }
                    });
            ringer.start();
            while (taken[0] < rings) {
              assertThat(queue.await(LONG_WAIT)).isEqualTo(Wakeup.MESSAGE);
              drain(queue);
            }
            ringer.join(SECONDS.toMillis(30));
          }
        });
  }

  @Test
  void namesOfMessagesAreAgreedOn() {
    onOwner(
        (queue, windows) -> {
          try (MessageWindow window = windows.window(new Recorder());
              MessageWindow other = windows.window(new Recorder())) {
            int message = window.register("org.mapiosgi.tck.message");
            assertThat(message).isBetween(0xC000, 0xFFFF);
            assertThat(other.register("org.mapiosgi.tck.message")).isEqualTo(message);
            assertThat(other.register("org.mapiosgi.tck.other")).isNotEqualTo(message);
            assertThat(other.handle()).isNotEqualTo(window.handle());
          }
        });
  }

  @Test
  void aClosedWindowRefusesMessagesAndIgnoresRings() {
    onOwner(
        (queue, windows) -> {
          Recorder recorder = new Recorder();
          MessageWindow window = windows.window(recorder);
          window.ring();
          window.close();
          window.close();
          assertThatCode(window::ring).doesNotThrowAnyException();
          assertThatThrownBy(() -> window.post(WM_APP, 0, 0)).isInstanceOf(MapiException.class);
          drain(queue);
          assertThat(recorder.seen).isEmpty();
        });
  }

  @Test
  void quitThatIsPostedIsToldOnce() {
    onOwner(
        (queue, windows) -> {
          windows.postQuit();
          assertThat(queue.await(LONG_WAIT)).isEqualTo(Wakeup.MESSAGE);
          assertThat(queue.dispatch()).isEqualTo(Dispatched.QUIT);
          assertThat(queue.dispatch()).isEqualTo(Dispatched.NONE);
          assertThat(windows.dispatchTimer()).isEqualTo(Dispatched.NONE);
        });
  }

  @Test
  void aWaitForLessThanAllInputLeavesPostedMessages() {
    onOwner(
        (queue, windows) -> {
          Recorder recorder = new Recorder();
          assertThat(queue.input()).as("the waits for less than all input").isPresent();
          InputFilter filter = queue.input().get();
          try (MessageWindow window = windows.window(recorder)) {
            for (Input input : List.of(Input.NONE, Input.COM)) {
              window.post(WM_APP, 0, 0);
              assertThat(filter.await(1_000_000, input)).isEqualTo(Wakeup.TIMEOUT);
              queue.wake();
              assertThat(filter.await(LONG_WAIT, input)).isEqualTo(Wakeup.WOKEN);
              assertThat(recorder.seen).isEmpty();
              assertThat(filter.await(LONG_WAIT, Input.ALL)).isEqualTo(Wakeup.MESSAGE);
              drain(queue);
              assertThat(recorder.seen).hasSize(1);
              recorder.seen.clear();
            }
          }
        });
  }
}
