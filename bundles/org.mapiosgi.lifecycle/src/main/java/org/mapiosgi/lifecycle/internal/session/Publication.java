// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.session;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.store.Identity;
import org.mapiosgi.lifecycle.internal.actor.Actor;
import org.mapiosgi.lifecycle.internal.actor.Surroundings;
import org.mapiosgi.lifecycle.internal.event.EventDispatcher;
import org.mapiosgi.lifecycle.internal.thread.MapiThread;
import org.mapiosgi.lifecycle.internal.thread.ReadyMapi;
import org.mapiosgi.spi.NativeEvent;

/**
 * Offers the logons of a session to consumers, one after the other: as a service, and as a source
 * of events. For the steps of the session's actor, unless a method says otherwise.
 */
final class Publication {
  private final SessionSettings settings;
  private final Surroundings surroundings;
  private final EventDispatcher events;
  private final Actor actor;
  private final Tally tally;
  private final SessionServices services;
  private @Nullable LiveSession live;

  /** The last one that was live; it stays known after its end, because its work may still run. */
  private volatile @Nullable LiveSession latest;

  /** Of the current logon; null if there is none. */
  private volatile @Nullable Watching watching;

  Publication(
      SessionSettings settings,
      Surroundings surroundings,
      EventDispatcher events,
      Actor actor,
      Tally tally) {
    this.settings = settings;
    this.surroundings = surroundings;
    this.events = events;
    this.actor = actor;
    this.tally = tally;
    this.services = new SessionServices(settings.name(), surroundings.registry(), actor);
  }

  /** The service of the current logon; null if there is none. */
  @Nullable LiveSession live() {
    return live;
  }

  /**
   * Makes the service of a logon. Consumers do not see it before {@link #register}.
   *
   * @param loss receives every failure that means that the session is gone
   */
  LiveSession begin(Logon logon, MapiThread lane, ReadyMapi mapi, LiveSession.Loss loss) {
    LiveSession up =
        new LiveSession(settings, logon, lane, surroundings, tally, mapi.quotas(), loss);
    live = up;
    latest = up;
    return up;
  }

  /** Registers the service and, behind it, opens the way for the events of the logon. */
  void register(LiveSession up, Attempt attempt, ReadyMapi mapi) {
    Identity identity = up.logon().identity();
    services.publish(up::forBundle, settings.profile(), mapi, identity);
    Watching watch =
        new Watching(settings, up.logon(), attempt.lane(), surroundings.timer(), events, tally);
    watching = watch;
    actor.after(
        Actor.Word.EVENTS,
        () -> {
          events.sessionUp(settings.name());
          attempt
              .events()
              .open(
                  all -> events.dispatch(settings.name(), attempt.inbox(), all),
                  () -> events.resync(settings.name()));
          watch.begin();
        });
  }

  /** Accepts no more work and withdraws the service. Accepted work is still done. */
  void drain(String why) {
    LiveSession up = live;
    if (up != null) {
      up.drain(why);
      withdraw(up);
    }
  }

  /** Ends the service, if there is one: refuses the work that has not begun, and withdraws. */
  void end(String why) {
    LiveSession up = live;
    Watching watch = watching;
    if (watch != null) {
      watch.end();
      watching = null;
    }
    if (up != null) {
      up.close(why);
      withdraw(up);
      live = null;
    }
  }

  private void withdraw(LiveSession up) {
    services.withdraw();
    actor.after(Actor.Word.PROMISES, up::tellRefused);
  }

  /**
   * Drops the work that has not begun. Any thread.
   *
   * @return the number of units of work that were dropped
   */
  int drop(String why) {
    LiveSession last = latest;
    return last == null ? 0 : last.drop(why);
  }

  /** Takes notice of events of the default store. Any thread; never blocks. */
  void seen(List<NativeEvent> notified) {
    Watching watch = watching;
    if (watch != null) {
      watch.seen(notified);
    }
  }

  /** Fails the promises of running work that no alarm will resolve. Any thread. */
  void abandon() {
    LiveSession last = latest;
    if (last != null) {
      last.abandon();
    }
  }
}
