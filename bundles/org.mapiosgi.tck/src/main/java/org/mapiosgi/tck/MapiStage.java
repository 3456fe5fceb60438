// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.spi.MapiSubsystemBinding;
import org.mapiosgi.spi.NativeMapi;

/**
 * A MAPI that is up in service mode: a primary thread that initialised it first, and lanes. Coming
 * down, it checks that nothing was left behind and no rule was broken.
 */
final class MapiStage implements AutoCloseable {
  private final MapiSubsystemBinding binding;
  private final NativeMapi mapi;
  private final List<Finding> violationsBefore;
  private final PumpedThread primary;
  private final Deque<PumpedThread> lanes = new ArrayDeque<>();
  private boolean rulesAreBroken;

  MapiStage(MapiSubsystemBinding binding) {
    this.binding = binding;
    this.mapi = binding.load();
    this.violationsBefore = mapi.violations();
    this.primary = initialised("tck-primary");
  }

  private PumpedThread initialised(String name) {
    PumpedThread thread = new PumpedThread(name, binding.queues());
    try {
      thread.run(
          () -> {
            mapi.initialize(NativeMapi.MAPI_NT_SERVICE);
            mapi.oleInitialize();
          });
    } catch (RuntimeException | Error e) {
      thread.close();
      throw e;
    }
    return thread;
  }

  NativeMapi mapi() {
    return mapi;
  }

  /** MAPI's initialization thread. */
  PumpedThread primary() {
    return primary;
  }

  /** A further thread that has initialised MAPI; ended with the stage. */
  PumpedThread lane() {
    PumpedThread lane = initialised("tck-lane-" + (lanes.size() + 1));
    lanes.push(lane);
    return lane;
  }

  /** A thread with a queue that has not initialised MAPI; the caller's to close. */
  PumpedThread uninitialised() {
    return new PumpedThread("tck-uninitialised", binding.queues());
  }

  /** The test breaks a rule on purpose, which the binding may have noticed. */
  void rulesAreBroken() {
    rulesAreBroken = true;
  }

  private void uninitialise(PumpedThread thread) {
    try (thread) {
      thread.run(
          () -> {
            mapi.oleUninitialize();
            mapi.uninitialize();
          });
    }
  }

  /** Lanes down, the last first; then the primary; then the accounts. */
  @Override
  public void close() {
    try {
      while (!lanes.isEmpty()) {
        uninitialise(lanes.pop());
      }
    } finally {
      uninitialise(primary);
    }
    assertThat(mapi.liveObjects()).as("interfaces not released").isEmpty();
    assertThat(mapi.liveBuffers()).as("buffers not freed").isZero();
    if (!rulesAreBroken) {
      assertThat(mapi.violations()).as("broken rules").isEqualTo(violationsBefore);
    }
  }
}
