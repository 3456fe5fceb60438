// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.function.ThrowingConsumer;
import org.mapiosgi.spi.NativeFolder;

/** Tests that find MAPI up, and leave it with clean accounts. */
abstract class StagedContract {
  private MapiStage stage;

  /** Tests something in a folder. */
  @FunctionalInterface
  interface RoomTest {
    void accept(Desk desk, NativeFolder room) throws Throwable;
  }

  /** The MAPI under test. */
  protected abstract BindingFixture fixture();

  @BeforeEach
  final void up() {
    stage = new MapiStage(fixture().binding());
  }

  @AfterEach
  final void down() {
    if (stage != null) {
      stage.close();
    }
  }

  final MapiStage stage() {
    return stage;
  }

  /** Runs a test on a new lane, logged on to the service profile. */
  final void atDesk(ThrowingConsumer<Desk> test) {
    atDesk(fixture().serviceProfile(), test);
  }

  /** Runs a test on a new lane, logged on to the given profile. */
  final void atDesk(String profile, ThrowingConsumer<Desk> test) {
    PumpedThread lane = stage.lane();
    lane.run(
        () -> {
          try (Desk desk = new Desk(lane, stage.mapi(), profile, fixture())) {
            test.accept(desk);
          }
          // Freed by the call that obtained them: a unit of work is billed by this.
          assertThat(stage.mapi().liveBuffers(Thread.currentThread()))
              .as("buffers that calls of this thread left behind")
              .isZero();
        });
  }

  /** Runs a test in a folder of its own, in the suite's own folder. */
  final void inRoom(RoomTest test) {
    atDesk(desk -> test.accept(desk, desk.keep(desk.workshop().createFolder(unique("room"), 0))));
  }

  /** A name or subject that nothing else has, and by which the suite's mail is known. */
  static String unique(String subject) {
    return subject + " " + SuiteFolder.MARK + UUID.randomUUID() + "]";
  }
}
