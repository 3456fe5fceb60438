// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.event;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.MapiEvent;
import org.mapiosgi.api.MapiListener;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.model.WatchedPlace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the events that one listener has not received yet, at most {@value #CAPACITY}. A full queue
 * drops the oldest events, and delivers one RESYNC event a session before the rest.
 *
 * <p>At most one thread at a time delivers. No code of the listener runs under the lock.
 */
final class ListenerQueue {
  static final int CAPACITY = 1024;

  private static final Logger LOG = LoggerFactory.getLogger(ListenerQueue.class);

  private final MapiListener listener;
  private final ListenerOwner owner;
  private final Executor threads;
  private final Executor later;
  private final Object lock = new Object();
  private final ArrayDeque<MapiEvent> events = new ArrayDeque<>();
  private final Set<String> resyncs = new LinkedHashSet<>();
  private boolean delivering;
  private boolean closed;
  private volatile ListenerFilter filter;

  /**
   * A queue in which nothing waits.
   *
   * @param later runs something that need not run at once, and needs no new thread for it
   */
  ListenerQueue(
      MapiListener listener,
      ListenerOwner owner,
      ListenerFilter filter,
      Executor threads,
      Executor later) {
    this.listener = listener;
    this.owner = owner;
    this.threads = threads;
    this.later = later;
    filter(filter);
  }

  void filter(ListenerFilter next) {
    filter = next;
    next.problems()
        .forEach(
            problem ->
                LOG.warn(
                    "{} {}: {}", owner.words(), next.deaf() ? "hears nothing" : "misses", problem));
  }

  ListenerFilter filter() {
    return filter;
  }

  ListenerOwner owner() {
    return owner;
  }

  /** Takes an event of the default store, if the listener wants it. */
  void offer(MapiEvent event, @Nullable EntryId inbox) {
    if (filter.wants(event, inbox)) {
      take(event);
    }
  }

  /** Takes an event of a place that is watched by itself, if the listener wants it. */
  void offerAt(MapiEvent event, WatchedPlace place) {
    if (filter.wantsAt(event, place)) {
      take(event);
    }
  }

  private void take(MapiEvent event) {
    synchronized (lock) {
      if (closed) {
        return;
      }
      if (event.kind() == MapiEvent.Kind.RESYNC) {
        resyncs.add(event.session());
      } else {
        if (events.size() == CAPACITY) {
          resyncs.add(events.remove().session());
        }
        events.add(event);
      }
    }
    deliverWhatWaits();
  }

  /**
   * Starts the delivery of what waits, unless it is under way. If no thread can be started, it is
   * tried again in a moment.
   */
  private void deliverWhatWaits() {
    synchronized (lock) {
      if (delivering || closed || (events.isEmpty() && resyncs.isEmpty())) {
        return;
      }
      delivering = true;
    }
    try {
      threads.execute(this::deliver);
    } catch (RejectedExecutionException e) {
      close();
    } catch (RuntimeException | Error e) {
      synchronized (lock) {
        delivering = false;
      }
      LOG.error("{} has no thread for its events; it is tried again", owner.words(), e);
      try {
        later.execute(this::deliverWhatWaits);
      } catch (RejectedExecutionException end) {
        close();
      }
    }
  }

  void close() {
    synchronized (lock) {
      closed = true;
      events.clear();
      resyncs.clear();
    }
  }

  private void deliver() {
    for (MapiEvent event = next(); event != null; event = next()) {
      try {
        listener.onEvent(event);
      } catch (Throwable e) { // a listener's Error is no reason to stop telling the others
        LOG.warn("session={} {} failed on {}", event.session(), owner.words(), event.kind(), e);
      }
    }
  }

  private MapiEvent next() {
    synchronized (lock) {
      if (!resyncs.isEmpty()) {
        String session = resyncs.iterator().next();
        resyncs.remove(session);
        return MapiEvent.of(session, MapiEvent.Kind.RESYNC).build();
      }
      MapiEvent event = events.poll();
      if (event == null) {
        delivering = false;
      }
      return event;
    }
  }
}
