// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.store.Query;
import org.mapiosgi.binding.emulator.Fault;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.test.common.annotation.InjectBundleContext;

/**
 * A flight recording of units of work and of calls of MAPI. One recording alone: in a later one of
 * the same process, JDK 17 loses texts that it has seen before.
 */
class WorkRecordingTest {
  private static final String UNIT = "org.mapiosgi.mapi.UnitOfWork";
  private static final String CALL = "org.mapiosgi.mapi.NativeCall";

  @InjectBundleContext BundleContext context;
  @TempDir Path directory;
  private Fixture fixture;
  private MapiSession session;

  @BeforeEach
  void open() throws Exception {
    fixture = new Fixture(context);
    fixture.configureSubsystem(Map.of());
    fixture.configureSession("one", Map.of());
    session = fixture.session("one");
  }

  @AfterEach
  void close() throws Exception {
    fixture.close();
  }

  private static Recording recording() {
    Recording recording = new Recording();
    recording.enable(UNIT);
    recording.enable(CALL).withThreshold(Duration.ZERO);
    recording.start();
    return recording;
  }

  private List<RecordedEvent> stop(Recording recording) throws Exception {
    recording.stop();
    Path file = directory.resolve("work.jfr");
    recording.dump(file);
    return RecordingFile.readAllEvents(file);
  }

  private static List<RecordedEvent> only(List<RecordedEvent> all, String name) {
    return all.stream().filter(each -> each.getEventType().getName().equals(name)).toList();
  }

  @Test
  void aRecordingHasUnitsOfWorkAndTheirCallsAndNoMailAlsoAfterARestart() throws Exception {
    try (Recording recording = recording()) {
      assertThat(session.submit(mapi -> mapi.inbox().messages().count()).getValue()).isZero();
      failOnce();
      Bundle bundle = fixture.bundle("org.mapiosgi.lifecycle");
      bundle.stop();
      fixture.gone(MapiSession.class, "(mapi.session=*)");
      bundle.start();
      assertThat(fixture.session("one").submit(mapi -> 2).getValue()).isEqualTo(2);
      // The promise is resolved after the event.
      List<RecordedEvent> all = stop(recording);
      List<RecordedEvent> units = only(all, UNIT);
      assertThat(units)
          .extracting(each -> each.getString("result"))
          .containsExactlyInAnyOrder(
              "S_OK", "MAPI_E_NO_ACCESS", "java.lang.IllegalStateException", "S_OK");
      assertThat(units)
          .allSatisfy(
              each -> {
                assertThat(each.getString("session")).isEqualTo("one");
                assertThat(each.getString("bundle")).isEqualTo("org.mapiosgi.tests-tests");
                assertThat(each.getString("task")).isEqualTo(getClass().getName());
                assertThat(each.getDuration("waited")).isPositive();
                assertThat(each.getThread().getJavaName()).startsWith("mapi-lane-");
              });
      List<RecordedEvent> calls = only(all, CALL);
      assertThat(calls)
          .extracting(each -> each.getString("operation") + " " + each.getString("result"))
          .contains("IMAPITable::GetRowCount S_OK", "IMAPITable::QueryRows MAPI_E_NO_ACCESS");
      assertThat(all.toString()).doesNotContain("secret");
    }
  }

  /** One unit of work that MAPI refuses, and one that fails by itself. */
  private void failOnce() throws Exception {
    HResult denied = HResult.named("MAPI_E_NO_ACCESS");
    try (Fault refused = fixture.emulator().on("IMAPITable::QueryRows").onwards().fail(denied)) {
      assertThat(session.submit(mapi -> mapi.inbox().messages().list(Query.all())).getFailure())
          .isNotNull();
      assertThat(refused.awaitHit(Fixture.LONG)).isTrue();
    }
    assertThat(
            session
                .submit(
                    mapi -> {
                      throw new IllegalStateException("Subject: a secret");
                    })
                .getFailure())
        .isNotNull();
  }
}
