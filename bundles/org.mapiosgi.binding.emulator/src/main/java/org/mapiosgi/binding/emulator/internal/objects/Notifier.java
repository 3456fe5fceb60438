// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.objects;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.mapiosgi.api.MapiEvent;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.binding.emulator.internal.gate.CallGate;
import org.mapiosgi.binding.emulator.internal.queue.JvmMessageQueues;
import org.mapiosgi.binding.emulator.internal.rules.ThreadLedger;
import org.mapiosgi.binding.emulator.internal.rules.Violations;
import org.mapiosgi.spi.NativeAdviseSink;
import org.mapiosgi.spi.NativeEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The notification engine. A notification is a message to the first initialising thread: it reaches
 * the sink only when that thread pumps (R9), even if Unadvise came in between (R15). Thread-safe.
 */
public final class Notifier {
  private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);
  private static final String ON_NOTIFY = "IMAPIAdviseSink::OnNotify";

  /** Connection numbers are as wide as a pointer: none of these fits into 32 bits (R17). */
  private static final long FIRST_CONNECTION = 0x1_0000_0010L;

  /** The most notifications that one OnNotify brings. */
  private static final int BATCH = 64;

  /** The most that wait for one sink; MAPI loses notifications too. */
  private static final int MOST_WAITING = 200_000;

  private final JvmMessageQueues queues;
  private final ThreadLedger threads;
  private final Violations violations;
  private final CallGate gate;
  private final Map<Long, Connection> connections = new ConcurrentSkipListMap<>();
  private final AtomicLong next = new AtomicLong(FIRST_CONNECTION);

  /** Selects the events of a connection. */
  interface Hearing {
    /** Returns the event that the sink gets for an event; empty if it gets none. */
    Optional<NativeEvent> of(NativeEvent event);

    /**
     * Hears of a store, or of one object in it.
     *
     * @param object empty for the whole store; a folder hears of what is in it, too
     * @param mask fnev* bits
     */
    static Hearing ofStore(Optional<EntryId> object, int mask) {
      return event ->
          Optional.of(event)
              .filter(heard -> (mask & heard.kind().mask()) != 0)
              .filter(
                  heard -> object.isEmpty() || heard.entryId().isEmpty() || isOf(object, heard));
    }

    /** Hears that the rows of a folder's table may have changed. */
    static Hearing ofTable(EntryId folder) {
      return event ->
          Optional.of(event)
              .filter(heard -> heard.kind() != MapiEvent.Kind.NEW_MAIL)
              .filter(heard -> isOf(Optional.of(folder), heard))
              .map(Hearing::changed);
    }

    /** Hears that the rows of a search folder's table may have changed. */
    static Hearing ofSearch() {
      return event ->
          Optional.of(event)
              .filter(heard -> heard.kind() != MapiEvent.Kind.NEW_MAIL)
              .filter(heard -> heard.entryId().isPresent())
              .map(Hearing::changed);
    }

    private static NativeEvent changed(NativeEvent unused) {
      return NativeEvent.of(MapiEvent.Kind.TABLE_MODIFIED)
          .withTableEvent(MapiEvent.TableChange.CHANGED.code());
    }

    private static boolean isOf(Optional<EntryId> object, NativeEvent event) {
      return object.equals(event.entryId())
          || object.equals(event.parentId())
          || object.equals(event.oldEntryId())
          || object.equals(event.oldParentId());
    }
  }

  private final class Connection {
    private final LiveObject owner;
    private final Hearing hearing;
    private final NativeAdviseSink sink;
    private final ArrayDeque<NativeEvent> waiting = new ArrayDeque<>();
    private boolean posted;
    private boolean lossNoted;

    Connection(LiveObject owner, Hearing hearing, NativeAdviseSink sink) {
      this.owner = owner;
      this.hearing = hearing;
      this.sink = sink;
    }

    void offer(NativeEvent event, Thread primary) {
      synchronized (this) {
        if (waiting.size() >= MOST_WAITING) {
          noteLoss(primary);
          return;
        }
        waiting.add(event);
        if (posted) {
          return;
        }
        posted = true;
      }
      queues.post(primary, () -> deliver(primary));
    }

    private void noteLoss(Thread primary) {
      if (!lossNoted) {
        lossNoted = true;
        violations.add(
            "R9",
            ON_NOTIFY,
            MOST_WAITING
                + " notifications wait for thread "
                + primary.getName()
                + "; more are lost",
            "the first initialising thread pumps messages all the time");
      }
    }

    private void deliver(Thread primary) {
      List<NativeEvent> batch = new ArrayList<>();
      boolean more;
      synchronized (this) {
        while (batch.size() < BATCH && !waiting.isEmpty()) {
          batch.add(waiting.remove());
        }
        more = !waiting.isEmpty();
        posted = more;
      }
      if (more) {
        queues.post(primary, () -> deliver(primary));
      }
      gate.outgoing(ON_NOTIFY, String.format("event=0x%X count=%d", kinds(batch), batch.size()));
      try {
        sink.onNotify(List.copyOf(batch));
      } catch (RuntimeException e) {
        LOG.error(
            "an advise sink failed in OnNotify, and its notifications are lost; no exception may"
                + " leave OnNotify",
            e);
      }
    }
  }

  /** An engine without connections. */
  public Notifier(
      JvmMessageQueues queues, ThreadLedger threads, Violations violations, CallGate gate) {
    this.queues = queues;
    this.threads = threads;
    this.violations = violations;
    this.gate = gate;
  }

  private static int kinds(List<NativeEvent> events) {
    int mask = 0;
    for (NativeEvent event : events) {
      mask |= event.kind().mask();
    }
    return mask;
  }

  long advise(LiveObject owner, Hearing hearing, NativeAdviseSink sink) {
    long connection = next.getAndAdd(0x10);
    connections.put(connection, new Connection(owner, hearing, sink));
    return connection;
  }

  /** Ends a connection. Returns whether the object had it. */
  boolean unadvise(LiveObject owner, long connection) {
    Connection found = connections.get(connection);
    return found != null && found.owner == owner && connections.remove(connection, found);
  }

  /** Ends all connections of an object. Returns their number. */
  int drop(LiveObject owner) {
    List<Long> dropped =
        connections.entrySet().stream()
            .filter(entry -> entry.getValue().owner == owner)
            .map(Map.Entry::getKey)
            .toList();
    dropped.forEach(connections::remove);
    return dropped.size();
  }

  /** Ends all connections of the objects that were opened from an object or from its children. */
  void dropBelow(LiveObject ancestor) {
    connections.values().removeIf(connection -> connection.owner.isBelow(ancestor));
  }

  /** Notifies one object's listeners of something that has happened to no object. */
  void publishTo(LiveObject owner, MapiEvent.Kind kind) {
    publish(NativeEvent.of(kind), connection -> connection.owner == owner);
  }

  /** Notifies everyone who asked for the kind. Queues only, so it may be called under locks. */
  public void publish(NativeEvent event) {
    publish(event, connection -> true);
  }

  private void publish(NativeEvent event, Predicate<Connection> wanted) {
    Optional<Thread> primary = threads.primary();
    if (primary.isEmpty()) {
      return;
    }
    for (Connection connection : connections.values()) {
      if (wanted.test(connection)) {
        connection.hearing.of(event).ifPresent(heard -> connection.offer(heard, primary.get()));
      }
    }
  }
}
