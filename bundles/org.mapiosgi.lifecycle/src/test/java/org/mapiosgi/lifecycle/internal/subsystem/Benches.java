// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.binding.emulator.Fault;
import org.osgi.util.promise.Promise;

/**
 * Ends each bench that a test has made and not stopped, as if the bench were an extension of the
 * test.
 */
final class Benches implements AfterEachCallback {
  private final List<Bench> made = new ArrayList<>();

  <B extends Bench> B add(B bench) {
    // A test may make thousands and stop them itself.
    made.removeIf(Bench::isStopped);
    made.add(bench);
    return bench;
  }

  /**
   * Stops another subsystem whose work hangs, and returns when the time of that stop is over. What
   * the test began before, and what ends within this time, has ended then.
   */
  void letAStopRunOut(Duration timeout) throws InterruptedException {
    Rig other = add(new Rig(1, timeout));
    other.subsystem.sessions().add(Rig.session("one", Bench.LONG));
    other.subsystem.start();
    MapiSession session = other.up();
    try (Fault hang = other.emulator.on("IMsgStore::GetReceiveFolder").hang()) {
      Promise<String> unused = session.submit(mapi -> mapi.defaultStore().inbox().displayName());
      assertThat(hang.awaitHit(Bench.LONG)).isTrue();
      assertThat(other.stop()).isFalse();
    }
    assertThat(other.threadsGone(Bench.LONG)).isTrue();
    assertThat(other.stage.left()).isEmpty();
  }

  @Override
  public void afterEach(ExtensionContext test) {
    for (int i = made.size() - 1; i >= 0; i--) {
      made.get(i).afterEach(test);
    }
  }
}
