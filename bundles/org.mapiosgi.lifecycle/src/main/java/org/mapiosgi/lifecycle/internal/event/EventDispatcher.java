// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.event;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.mapiosgi.api.MapiEvent;
import org.mapiosgi.api.MapiListener;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.spi.NativeEvent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * The whiteboard of {@link MapiListener}s. {@link #dispatch} is called on the primary pump, inside
 * OnNotify: it only copies references into bounded queues, and never waits for a listener.
 *
 * <p>Immediate, so that it outlives the subsystem and knows which sessions its listeners had heard
 * of before.
 */
@Component(service = EventDispatcher.class, immediate = true)
public final class EventDispatcher {
  private final Map<MapiListener, ListenerQueue> queues = new ConcurrentHashMap<>();
  private final Set<String> known = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads;

  /** Made by SCR. */
  @Activate
  public EventDispatcher() {
    AtomicInteger number = new AtomicInteger();
    // A thread a listener at most, and none while there is nothing to deliver: a listener that
    // never
    // comes back keeps its own thread and nobody else's.
    threads =
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "mapi-events-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Ends the threads; what is queued is dropped with them. */
  @Deactivate
  public void deactivate() {
    threads.shutdownNow();
  }

  /** Called by SCR as a listener comes. */
  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      service = MapiListener.class)
  void bindListener(MapiListener listener, Map<String, ?> properties) {
    queues.put(listener, new ListenerQueue(listener, ListenerFilter.of(properties), threads));
  }

  /** Called by SCR as a listener's properties change. */
  void updatedListener(MapiListener listener, Map<String, ?> properties) {
    ListenerQueue queue = queues.get(listener);
    if (queue != null) {
      queue.filter(ListenerFilter.of(properties));
    }
  }

  /** Called by SCR as a listener goes. */
  void unbindListener(MapiListener listener) {
    ListenerQueue queue = queues.remove(listener);
    if (queue != null) {
      queue.close();
    }
  }

  /** A session is up. Where it was before, what happened in between was not notified. */
  public void sessionUp(String session) {
    if (!known.add(session)) {
      resync(session);
    }
  }

  /** Notifications of a session were lost: its listeners look for themselves. Any thread. */
  public void resync(String session) {
    MapiEvent event = MapiEvent.of(session, MapiEvent.Kind.RESYNC).build();
    queues.values().forEach(queue -> queue.offer(event, null));
  }

  /**
   * Queues events for whoever wants them. Any thread; never blocks.
   *
   * @param inbox the session's receive folder
   */
  public void dispatch(String session, EntryId inbox, List<NativeEvent> events) {
    for (NativeEvent event : events) {
      MapiEvent named = named(session, event);
      queues.values().forEach(queue -> queue.offer(named, inbox));
    }
  }

  /** An event as consumers see it, with the name of its session. */
  private static MapiEvent named(String session, NativeEvent event) {
    MapiEvent.Builder named = MapiEvent.of(session, event.kind());
    event.objectType().ifPresent(named::objectType);
    event.entryId().ifPresent(named::entryId);
    event.parentId().ifPresent(named::parentId);
    event.oldEntryId().ifPresent(named::oldEntryId);
    event.oldParentId().ifPresent(named::oldParentId);
    event.messageClass().ifPresent(named::messageClass);
    event.tableEvent().stream()
        .mapToObj(MapiEvent.TableChange::of)
        .flatMap(Optional::stream)
        .forEach(named::tableChange);
    return named.messageFlags(Pr.MESSAGE_FLAGS.valueType().fromWire(event.messageFlags())).build();
  }
}
