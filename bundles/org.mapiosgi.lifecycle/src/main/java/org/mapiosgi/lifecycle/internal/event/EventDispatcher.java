// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.MapiEvent;
import org.mapiosgi.api.MapiListener;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.model.WatchedPlace;
import org.mapiosgi.spi.NativeEvent;
import org.osgi.framework.ServiceReference;
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
  /** The wait before a thread that could not be started is tried again. */
  private static final Duration AGAIN = Duration.ofSeconds(1);

  /** By the service, not by its object, because each registration has its own filter and queue. */
  private final Map<Object, ListenerQueue> queues = new ConcurrentHashMap<>();

  private final Set<String> known = ConcurrentHashMap.newKeySet();

  /** By the name of the session, which is up. */
  private final Map<String, Watcher> watchers = new ConcurrentHashMap<>();

  private final ExecutorService threads;
  private final ScheduledThreadPoolExecutor later;

  /** Made by SCR. */
  @Activate
  public EventDispatcher() {
    this(Executors.newCachedThreadPool(daemon("mapi-events")));
  }

  /**
   * Delivers events on threads of a pool.
   *
   * @param threads one thread a listener at most, and none while there is nothing to deliver. A
   *     listener that never returns keeps only its own thread
   */
  EventDispatcher(ExecutorService threads) {
    this.threads = threads;
    later = new ScheduledThreadPoolExecutor(1, daemon("mapi-events-later"));
    // Now, because it is needed when the machine has no thread to give.
    later.prestartCoreThread();
  }

  private static ThreadFactory daemon(String name) {
    AtomicInteger number = new AtomicInteger();
    return work -> {
      Thread thread = new Thread(work, name + "-" + number.incrementAndGet());
      thread.setDaemon(true);
      thread.setContextClassLoader(EventDispatcher.class.getClassLoader());
      return thread;
    };
  }

  /** Ends the threads; what is queued is dropped with them. */
  @Deactivate
  public void deactivate() {
    later.shutdownNow();
    threads.shutdownNow();
  }

  /** Called by SCR when a listener is registered. */
  @Reference(
      name = "Listener",
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      service = MapiListener.class)
  void bindListener(
      ServiceReference<MapiListener> reference, MapiListener listener, Map<String, ?> properties) {
    add(reference, listener, ListenerOwner.of(reference, properties), properties);
  }

  /**
   * Adds a listener without a service.
   *
   * @param listening stands for its service
   * @param owner stands for its bundle
   */
  public void add(
      Object listening, MapiListener listener, String owner, Map<String, ?> properties) {
    add(
        listening,
        listener,
        new ListenerOwner(listener.getClass().getName(), owner, ""),
        properties);
  }

  /** A listener has come. */
  void add(Object service, MapiListener listener, ListenerOwner owner, Map<String, ?> properties) {
    queues.put(
        service,
        new ListenerQueue(
            listener, owner, ListenerFilter.of(properties), threads, this::inAMoment));
    changed();
  }

  private void changed() {
    watchers.values().forEach(Watcher::listenersChanged);
  }

  private void inAMoment(Runnable task) {
    later.schedule(task, AGAIN.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Called by SCR as a listener's properties change. */
  void updatedListener(ServiceReference<MapiListener> reference, Map<String, ?> properties) {
    ListenerQueue queue = queues.get(reference);
    if (queue != null) {
      queue.filter(ListenerFilter.of(properties));
      changed();
    }
  }

  /** Called by SCR when a listener is withdrawn. */
  void unbindListener(ServiceReference<MapiListener> reference) {
    remove(reference);
  }

  /** Removes a listener. */
  public void remove(Object service) {
    ListenerQueue queue = queues.remove(service);
    if (queue != null) {
      queue.close();
      changed();
    }
  }

  /** A session watches places for its listeners from now on. */
  public void watch(String session, Watcher watcher) {
    watchers.put(session, watcher);
  }

  /** A session no longer watches. */
  public void unwatch(String session, Watcher watcher) {
    watchers.remove(session, watcher);
  }

  /** Returns the places of a session that listeners want watched. */
  public Set<WatchedPlace> places(String session) {
    Set<WatchedPlace> places = new LinkedHashSet<>();
    queues.values().forEach(queue -> places.addAll(queue.filter().watched(session)));
    return places;
  }

  /**
   * Finds problems in the properties of listeners.
   *
   * @param configured the names of the configured sessions
   */
  public List<Finding> findings(Set<String> configured) {
    List<Finding> findings = new ArrayList<>();
    for (ListenerQueue queue : queues.values()) {
      ListenerFilter filter = queue.filter();
      ListenerOwner owner = queue.owner();
      for (String problem : filter.problems()) {
        findings.add(
            owner.finding(
                problem + (filter.deaf() ? "; it hears nothing" : ""),
                "correct the service property"));
      }
      for (String name : filter.unknown(configured)) {
        findings.add(
            owner.finding(
                "it waits for session '"
                    + name
                    + "', which is not configured; there "
                    + (configured.isEmpty()
                        ? "is no session"
                        : "is " + String.join(", ", new TreeSet<>(configured))),
                "correct " + MapiListener.SESSION + " of the listener, or configure the session"));
      }
      watchers.forEach(
          (session, watcher) -> findings.addAll(unwatched(queue, session, watcher.unwatched())));
    }
    return findings;
  }

  private static List<Finding> unwatched(
      ListenerQueue queue, String session, Map<WatchedPlace, String> reasons) {
    return queue.filter().watched(session).stream()
        .filter(reasons::containsKey)
        .map(
            place ->
                queue
                    .owner()
                    .finding(
                        "session '"
                            + session
                            + "' cannot watch "
                            + place.words()
                            + " and tries again: "
                            + reasons.get(place),
                        "make the folder, or correct "
                            + MapiListener.STORE
                            + " and "
                            + MapiListener.FOLDER
                            + " of the listener"))
        .toList();
  }

  /** A session is up. If it was up before, what happened in between was not notified. */
  public void sessionUp(String session) {
    if (!known.add(session)) {
      resync(session);
    }
  }

  /** Delivers RESYNC to the listeners of a session, because notifications were lost. Any thread. */
  public void resync(String session) {
    MapiEvent event = MapiEvent.of(session, MapiEvent.Kind.RESYNC).build();
    queues.values().forEach(queue -> queue.offer(event, null));
  }

  /**
   * Queues events for whoever wants them. Any thread; never blocks.
   *
   * @param inbox the session's receive folder
   */
  public void dispatch(String session, @Nullable EntryId inbox, List<NativeEvent> events) {
    for (NativeEvent event : events) {
      MapiEvent named = named(session, event).build();
      queues.values().forEach(queue -> queue.offer(named, inbox));
    }
  }

  /** A place is watched from now on. If something happened in it before, it was not notified. */
  public void resyncAt(String session, WatchedPlace place) {
    MapiEvent event = MapiEvent.of(session, MapiEvent.Kind.RESYNC).build();
    queues.values().forEach(queue -> queue.offerAt(event, place));
  }

  /**
   * Queues events of a place that is watched by itself. Any thread; never blocks.
   *
   * @param object the folder or message; empty if it is the whole store
   */
  public void dispatchAt(
      String session, WatchedPlace place, Optional<EntryId> object, List<NativeEvent> events) {
    for (NativeEvent event : events) {
      MapiEvent.Builder named = named(session, event);
      if (!place.isDefaultStore()) {
        named.store(place.store());
      }
      if (place.table()) {
        object.ifPresent(named::parentId);
      }
      MapiEvent built = named.build();
      queues.values().forEach(queue -> queue.offerAt(built, place));
    }
  }

  /** An event as consumers see it, with the name of its session. */
  private static MapiEvent.Builder named(String session, NativeEvent event) {
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
    return named.messageFlags(Pr.MESSAGE_FLAGS.valueType().fromWire(event.messageFlags()));
  }
}
