// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.account;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.mapiosgi.api.status.LimitStatus;

/** Counts waiting work and refuses more if there is no room. Thread-safe. */
public final class Bound {
  private final String counted;
  private final String session;
  private final int limit;
  private final AtomicInteger used = new AtomicInteger();
  private final AtomicInteger highest = new AtomicInteger();
  private final LongAdder refused = new LongAdder();

  /**
   * Begins with nothing waiting.
   *
   * @param counted the name of the counted thing
   * @param session the session that it belongs to; empty if it is for several sessions
   * @param limit 0: no limit
   */
  Bound(String counted, String session, int limit) {
    this.counted = counted;
    this.session = session;
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
    return LimitStatus.of(counted)
        .session(session)
        .used(used.get())
        .highest(highest.get())
        .limit(limit)
        .refused(refused.sum())
        .build();
  }
}
