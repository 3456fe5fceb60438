// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.watch;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.mapiosgi.pump.internal.core.PumpContext;
import org.mapiosgi.pump.internal.core.Settings;
import org.mapiosgi.pump.internal.loop.PumpServices;
import org.mapiosgi.pump.internal.loop.ThreadPump;
import org.mapiosgi.pump.support.Gate;
import org.mapiosgi.pump.support.ParkingQueue;
import org.mapiosgi.pump.support.Pumps;
import org.mapiosgi.tck.VirtualQueue;

@Timeout(120)
class JfrEventsTest {
  private static final String PREFIX = "org.mapiosgi.pump.";
  private static final int TASKS = 200_000;

  @RegisterExtension final Pumps pumps = new Pumps();
  @TempDir Path directory;
  private final VirtualQueue queue = new VirtualQueue();
  private final Recorder events = Recorder.ofThisJvm();

  @AfterEach
  void close() {
    events.close();
  }

  private ThreadPump pump(String name, Settings settings) {
    return pump(name, queue, settings);
  }

  private ThreadPump pump(String name, VirtualQueue own, Settings settings) {
    return pumps.start(
        new PumpContext(name, own, settings), own, PumpServices.create(events, PumpMBeans.NONE));
  }

  private static Settings alarmAt(int depth) {
    Settings normal = Settings.DEFAULT;
    return new Settings(
        normal.tasks(),
        normal.messages(),
        normal.turnNanos(),
        0,
        normal.overflow(),
        depth,
        true,
        normal.hang());
  }

  private static Recording recording(String... names) {
    Recording recording = new Recording();
    for (String name : names) {
      recording.enable(PREFIX + name);
    }
    recording.start();
    return recording;
  }

  private List<RecordedEvent> stop(Recording recording) throws Exception {
    recording.stop();
    Path file = directory.resolve("pump.jfr");
    recording.dump(file);
    return RecordingFile.readAllEvents(file);
  }

  private static List<RecordedEvent> only(List<RecordedEvent> all, String name) {
    return all.stream().filter(e -> e.getEventType().getName().equals(PREFIX + name)).toList();
  }

  @Test
  void aRecordingHoldsWhatTookLongAndItsClass() throws Exception {
    try (Recording recording = recording("LongTask")) {
      ThreadPump pump = pump("recorded", Settings.DEFAULT);
      pump.execute(() -> queue.pass(Duration.ofMillis(19)));
      queue.settle();
      pump.execute(() -> queue.pass(Duration.ofMillis(20)));
      pump.schedule(() -> queue.pass(Duration.ofMillis(30)), 1, SECONDS);
      queue.advance(Duration.ofSeconds(1));
      queue.post(() -> queue.pass(Duration.ofMillis(40)));
      queue.settle();
      Pumps.end(pump);
      List<RecordedEvent> found = only(stop(recording), "LongTask");
      assertThat(found).extracting(e -> e.getString("pump")).containsOnly("recorded");
      assertThat(found)
          .extracting(e -> e.getString("phase"), e -> e.getDuration("ran").toMillis())
          .containsExactly(tuple("TASK", 20L), tuple("TIMER", 30L), tuple("MESSAGE", 40L));
      assertThat(found.get(0).getString("task")).contains("JfrEventsTest");
      assertThat(found.get(2).getString("task")).isEmpty();
    }
  }

  @Test
  void aRecordingHoldsTheBeginTheEndTheAlarmAndTheHang() throws Exception {
    try (Recording recording = recording("Start", "End", "DepthAlarm", "Hang")) {
      CountDownLatch gate = new CountDownLatch(1);
      CountDownLatch started = new CountDownLatch(1);
      PumpContext context = new PumpContext("recorded", queue, alarmAt(4));
      ThreadPump pump = pumps.start(context, queue, PumpServices.create(events, PumpMBeans.NONE));
      WatchedPump watched = new WatchedPump(context, events::hang);
      pump.execute(
          () -> {
            started.countDown();
            Gate.await(gate);
          });
      started.await();
      for (int task = 0; task < 5; task++) {
        pump.execute(() -> {});
      }
      watched.look();
      queue.pass(Duration.ofSeconds(3));
      watched.look();
      gate.countDown();
      queue.settle();
      Pumps.end(pump);
      List<RecordedEvent> found = stop(recording);
      RecordedEvent hang = only(found, "Hang").get(0);
      assertThat(hang.getString("kind")).isEqualTo("SLOW");
      assertThat(hang.getDuration("busy")).isEqualTo(Duration.ofSeconds(3));
      assertThat(hang.getString("task")).contains("JfrEventsTest");
      assertThat(hang.getString("where")).isNotEmpty();
      assertThat(only(found, "DepthAlarm"))
          .extracting(e -> e.getLong("queued"))
          .containsExactly(5L);
      assertThat(only(found, "Start")).hasSize(1);
      assertThat(only(found, "End")).extracting(e -> e.getLong("tasks")).containsExactly(6L);
    }
  }

  @Test
  void aRecordingHoldsStatisticsOfThePumpsThatAreThere() throws Exception {
    try (Recording recording = new Recording()) {
      ThreadPump pump = pump("recorded", Settings.DEFAULT);
      Pumps.end(pump("gone", new VirtualQueue(), Settings.DEFAULT));
      pump.submit(() -> {}).get();
      queue.settle();
      recording.enable(PREFIX + "Statistics").with("period", "endChunk");
      recording.start();
      List<RecordedEvent> found = only(stop(recording), "Statistics");
      assertThat(found).extracting(e -> e.getString("pump")).containsExactly("recorded");
      assertThat(found.get(0).getLong("tasks")).isEqualTo(1);
      assertThat(found.get(0).getLong("waits")).isPositive();
    }
  }

  @Test
  void withoutARecordingThePumpAllocatesNothingForATaskNorForALongOne() throws Exception {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    AtomicLong now = new AtomicLong();
    ThreadPump pump =
        pumps.start(
            new PumpContext("silent", now::get, Settings.DEFAULT),
            name -> new ParkingQueue(new AtomicLong()),
            PumpServices.create(events, PumpMBeans.NONE));
    Runnable longTask = () -> now.addAndGet(25_000_000);
    flood(pump, longTask, 20_000);
    long id = pump.thread().getId();
    long before = threads.getThreadAllocatedBytes(id);
    flood(pump, longTask, TASKS);
    long bytes = threads.getThreadAllocatedBytes(id) - before;
    assertThat(pump.metrics().ran().max()).isGreaterThanOrEqualTo(Duration.ofMillis(25));
    // An event would be some 50 bytes a task. The bytes that are left are a chunk of 1,024 places
    // now and then, when the pump is ahead of the producer.
    assertThat(bytes).isLessThan(TASKS * 8L);
  }

  private static void flood(ThreadPump pump, Runnable task, int times) throws Exception {
    for (int i = 0; i < times; i++) {
      pump.execute(task);
    }
    pump.submit(() -> {}).get();
  }

  @Test
  void aRecorderThatIsClosedIsToldNothing() throws Exception {
    try (Recording recording = recording("Start")) {
      Recorder other = Recorder.ofThisJvm();
      assertThat(other.isOn()).isTrue();
      other.close();
      assertThat(other.isOn()).isFalse();
      PumpContext context = new PumpContext("test", queue, Settings.DEFAULT);
      Pumps.end(pumps.start(context, queue, PumpServices.create(other, PumpMBeans.NONE)));
      assertThat(only(stop(recording), "Start")).isEmpty();
    }
  }
}
