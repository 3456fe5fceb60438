// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mapiosgi.api.pump.PumpWindow;
import org.mapiosgi.api.pump.PumpWindow.Listening;
import org.mapiosgi.api.pump.PumpWindow.Message;
import org.mapiosgi.pump.support.Pumps;
import org.mapiosgi.tck.VirtualQueue;

/** Window messages reach their listeners. */
@Timeout(60)
class PumpWindowTest {
  private static final int WM_APP = 0x8000;

  @RegisterExtension final Pumps pumps = new Pumps();
  private final VirtualQueue queue = new VirtualQueue();
  private final ThreadPump pump = pumps.virtual(queue);
  private final PumpWindow window = pump.window();
  private final List<String> heard = Collections.synchronizedList(new ArrayList<>());

  private PumpWindow.Listener noting(String who, OptionalLong result) {
    return message -> {
      heard.add(who + " " + message.id());
      return result;
    };
  }

  private void post(int id) throws Exception {
    window.post(new Message(id, 1, 2)).getValue();
    queue.settle();
  }

  @Test
  void aListenerHearsItsRangeOnThePumpThread() throws Exception {
    List<Message> messages = Collections.synchronizedList(new ArrayList<>());
    window.listen(
        WM_APP,
        WM_APP + 1,
        message -> {
          assertThat(pump.isPumpThread()).isTrue();
          messages.add(message);
          return OptionalLong.of(7);
        });
    for (int id = WM_APP - 1; id <= WM_APP + 2; id++) {
      post(id);
    }
    assertThat(messages).containsExactly(new Message(WM_APP, 1, 2), new Message(WM_APP + 1, 1, 2));
    assertThat(pump.status().tasksFailed()).isZero();
  }

  @Test
  void theYoungestListenerIsAskedFirstAndMayLeaveIt() throws Exception {
    window.listen(WM_APP, WM_APP, noting("old", OptionalLong.of(1)));
    Listening passing = window.listen(0, 0xFFFF, noting("passing", OptionalLong.empty()));
    post(WM_APP);
    assertThat(heard).containsExactly("passing " + WM_APP, "old " + WM_APP);
    passing.remove();
    Listening taking = window.listen(WM_APP, WM_APP, noting("taking", OptionalLong.of(2)));
    post(WM_APP);
    taking.remove();
    post(WM_APP);
    assertThat(heard).hasSize(4).endsWith("taking " + WM_APP, "old " + WM_APP);
  }

  @Test
  void aListenerThatThrowsIsPassedOver() throws Exception {
    window.listen(WM_APP, WM_APP, noting("old", OptionalLong.of(1)));
    window.listen(
        WM_APP,
        WM_APP,
        message -> {
          throw new StackOverflowError();
        });
    window.listen(WM_APP, WM_APP, message -> null);
    post(WM_APP);
    assertThat(heard).containsExactly("old " + WM_APP);
    assertThat(pump.submit(() -> 7).get()).isEqualTo(7);
  }

  @Test
  void aListenerMayComeAndGoWhileMessagesFlow() throws Exception {
    AtomicInteger messages = new AtomicInteger();
    window.listen(
        WM_APP,
        WM_APP,
        message -> {
          messages.incrementAndGet();
          return OptionalLong.of(0);
        });
    for (int i = 0; i < 1000; i++) {
      Listening listening = window.listen(WM_APP, WM_APP, noting("more", OptionalLong.empty()));
      window.post(new Message(WM_APP, 0, 0)).getValue();
      listening.remove();
    }
    queue.settle();
    assertThat(messages).hasValue(1000);
    heard.clear();
    post(WM_APP);
    assertThat(heard).isEmpty();
  }

  @Test
  void namesAreAgreedOnAndTheHandleIsKnownAtOnceOnThePump() throws Exception {
    int id = window.register("org.mapiosgi.test").getValue();
    assertThat(window.register("org.mapiosgi.test").getValue()).isEqualTo(id);
    assertThat(window.register("org.mapiosgi.other").getValue()).isNotEqualTo(id);
    long handle = window.handle().getValue();
    assertThat(handle).isNotZero();
    assertThat(pump.submit(() -> window.handle().isDone()).get()).isTrue();
  }

  @Test
  void anImpossibleRangeIsRefusedByName() {
    PumpWindow.Listener listener = noting("never", OptionalLong.empty());
    assertThatThrownBy(() -> window.listen(2, 1, listener))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 to 0xFFFF, not 2 to 1");
    assertThatThrownBy(() -> window.listen(-1, 1, listener))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> window.listen(0, 0x10000, listener))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> window.listen(0, 1, null)).isInstanceOf(NullPointerException.class);
  }

  @Test
  void aPumpWithoutWindowsSaysSoEachTime() throws Exception {
    queue.failWindow();
    for (int i = 0; i < 2; i++) {
      assertThat(window.handle().getFailure()).hasMessageContaining("desktop heap");
    }
  }

  @Test
  void theEndOfThePumpEndsTheWindow() throws Exception {
    long unused = window.handle().getValue();
    Pumps.end(pump);
    assertThat(window.handle().getFailure()).isInstanceOf(RejectedExecutionException.class);
    assertThat(window.post(new Message(WM_APP, 0, 0)).getFailure())
        .isInstanceOf(RejectedExecutionException.class);
  }

  @Test
  void aTimerOfAWindowGetsItsTurnUnderAFloodOfPostedMessages() {
    AtomicInteger left = new AtomicInteger(10_000);
    AtomicInteger ticks = new AtomicInteger();
    long[] worst = new long[1];
    long[] due = new long[1];
    queue.post(
        new VirtualQueue.Message() {
          @Override
          public void run() {
            queue.pass(Duration.ofNanos(100_000));
            if (left.get() % 500 == 0) {
              due[0] = queue.getAsLong();
              queue.timer(
                  () -> {
                    ticks.incrementAndGet();
                    worst[0] = Math.max(worst[0], queue.getAsLong() - due[0]);
                  });
            }
            if (left.decrementAndGet() > 0) {
              queue.post(this);
            }
          }
        });
    queue.settle();
    // A second in which the queue is never empty, and a tick of 50 ms.
    assertThat(ticks).hasValue(20);
    assertThat(Duration.ofNanos(worst[0])).isLessThanOrEqualTo(Duration.ofMillis(9));
  }
}
