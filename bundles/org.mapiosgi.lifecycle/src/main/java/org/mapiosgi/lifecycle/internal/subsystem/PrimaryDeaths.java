// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.mapiosgi.api.status.Finding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts how often the primary thread ended because of an error, and decides the consequence. */
final class PrimaryDeaths {
  private static final Logger LOG = LoggerFactory.getLogger(PrimaryDeaths.class);

  /** A primary that has lived for so long was not ill from the start. */
  private static final Duration SOUND = Duration.ofMinutes(5);

  private final AtomicInteger times = new AtomicInteger();

  /** Counts one more end, and describes it. */
  String again() {
    String said = sentence(times.incrementAndGet()) + "; MAPI is initialised anew";
    LOG.error("{}", said);
    return said;
  }

  private static String sentence(int times) {
    return "the primary thread has ended by an error of its own "
        + times
        + " times since the start";
  }

  /**
   * How many failures in a row the wait before the next try is to count: one that does not last is
   * not tried again at once.
   *
   * @param readySince when MAPI was ready, or failed, last
   */
  int failures(Instant readySince, int failures) {
    return readySince.isAfter(Instant.now().minus(SOUND)) ? Math.max(failures, times.get() - 1) : 0;
  }

  /** The finding that stays for the life of the subsystem. Any thread. */
  Optional<Finding> finding() {
    int count = times.get();
    return count == 0
        ? Optional.empty()
        : Optional.of(
            Finding.warning("Primary thread", sentence(count) + ", and MAPI was initialised anew")
                .remedy("look in the log for the error of pump mapi-primary")
                .build());
  }
}
