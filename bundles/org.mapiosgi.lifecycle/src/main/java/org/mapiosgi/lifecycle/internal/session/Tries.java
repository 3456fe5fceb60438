// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.session;

import java.time.Duration;
import java.util.SplittableRandom;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.lifecycle.internal.actor.Backoff;

/** How the tries to log on went since the session was up last. For the session's actor. */
final class Tries {
  private final Backoff backoff;
  private final SplittableRandom random = new SplittableRandom();
  private int failures;
  private int denials;
  private boolean withEvents = true;

  Tries(Backoff backoff) {
    this.backoff = backoff;
  }

  /** Begins again, for instance because the session is up. */
  void reset() {
    failures = 0;
    denials = 0;
    withEvents = true;
  }

  /** Whether the next logon fails if the store refuses to notify. */
  boolean withEvents() {
    return withEvents;
  }

  /** Counts a failure, and returns the wait before the next try. */
  Duration failed() {
    failures++;
    return backoff.after(failures, random);
  }

  /** Judges a logon that failed, and counts it. */
  SessionVerdict judge(Throwable failure) {
    SessionVerdict verdict = SessionVerdict.ofLogon(failure, denials);
    denials += verdict == SessionVerdict.RETRY ? 0 : 1;
    if (verdict == SessionVerdict.REFUSED && withEvents && isOfAdvise(failure)) {
      // Reading works without events, and a finding informs the operator.
      withEvents = false;
      return SessionVerdict.DENIED;
    }
    return verdict;
  }

  private static boolean isOfAdvise(Throwable failure) {
    return failure instanceof MapiException e && e.operation().equals("IMsgStore::Advise");
  }
}
