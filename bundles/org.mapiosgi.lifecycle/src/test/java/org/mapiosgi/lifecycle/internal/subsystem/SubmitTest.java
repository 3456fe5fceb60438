// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.pump.MessagePump;
import org.mapiosgi.api.status.SubsystemState;
import org.mapiosgi.binding.emulator.start.Emulators;
import org.osgi.util.promise.Promise;

/** Tests that {@code submit} keeps its promises with any deadline and any callbacks. */
class SubmitTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final int MANY = 32;

  @RegisterExtension final Rig rig = new Rig(1, LONG);

  private MapiSession start() {
    rig.subsystem.sessions().add(Rig.session("one", LONG));
    rig.subsystem.start();
    return rig.up();
  }

  @Test
  void aDeadlineOfAnyLengthIsKept() throws Exception {
    MapiSession session = start();
    for (Duration deadline :
        List.of(
            ChronoUnit.FOREVER.getDuration(),
            Duration.ofSeconds(Long.MAX_VALUE),
            Duration.ofDays(365 * 293),
            Duration.ofDays(365 * 291))) {
      AtomicInteger ran = new AtomicInteger();
      assertThat(session.submit(mapi -> ran.incrementAndGet(), deadline).getValue()).isEqualTo(1);
      assertThat(session.<Integer>call(mapi -> ran.incrementAndGet(), deadline)).isEqualTo(2);
    }
    assertThat(rig.subsystem.status().state()).isEqualTo(SubsystemState.READY);
  }

  @Test
  void nothingRunsIfSubmitThrows() throws Exception {
    MapiSession session = start();
    AtomicInteger ran = new AtomicInteger();
    for (Duration deadline : List.of(Duration.ZERO, Duration.ofSeconds(Long.MIN_VALUE))) {
      assertThatThrownBy(() -> session.submit(mapi -> ran.incrementAndGet(), deadline))
          .isInstanceOf(IllegalArgumentException.class);
    }
    // The lane has done all that was queued before.
    assertThat(session.<String>call(mapi -> "done", LONG)).isEqualTo("done");
    assertThat(ran).hasValue(0);
    assertThat(rig.status("one").queued()).isZero();
  }

  @Test
  void aCallbackRunsOnTheProductsThreadsEvenIfThePromiseIsDone() throws Exception {
    MapiSession session = start();
    for (int i = 0; i < MANY; i++) {
      Promise<String> done = session.submit(mapi -> "x");
      Promise<String> early = done.map(x -> Thread.currentThread().getName());
      assertThat(done.getValue()).isEqualTo("x");
      Promise<String> late = done.map(x -> Thread.currentThread().getName());
      assertThat(early.getValue()).startsWith("mapi-callbacks-");
      assertThat(late.getValue()).startsWith("mapi-callbacks-");
    }
  }

  @Test
  void callbacksThatBlockHoldUpNoStepOfTheProduct() throws Exception {
    CountDownLatch goOn = new CountDownLatch(1);
    CountDownLatch blocked = new CountDownLatch(1);
    MessagePump pump = Bench.PUMPS.open("of-a-consumer", Emulators.open().queues());
    List<Promise<?>> all = new ArrayList<>();
    try {
      for (int i = 0; i < MANY; i++) {
        all.add(
            pump.async(() -> "x")
                .onResolve(
                    () -> {
                      blocked.countDown();
                      await(goOn);
                    }));
      }
      blocked.await();
      MapiSession session = start();
      for (int i = 0; i < MANY; i++) {
        all.add(session.submit(mapi -> "x").onResolve(() -> await(goOn)));
      }
      assertThat(session.<String>call(mapi -> "works", LONG)).isEqualTo("works");
      assertThat(rig.stop()).isTrue();
    } finally {
      goOn.countDown();
      pump.shutdownNow();
    }
    assertThat(all).hasSize(2 * MANY);
    assertThat(pump.awaitTermination(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
