// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mapiosgi.api.pump.PumpNesting.Mode;
import org.mapiosgi.api.pump.PumpWindow.Message;
import org.mapiosgi.pump.support.Pumps;
import org.mapiosgi.tck.VirtualQueue;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.PromiseFactory;

/** Changes that code makes to the pump's thread are gone before the next code runs. */
@Timeout(60)
class PumpThreadStateTest {
  private static final int LISTENED = 0x0401;

  @RegisterExtension final Pumps pumps = new Pumps();
  private final VirtualQueue queue = new VirtualQueue();
  private final ThreadPump pump = pumps.virtual(queue);
  private final ClassLoader foreign = new URLClassLoader("foreign", new URL[0], null);

  /** The visible state of the thread. */
  private record Seen(ClassLoader loader, int priority, String name, boolean interrupted) {
    static Seen now() {
      Thread thread = Thread.currentThread();
      return new Seen(
          thread.getContextClassLoader(),
          thread.getPriority(),
          thread.getName(),
          thread.isInterrupted());
    }
  }

  private void spoil() {
    Thread thread = Thread.currentThread();
    thread.setContextClassLoader(foreign);
    thread.setPriority(Thread.MIN_PRIORITY);
    thread.setName("spoilt");
    thread.interrupt();
  }

  private Seen clean() throws Exception {
    Seen clean = pump.submit((Callable<Seen>) Seen::now).get();
    assertThat(clean.name()).isEqualTo("test");
    assertThat(clean.interrupted()).isFalse();
    return clean;
  }

  @Test
  void aTaskLeavesNothingToTheNext() throws Exception {
    Seen clean = clean();
    pump.execute(this::spoil);
    assertThat(clean()).isEqualTo(clean);
    pump.execute(
        () -> {
          spoil();
          throw new IllegalStateException("and it fails");
        });
    assertThat(clean()).isEqualTo(clean);
  }

  @Test
  void aTimerLeavesNothing() throws Exception {
    Seen clean = clean();
    pump.schedule(this::spoil, 0, TimeUnit.NANOSECONDS).get();
    assertThat(clean()).isEqualTo(clean);
  }

  @Test
  void aListenerOfMessagesBeginsCleanAndLeavesNothing() throws Exception {
    Seen clean = clean();
    CompletableFuture<Seen> found = new CompletableFuture<>();
    pump.window()
        .listen(
            LISTENED,
            LISTENED,
            message -> {
              found.complete(Seen.now());
              spoil();
              return OptionalLong.of(1);
            });
    pump.window().post(new Message(LISTENED, 0, 0)).getValue();
    assertThat(found.get()).isEqualTo(clean);
    assertThat(clean()).isEqualTo(clean);
  }

  @Test
  void aNestableTaskBeginsCleanAndGivesTheOuterTaskItsOwnBack() throws Exception {
    Seen clean = clean();
    Deferred<Void> over = new PromiseFactory(PromiseFactory.inlineExecutor()).<Void>deferred();
    AtomicReference<Seen> inside = new AtomicReference<>();
    AtomicReference<Seen> before = new AtomicReference<>();
    AtomicReference<Seen> after = new AtomicReference<>();
    pump.submit(
            () -> {
              spoil();
              boolean unused = Thread.interrupted();
              before.set(Seen.now());
              pump.nesting()
                  .nestable()
                  .execute(
                      () -> {
                        inside.set(Seen.now());
                        Thread.currentThread().setContextClassLoader(null);
                        Thread.currentThread().setName("inside");
                        over.resolve(null);
                      });
              pump.nesting().pumpUntil(over.getPromise(), Duration.ofSeconds(30), Mode.ALL);
              after.set(Seen.now());
            })
        .get();
    assertThat(inside.get()).isEqualTo(clean);
    assertThat(after.get()).isEqualTo(before.get());
    assertThat(after.get().name()).isEqualTo("spoilt");
    assertThat(clean()).isEqualTo(clean);
  }
}
