// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.binding.emulator.MapiEmulator;
import org.mapiosgi.binding.emulator.start.Emulators;
import org.mapiosgi.lifecycle.internal.session.SessionSettings;
import org.osgi.util.promise.Promise;

/** A subsystem on an emulator. */
final class Rig extends Bench {
  final MapiEmulator emulator;

  Rig(int lanes, Duration stopTimeout) {
    this(lanes, Duration.ofSeconds(30), stopTimeout);
  }

  Rig(int lanes, Duration stuckGrace, Duration stopTimeout) {
    this(settings(lanes, stuckGrace, stopTimeout));
  }

  Rig(SubsystemSettings settings) {
    this(Emulators.open(), settings);
  }

  private Rig(MapiEmulator emulator, SubsystemSettings settings) {
    super(new EmulatorStage(emulator), settings);
    this.emulator = emulator;
  }

  static SessionSettings session(String name, Duration deadline) {
    return session(name, deadline, Duration.ZERO);
  }

  static SessionSettings session(String name, Duration deadline, Duration probe) {
    return session(name, MapiEmulator.DEFAULT_PROFILE, deadline, probe);
  }

  static SessionSettings refusedFor(String name, Duration deadline) {
    return session(name, MapiEmulator.DEFAULT_PROFILE, deadline, Duration.ZERO, deadline);
  }

  /** Holds the lane of a session; if the machine was too busy to begin in time, once more. */
  static void hold(MapiSession session, CountDownLatch until, Duration deadline)
      throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    while (begun.getCount() > 0) {
      Promise<Void> work =
          session.submit(
              mapi -> {
                begun.countDown();
                until.await();
                return null;
              },
              deadline);
      until("it began, or was too late", () -> begun.getCount() == 0 || work.isDone());
    }
  }

  @Override
  public void afterEach(ExtensionContext test) {
    emulator.clearFaults();
    super.afterEach(test);
  }

  Map<String, Integer> liveObjects() {
    return emulator.load().liveObjects();
  }

  Set<String> brokenRules() {
    return stage.brokenRules();
  }
}
