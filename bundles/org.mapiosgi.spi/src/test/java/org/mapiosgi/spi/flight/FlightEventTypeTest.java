// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.spi.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlightEventTypeTest {
  private static final String NAME = "org.mapiosgi.test.Call";
  private static final int TIMES = 100_000;

  @TempDir Path directory;

  private final FlightEventType type =
      FlightEventType.named(NAME, "Call", "A call of this test")
          .threshold("0 ms")
          .text("operation", "Operation", "The name")
          .nanos("waited", "Waited", "The time before")
          .open();

  @AfterEach
  void close() {
    type.close();
  }

  private List<RecordedEvent> recorded(Duration threshold, Runnable work) throws Exception {
    try (Recording recording = new Recording()) {
      recording.enable(NAME).withThreshold(threshold);
      recording.start();
      work.run();
      recording.stop();
      Path file = directory.resolve("test.jfr");
      recording.dump(file);
      return RecordingFile.readAllEvents(file).stream()
          .filter(event -> event.getEventType().getName().equals(NAME))
          .toList();
    }
  }

  @Test
  void aRecordingHasTheValuesTheTimeAndTheThread() throws Exception {
    List<RecordedEvent> found =
        recorded(
            Duration.ZERO,
            () -> {
              FlightEvent event = type.begin();
              assertThat(event.isRecorded()).isTrue();
              event.end("IMAPITable::QueryRows", 1_500_000L);
            });
    assertThat(found).hasSize(1);
    RecordedEvent event = found.get(0);
    assertThat(event.getString("operation")).isEqualTo("IMAPITable::QueryRows");
    assertThat(event.getDuration("waited")).isEqualTo(Duration.ofNanos(1_500_000));
    assertThat(event.getDuration()).isPositive();
    assertThat(event.getThread().getJavaName()).isEqualTo(Thread.currentThread().getName());
    assertThat(event.getEventType().getCategoryNames()).containsExactly("MAPI");
  }

  @Test
  void whatIsShorterThanTheThresholdIsNotRecorded() throws Exception {
    assertThat(recorded(Duration.ofHours(1), () -> type.begin().end("short", 0L))).isEmpty();
  }

  @Test
  void aTypeThatIsClosedOrOfNobodyIsNotRecorded() throws Exception {
    FlightEventType none = FlightEventType.none();
    assertThat(
            recorded(
                Duration.ZERO,
                () -> {
                  FlightEvent begun = type.begin();
                  type.close();
                  assertThat(type.begin().isRecorded()).isFalse();
                  assertThat(none.begin().isRecorded()).isFalse();
                  begun.end("ends after the type", 0L);
                  none.begin().end();
                }))
        .isEmpty();
  }

  @Test
  void theValuesAreThoseOfTheDeclaration() throws Exception {
    recorded(
        Duration.ZERO,
        () ->
            assertThatThrownBy(() -> type.begin().end("one"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 fields"));
  }

  @Test
  void withoutARecordingNothingIsAllocated() throws Exception {
    // From here on the recorder is there, and records nothing.
    recorded(Duration.ZERO, () -> type.begin().end("first", 0L));
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    call(TIMES);
    long before = threads.getCurrentThreadAllocatedBytes();
    call(TIMES);
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    // An event would be some 50 bytes. The rest is what the measurement itself needs.
    assertThat(bytes).isLessThan(TIMES);
  }

  private void call(int times) {
    for (int i = 0; i < times; i++) {
      FlightEvent event = type.begin();
      if (event.isRecorded()) {
        throw new AssertionError();
      }
    }
  }
}
