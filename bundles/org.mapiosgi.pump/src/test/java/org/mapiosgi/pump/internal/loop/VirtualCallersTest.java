// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.mapiosgi.pump.support.Pumps;

/**
 * Virtual threads wait for a pump without holding their carriers. By reflection: we build on 17.
 */
@Timeout(120)
@EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "virtual threads came with Java 21")
class VirtualCallersTest {
  private static final int CALLERS = 10_000;

  static {
    // Before the first virtual thread: JUnit makes none.
    System.setProperty("jdk.virtualThreadScheduler.parallelism", "2");
    System.setProperty("jdk.virtualThreadScheduler.maxPoolSize", "2");
  }

  @RegisterExtension final Pumps pumps = new Pumps();
  @TempDir Path directory;

  private static ThreadFactory virtual() throws ReflectiveOperationException {
    Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
    return (ThreadFactory)
        Class.forName("java.lang.Thread$Builder").getMethod("factory").invoke(builder);
  }

  @Test
  void tenThousandCallersOnTwoCarriersAllFinishAndNoneIsPinned() throws Exception {
    ThreadPump pump = pumps.real();
    AtomicInteger done = new AtomicInteger();
    List<Thread> callers = new ArrayList<>();
    ThreadFactory factory = virtual();
    try (Recording recording = new Recording()) {
      recording.enable("jdk.VirtualThreadPinned").withThreshold(Duration.ofMillis(20));
      recording.start();
      for (int caller = 0; caller < CALLERS; caller++) {
        int number = caller;
        callers.add(factory.newThread(() -> call(pump, number, done)));
      }
      callers.forEach(Thread::start);
      for (Thread caller : callers) {
        caller.join();
      }
      recording.stop();
      Path file = directory.resolve("pinned.jfr");
      recording.dump(file);
      assertThat(RecordingFile.readAllEvents(file)).extracting(RecordedEvent::toString).isEmpty();
    }
    assertThat(done).hasValue(CALLERS);
  }

  /** Each of the ways to wait for a pump. */
  private static void call(ThreadPump pump, int number, AtomicInteger done) {
    try {
      int answer =
          switch (number % 3) {
            case 0 -> pump.submit(() -> number).get();
            case 1 -> pump.async(() -> number).getValue();
            default -> pump.schedule(() -> number, 1, TimeUnit.MILLISECONDS).get();
          };
      if (answer == number) {
        done.incrementAndGet();
      }
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
