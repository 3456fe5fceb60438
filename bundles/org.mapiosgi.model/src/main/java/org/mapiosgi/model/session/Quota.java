// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.session;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.error.RetryClass;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Counts open objects of one kind, and refuses an object above the limit before MAPI is called,
 * because MAPI's own code would not name the limit. Thread-safe.
 */
@ProviderType
public final class Quota {
  private final Counted kind;
  private final String session;
  private final int limit;
  private final AtomicInteger used = new AtomicInteger();
  private final AtomicInteger highest = new AtomicInteger();
  private final LongAdder refused = new LongAdder();
  private final AtomicInteger lost = new AtomicInteger();

  /**
   * Makes a quota of which nothing is used.
   *
   * @param session the session that it belongs to; empty if it belongs to the process
   * @param limit the greatest number; 0: any number
   */
  public Quota(Counted kind, String session, int limit) {
    this.kind = kind;
    this.session = session;
    this.limit = limit;
  }

  /**
   * Reserves one, before the call that opens it.
   *
   * @param operation that call
   * @throws MapiException if it would be one too many
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
                kind.rule(),
                "refused before the call; "
                    + (kind == Counted.SESSION
                        ? "remove sessions that are not needed"
                        : "close() each when it is done with, or spread the work over units of"
                            + " work"));
    // A second run of the same unit of work would hold as many objects as the first.
    return kind.ofProcess() ? refusal : refusal.withRetry(RetryClass.CALLER);
  }

  /** Gives back one that was released, or that could not be opened. */
  public void give() {
    used.decrementAndGet();
  }

  /** Notes that one will never be released. MAPI and the quota go on counting it. */
  public void lose() {
    lost.incrementAndGet();
  }

  /** Returns the kind of object that it counts. */
  public Counted kind() {
    return kind;
  }

  /** Returns the session that it belongs to; empty if it belongs to the process. */
  public String session() {
    return session;
  }

  /** Returns how many there may be; 0: any number. */
  public int limit() {
    return limit;
  }

  /** Returns how many there are, the lost ones among them. */
  public int used() {
    return used.get();
  }

  /** Returns how many there were at most. */
  public int highest() {
    return highest.get();
  }

  /** Returns how many were refused. */
  public long refused() {
    return refused.sum();
  }

  /** Returns how many will not be released any more. */
  public int lost() {
    return lost.get();
  }
}
