// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tests;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapiosgi.api.pump.MessagePump;
import org.mapiosgi.api.pump.PumpPhase;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.Configuration;
import org.osgi.test.common.annotation.InjectBundleContext;

/**
 * A flight recording of pumps inside of the framework, where a bundle's class loader does not see
 * the recorder's internals.
 */
class FlightRecordingTest {
  private static final String PREFIX = "org.mapiosgi.pump.";

  @InjectBundleContext BundleContext context;
  @TempDir Path directory;
  private Fixture fixture;

  @BeforeEach
  void open() {
    fixture = new Fixture(context);
  }

  @AfterEach
  void close() throws Exception {
    fixture.close();
    fixture.gone(MessagePump.class, "(pump.name=*)");
  }

  private MessagePump pump(String name) {
    return fixture.service(MessagePump.class, "(pump.name=" + name + ")");
  }

  private static Recording recording() {
    Recording recording = new Recording();
    for (String event : List.of("LongTask", "Start", "End")) {
      recording.enable(PREFIX + event);
    }
    recording.enable(PREFIX + "Statistics").with("period", "endChunk");
    recording.start();
    return recording;
  }

  private static void runLongTask(MessagePump pump) throws Exception {
    assertThat(pump.submit(() -> new CountDownLatch(1).await(30, MILLISECONDS)).get(10, SECONDS))
        .isFalse();
    // The event comes behind the task's end.
    await().until(() -> pump.status().phase() == PumpPhase.IDLE);
  }

  private List<RecordedEvent> stop(Recording recording) throws Exception {
    recording.stop();
    Path file = directory.resolve("pump.jfr");
    recording.dump(file);
    return RecordingFile.readAllEvents(file).stream()
        .filter(event -> event.getEventType().getName().startsWith(PREFIX))
        .toList();
  }

  private static List<String> pumps(List<RecordedEvent> all, String name) {
    return all.stream()
        .filter(event -> event.getEventType().getName().equals(PREFIX + name))
        .map(event -> event.getString("pump"))
        .toList();
  }

  @Test
  void aRecordingHoldsWhatPumpsDidAndThePumpsGoOn() throws Exception {
    fixture.configurePump("before", Map.of());
    MessagePump before = pump("before");
    try (Recording recording = recording()) {
      Configuration second = fixture.configurePump("during", Map.of());
      MessagePump during = pump("during");
      runLongTask(before);
      runLongTask(during);
      assertThat(before.submit(() -> 1).get(10, SECONDS)).isEqualTo(1);
      second.delete();
      fixture.gone(MessagePump.class, "(pump.name=during)");
      assertThat(during.awaitTermination(10, SECONDS)).isTrue();
      List<RecordedEvent> found = stop(recording);
      // The recorder keeps a thread's events in order, and not those of two threads.
      assertThat(pumps(found, "LongTask")).containsExactlyInAnyOrder("before", "during");
      assertThat(pumps(found, "Start")).containsExactly("during");
      assertThat(pumps(found, "End")).containsExactly("during");
      assertThat(pumps(found, "Statistics")).contains("before").doesNotContain("during");
    }
  }

  @Test
  void aRestartOfTheBundleGoesOnInTheSameRecording() throws Exception {
    fixture.configurePump("one", Map.of());
    MessagePump first = pump("one");
    try (Recording recording = recording()) {
      runLongTask(first);
      Bundle bundle = fixture.bundle("org.mapiosgi.pump");
      bundle.stop();
      fixture.gone(MessagePump.class, "(pump.name=*)");
      bundle.start();
      runLongTask(pump("one"));
      List<RecordedEvent> found = stop(recording);
      assertThat(pumps(found, "LongTask")).containsExactly("one", "one");
      assertThat(pumps(found, "Start")).containsExactly("one");
    }
  }
}
