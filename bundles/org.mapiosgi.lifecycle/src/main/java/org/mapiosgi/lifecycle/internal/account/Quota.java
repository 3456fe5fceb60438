// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.account;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.error.RetryClass;
import org.mapiosgi.api.status.LimitStatus;

/**
 * So many may be open, and no more: what would be one too many is refused before MAPI is called,
 * while there is still somebody to say why. Thread-safe.
 */
public final class Quota {
  private final Counted kind;
  private final String session;
  private final int limit;
  private final AtomicInteger used = new AtomicInteger();
  private final AtomicInteger highest = new AtomicInteger();
  private final LongAdder refused = new LongAdder();
  private final AtomicInteger lost = new AtomicInteger();

  /**
   * Nothing is open.
   *
   * @param session whose it is; empty where it is the process's
   * @param limit 0: any number
   */
  Quota(Counted kind, String session, int limit) {
    this.kind = kind;
    this.session = session;
    this.limit = limit;
  }

  /**
   * Reserves one, before the call that opens it.
   *
   * @param operation that call
   * @throws MapiException where it would be one too many
   */
  public void take(String operation) {
    int now = used.incrementAndGet();
    if (limit > 0 && now > limit) {
      used.decrementAndGet();
      refused.increment();
      throw refusal(operation);
    }
    highest.accumulateAndGet(now, Math::max);
  }

  private MapiException refusal(String operation) {
    String whose =
        kind.ofProcess() ? "of this process" : "of session '" + session + "' in its units of work";
    MapiException refusal =
        MapiException.of(
                operation,
                kind.result(),
                limit + " " + kind.words() + " " + whose + " are the most there may be")
            .withHint(
                kind.rule()
                    + ": refused before the call; "
                    + (kind == Counted.SESSION
                        ? "remove sessions that are not needed"
                        : "close() each when it is done with, or spread the work over units of work"));
    // What a unit of work holds itself does not become less by doing it again.
    return kind.ofProcess() ? refusal : refusal.withRetry(RetryClass.CALLER);
  }

  /** Gives one back that was released, or never opened. */
  public void give() {
    used.decrementAndGet();
  }

  /** One will not be released any more. Where it is counted it goes on counting, so here too. */
  public void lose() {
    lost.incrementAndGet();
  }

  LimitStatus status() {
    return new LimitStatus(
        kind.rule(),
        kind.words(),
        session,
        used.get(),
        highest.get(),
        limit,
        refused.sum(),
        lost.get());
  }
}
