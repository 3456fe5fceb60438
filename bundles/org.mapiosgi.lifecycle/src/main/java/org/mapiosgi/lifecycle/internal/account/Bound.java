// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.account;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.mapiosgi.api.status.LimitStatus;

/** Counts waiting work and refuses more if there is no room. Thread-safe. */
public final class Bound {
  private static final String COUNTED = "queued units of work";

  private final String session;
  private final String bundle;
  private final int limit;
  private final AtomicInteger used = new AtomicInteger();
  private final AtomicInteger highest = new AtomicInteger();
  private final LongAdder refused = new LongAdder();

  /**
   * Begins with nothing waiting.
   *
   * @param session the session that it belongs to; empty if it is for several sessions
   * @param bundle the bundle whose work it counts; empty if it is for all bundles
   * @param limit 0: no limit
   */
  Bound(String session, String bundle, int limit) {
    this.session = session;
    this.bundle = bundle;
    this.limit = limit;
  }

  /** Takes a place; false if there is none. */
  public boolean take() {
    int now = used.incrementAndGet();
    if (limit > 0 && now > limit) {
      used.decrementAndGet();
      refused.increment();
      return false;
    }
    highest.accumulateAndGet(now, Math::max);
    return true;
  }

  /** Gives a place back. */
  public void give() {
    used.decrementAndGet();
  }

  /** How many places there are; 0: any number. */
  public int limit() {
    return limit;
  }

  LimitStatus status() {
    LimitStatus.Builder status =
        LimitStatus.of(COUNTED)
            .kind(LimitStatus.Kind.QUEUED)
            .session(session)
            .bundle(bundle)
            .used(used.get())
            .highest(highest.get())
            .refused(refused.sum());
    return (limit == 0 ? status : status.limit(limit)).build();
  }
}
