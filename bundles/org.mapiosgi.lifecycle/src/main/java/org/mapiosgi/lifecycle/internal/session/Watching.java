// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.session;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.MapiEvent;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.lifecycle.internal.event.EventDispatcher;
import org.mapiosgi.lifecycle.internal.event.Watcher;
import org.mapiosgi.lifecycle.internal.thread.MapiThread;
import org.mapiosgi.lifecycle.internal.thread.Step;
import org.mapiosgi.model.WatchedPlace;
import org.mapiosgi.spi.NativeAdviseSink;
import org.mapiosgi.spi.NativeEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches, during one logon, the places that listeners name beside the default store as a whole.
 *
 * <p>A place that cannot be watched does not harm the session. It is tried again after {@link
 * #AGAIN}, and after {@link #SOON} if folders have changed.
 */
final class Watching implements Watcher {
  private static final Logger LOG = LoggerFactory.getLogger(Watching.class);

  /** The wait before places that cannot be watched are tried again. */
  static final Duration AGAIN = Duration.ofMinutes(1);

  /** The shorter wait if folders have changed. One look serves many changes that come together. */
  static final Duration SOON = Duration.ofSeconds(1);

  private static final int MAPI_FOLDER = 3;

  private final SessionSettings settings;
  private final Logon logon;
  private final MapiThread lane;
  private final ScheduledExecutorService timer;
  private final EventDispatcher events;
  private final Tally tally;
  private final Map<WatchedPlace, String> unwatched = new ConcurrentHashMap<>();
  private final Set<WatchedPlace> broken = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean queued = new AtomicBoolean();
  private final AtomicBoolean soon = new AtomicBoolean();
  private volatile boolean over;

  /** For the lane alone. */
  private @Nullable ScheduledFuture<?> again;

  /** Watches nothing so far. */
  Watching(
      SessionSettings settings,
      Logon logon,
      MapiThread lane,
      ScheduledExecutorService timer,
      EventDispatcher events,
      Tally tally) {
    this.settings = settings;
    this.logon = logon;
    this.lane = lane;
    this.timer = timer;
    this.events = events;
    this.tally = tally;
  }

  /** Begins. Any thread. */
  void begin() {
    events.watch(settings.name(), this);
    if (over) {
      events.unwatch(settings.name(), this);
    }
    listenersChanged();
  }

  /** Ends; the logoff ends the connections. Any thread. */
  void end() {
    over = true;
    events.unwatch(settings.name(), this);
  }

  @Override
  public Map<WatchedPlace, String> unwatched() {
    return Map.copyOf(unwatched);
  }

  @Override
  public void listenersChanged() {
    if (over || !queued.compareAndSet(false, true)) {
      return;
    }
    try {
      lane.execute(this::look);
    } catch (RejectedExecutionException e) {
      LOG.debug("session={} watches no more, because its lane is gone", settings.name(), e);
    }
  }

  /** Takes notice of events of the session's stores. Any thread; never blocks. */
  void seen(List<NativeEvent> notified) {
    if (!unwatched.isEmpty()
        && notified.stream().anyMatch(Watching::isOfFolder)
        && soon.compareAndSet(false, true)) {
      schedule(SOON);
    }
  }

  private static boolean isOfFolder(NativeEvent event) {
    return event.objectType().orElse(0) == MAPI_FOLDER;
  }

  private @Nullable ScheduledFuture<?> schedule(Duration wait) {
    try {
      return timer.schedule(
          () -> {
            soon.set(false);
            listenersChanged();
          },
          wait.toMillis(),
          TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("session={} watches no more, because MAPI goes down", settings.name(), e);
      return null;
    }
  }

  /** Watches what listeners want now. On the lane. */
  private void look() {
    queued.set(false);
    Set<WatchedPlace> wanted = events.places(settings.name());
    Set<WatchedPlace> watched = logon.watches().places();
    if (over || (wanted.equals(watched) && broken.isEmpty())) {
      unwatched.keySet().retainAll(wanted);
      return;
    }
    lane.watched(
        new Step(settings.name(), "the watch of stores and folders", settings.deadline()),
        () -> {
          unwatched.keySet().retainAll(wanted);
          // A watch that breaks from here on is left to the next look.
          Set<WatchedPlace> ended = Set.copyOf(broken);
          broken.removeAll(ended);
          watched.stream().filter(ended::contains).forEach(this::end);
          wanted.stream()
              .filter(place -> !logon.watches().places().contains(place))
              .forEach(this::begin);
          logon.watches().places().stream()
              .filter(place -> !wanted.contains(place) && !isScout(place))
              .forEach(this::end);
          scout(wanted);
          return true;
        });
    tryAgainLater();
  }

  /**
   * Watches each other store as a whole, as far as it allows that, as long as a folder in it is
   * missing: so the folder is found as soon as it is made.
   */
  private void scout(Set<WatchedPlace> wanted) {
    for (WatchedPlace missing : unwatched.keySet()) {
      WatchedPlace whole = new WatchedPlace(missing.store(), "", false);
      if (over
          || missing.isDefaultStore()
          || wanted.contains(whole)
          || logon.watches().places().contains(whole)) {
        continue;
      }
      try {
        logon.watches().begin(whole, Logon.EVENTS, object -> sink(whole, object));
      } catch (RuntimeException e) {
        LOG.debug(
            "session={} cannot watch {} for new folders", settings.name(), missing.words(), e);
      }
    }
  }

  /** Says whether a watched place is watched for another one that is missing. */
  private boolean isScout(WatchedPlace place) {
    return place.isWholeStore()
        && unwatched.keySet().stream().anyMatch(each -> each.store().equals(place.store()));
  }

  private void tryAgainLater() {
    if (again != null) {
      again.cancel(false);
      again = null;
    }
    if (!unwatched.isEmpty() && !over) {
      again = schedule(AGAIN);
    }
  }

  private void begin(WatchedPlace place) {
    if (over) {
      return;
    }
    try {
      logon.watches().begin(place, Logon.EVENTS, object -> sink(place, object));
      unwatched.remove(place);
      LOG.info("session={} watches {}", settings.name(), place.words());
      events.resyncAt(settings.name(), place);
    } catch (RuntimeException e) {
      String why = Objects.requireNonNullElse(e.getMessage(), e.toString());
      if (!why.equals(unwatched.put(place, why))) {
        LOG.warn(
            "session={} cannot watch {} and tries again: {}", settings.name(), place.words(), why);
      }
    }
  }

  private void end(WatchedPlace place) {
    try {
      logon.watches().end(place);
    } catch (RuntimeException e) {
      LOG.warn(
          "session={} could not end the watch of {}: {}",
          settings.name(),
          place.words(),
          e.getMessage());
    }
  }

  private NativeAdviseSink sink(WatchedPlace place, Optional<EntryId> object) {
    return notified -> {
      if (over) {
        return;
      }
      tally.events().add(notified.size());
      events.dispatchAt(settings.name(), place, object, notified);
      seen(notified);
      if (notified.stream().anyMatch(event -> isEnd(event, object)) && broken.add(place)) {
        listenersChanged();
      }
    };
  }

  /** Says whether the store has lost its server, or the watched object was deleted. */
  private static boolean isEnd(NativeEvent event, Optional<EntryId> object) {
    return event.kind() == MapiEvent.Kind.CRITICAL_ERROR
        || (event.kind() == MapiEvent.Kind.DELETED
            && object.isPresent()
            && event.entryId().equals(object));
  }
}
