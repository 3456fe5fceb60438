// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.event;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.mapiosgi.api.MapiEvent;
import org.mapiosgi.api.MapiListener;
import org.mapiosgi.api.property.EntryId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The events one listener has not seen yet, at most {@value #CAPACITY}; the oldest give way, and
 * the listener is told once by a RESYNC event a session, in front of what is left.
 *
 * <p>At most one thread at a time delivers. Nothing of the listener runs under the lock.
 */
final class ListenerQueue {
  static final int CAPACITY = 1024;

  private static final Logger LOG = LoggerFactory.getLogger(ListenerQueue.class);

  private final MapiListener listener;
  private final Executor threads;
  private final Object lock = new Object();
  private final ArrayDeque<MapiEvent> events = new ArrayDeque<>();
  private final Set<String> resyncs = new LinkedHashSet<>();
  private boolean delivering;
  private boolean closed;
  private volatile ListenerFilter filter;

  ListenerQueue(MapiListener listener, ListenerFilter filter, Executor threads) {
    this.listener = listener;
    this.filter = filter;
    this.threads = threads;
  }

  void filter(ListenerFilter next) {
    filter = next;
  }

  void offer(MapiEvent event, EntryId inbox) {
    if (!filter.wants(event, inbox)) {
      return;
    }
    boolean start;
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
      start = !delivering;
      delivering = true;
    }
    if (start) {
      try {
        threads.execute(this::deliver);
      } catch (RejectedExecutionException e) {
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
        LOG.warn("session={} a listener failed on {}", event.session(), event.kind(), e);
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
