// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.pump.PumpPhase;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.lifecycle.internal.account.Losses;
import org.mapiosgi.lifecycle.internal.thread.MapiThreads;
import org.mapiosgi.lifecycle.internal.thread.Running;
import org.mapiosgi.spi.NativeMapi;

/** Reports what is still open or running after everything should be down, and its holders. */
final class Remains {
  private Remains() {}

  /**
   * Looks.
   *
   * @param threads null if there are none
   * @param mapi null if it was never loaded
   * @param losses the lost objects and their holders
   * @return a sentence for each thing
   */
  static List<String> of(
      boolean threadsDown,
      @Nullable MapiThreads threads,
      @Nullable NativeMapi mapi,
      Losses losses) {
    List<String> left = new ArrayList<>();
    if (!threadsDown) {
      left.add("threads that did not come back in time: " + stuck(threads));
    }
    if (mapi != null && !mapi.liveObjects().isEmpty()) {
      left.add("objects not released: " + mapi.liveObjects());
    }
    if (mapi != null && mapi.liveBuffers() != 0) {
      left.add("buffers not freed: " + mapi.liveBuffers());
    }
    if (!losses.words().isEmpty()) {
      left.add("left behind by " + losses.words());
    }
    return left;
  }

  static Finding finding(String text) {
    return Finding.warning("Teardown", text)
        .rule("R13")
        .remedy("look in the log for what ran longest; restart the process")
        .build();
  }

  private static String stuck(@Nullable MapiThreads threads) {
    String running = running(threads);
    if (!running.isEmpty() || threads == null) {
      return running;
    }
    return threads.status().stream()
        .filter(pump -> pump.phase() != PumpPhase.TERMINATED && pump.phase() != PumpPhase.IDLE)
        .map(
            pump ->
                pump.name() + " in " + pump.phase() + " for " + pump.inPhase().toMillis() + " ms")
        .collect(Collectors.joining(", "));
  }

  /** Describes the running steps of the threads; empty if there are none. */
  static String running(@Nullable MapiThreads threads) {
    return Optional.ofNullable(threads).stream()
        .flatMap(all -> all.running().stream())
        .map(Running::text)
        .collect(Collectors.joining(", "));
  }
}
