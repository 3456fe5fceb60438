// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.mapiosgi.api.MapiScope;
import org.mapiosgi.api.MapiSession;
import org.osgi.util.promise.Promise;

/** Runs units of work in a session, each by itself. */
final class UnitRun {
  private final Stage stage;

  UnitRun(Stage stage) {
    this.stage = stage;
  }

  /** A unit of work that checks what it does. */
  @FunctionalInterface
  interface Unit {
    void run(MapiScope mapi) throws Exception;
  }

  /**
   * Runs all of them, and stops MAPI.
   *
   * @return whether the stop was clean
   */
  boolean of(List<Unit> units) throws Exception {
    Bench bench = new Bench(stage, 2, Duration.ofSeconds(30), Duration.ofSeconds(10));
    bench
        .subsystem
        .sessions()
        .add(Bench.session("units", stage.profile(), Duration.ofSeconds(20), Duration.ZERO));
    bench.subsystem.start();
    MapiSession session = bench.up();
    for (Unit unit : units) {
      Promise<Object> done =
          session.submit(
              mapi -> {
                unit.run(mapi);
                return "done";
              });
      Bench.until("the unit of work is done", done::isDone);
      assertThat(done.getFailure()).isNull();
    }
    return bench.stop();
  }
}
