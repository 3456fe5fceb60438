// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.session;

import java.util.Optional;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.lifecycle.internal.account.Bound;
import org.mapiosgi.lifecycle.internal.account.Consumer;
import org.mapiosgi.lifecycle.internal.account.Quotas;

/**
 * Limits the units of work that wait in a session: those of each bundle, and all together. A bundle
 * whose work blocks too many lanes gets no place. Thread-safe.
 */
final class Admission {
  private static final HResult NO_ROOM = HResult.named("MAPI_E_NOT_ENOUGH_RESOURCES");

  private final String session;
  private final Bound places;

  Admission(String session, Quotas quotas) {
    this.session = session;
    this.places = quotas.queued(session);
  }

  /**
   * Takes a place for a unit of work of a bundle. Any thread.
   *
   * @return the refusal; empty if there was a place
   */
  Optional<MapiException> enter(Consumer consumer) {
    if (consumer.isBlocked()) {
      return Optional.of(blocked(consumer));
    }
    if (!consumer.queued().take()) {
      return Optional.of(
          full("bundle " + consumer.bundle(), consumer.queued().limit(), "limit.queued.bundle"));
    }
    if (!places.take()) {
      consumer.queued().give();
      return Optional.of(full("session '" + session + "'", places.limit(), "limit.queued"));
    }
    return Optional.empty();
  }

  /** Gives back the place of a unit of work that no longer waits. Any thread. */
  void leave(Consumer consumer) {
    places.give();
    consumer.queued().give();
  }

  private static MapiException full(String whose, int limit, String property) {
    return MapiException.of(
            "MapiSession::submit",
            NO_ROOM,
            limit
                + " units of work of "
                + whose
                + " wait, the most there may be ("
                + property
                + ")")
        .withAdvice("wait for the promises of earlier work before more is submitted");
  }

  /** The refusal of work of a bundle whose work does not return. */
  static MapiException blocked(Consumer consumer) {
    return MapiException.of(
            "MapiSession::submit",
            NO_ROOM,
            "work of bundle "
                + consumer.bundle()
                + " does not return, and occupies "
                + consumer.mostLanes()
                + " lanes, the most it may (limit.lanes.bundle)")
        .withAdvice("look at mapi:lanes for what does not return");
  }
}
