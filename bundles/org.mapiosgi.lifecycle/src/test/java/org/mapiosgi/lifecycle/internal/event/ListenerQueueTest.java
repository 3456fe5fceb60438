// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.MapiEvent;
import org.mapiosgi.api.MapiEvent.Kind;
import org.mapiosgi.api.MapiListener;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.model.WatchedPlace;

class ListenerQueueTest {
  private static final EntryId INBOX = EntryId.of((byte) 1);
  private static final EntryId OTHER = EntryId.of((byte) 2);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final BlockingQueue<MapiEvent> seen = new LinkedBlockingQueue<>();

  @AfterEach
  void endThreads() {
    threads.shutdownNow();
  }

  private static MapiEvent event(String session, Kind kind, EntryId parent, int number) {
    return MapiEvent.of(session, kind)
        .entryId(EntryId.of((byte) 9, (byte) number, (byte) (number >>> 8)))
        .parentId(parent)
        .objectType(number)
        .build();
  }

  private MapiEvent next() throws InterruptedException {
    MapiEvent event = seen.poll(10, TimeUnit.SECONDS);
    assertThat(event).as("an event within 10 s").isNotNull();
    return event;
  }

  private ListenerQueue queue(MapiListener listener, Map<String, ?> properties) {
    return new ListenerQueue(
        listener, Listeners.OWNER, ListenerFilter.of(properties), threads, threads);
  }

  @Test
  void withoutPropertiesAListenerHearsOfNewMailInEverySession() throws InterruptedException {
    ListenerQueue queue = queue(seen::add, Map.of());
    queue.offer(event("a", Kind.MODIFIED, INBOX, 1), INBOX);
    queue.offer(event("a", Kind.NEW_MAIL, OTHER, 2), INBOX);
    queue.offer(event("b", Kind.NEW_MAIL, INBOX, 3), INBOX);
    assertThat(next().objectType().getAsInt()).isEqualTo(2);
    assertThat(next().objectType().getAsInt()).isEqualTo(3);
  }

  @Test
  void propertiesNarrowBySessionKindAndFolder() throws InterruptedException {
    ListenerQueue queue =
        queue(
            seen::add,
            Map.of(
                MapiListener.SESSION,
                new String[] {"a"},
                MapiListener.EVENTS,
                List.of("created", "DELETED"),
                MapiListener.FOLDER,
                "inbox"));
    queue.offer(event("b", Kind.CREATED, INBOX, 1), INBOX);
    queue.offer(event("a", Kind.NEW_MAIL, INBOX, 2), INBOX);
    queue.offer(event("a", Kind.CREATED, OTHER, 3), INBOX);
    queue.offer(event("a", Kind.DELETED, INBOX, 4), INBOX);
    assertThat(next().objectType().getAsInt()).isEqualTo(4);
  }

  @Test
  void aWordThatMeansNothingNeverWidensTheFilter() throws InterruptedException {
    ListenerQueue queue =
        queue(
            seen::add,
            Map.of(
                MapiListener.EVENTS,
                new String[] {"DELETED", "DLEETED"},
                MapiListener.FOLDER,
                List.of("inbox", "Inbox//Done")));
    queue.offer(event("a", Kind.DELETED, OTHER, 1), INBOX);
    queue.offer(event("a", Kind.NEW_MAIL, INBOX, 2), INBOX);
    queue.offer(event("a", Kind.DELETED, INBOX, 3), INBOX);
    assertThat(next().objectType().getAsInt()).isEqualTo(3);
    assertThat(queue.filter().problems())
        .anySatisfy(problem -> assertThat(problem).contains("mapi.events", "'DLEETED'"))
        .anySatisfy(problem -> assertThat(problem).contains("mapi.folder", "'Inbox//Done'"));
  }

  @Test
  void aPropertyOfWhichNoWordMeansAnythingLetsNothingThrough() {
    for (Map<String, ?> wrong :
        List.of(
            Map.of(MapiListener.FOLDER, "Inbox/"),
            Map.of(MapiListener.STORE, "invoices"),
            Map.of(MapiListener.EVENTS, "TABLE_MODIFIED"),
            Map.of(MapiListener.EVENTS, "DLEETED"),
            Map.of(MapiListener.SESSION, ""),
            Map.of(MapiListener.SESSION, 7),
            Map.of(MapiListener.FOLDER, new String[0]))) {
      ListenerFilter filter = ListenerFilter.of(wrong);
      for (Kind kind : Kind.values()) {
        assertThat(filter.wants(event("a", kind, INBOX, 1), INBOX)).as("%s", wrong).isFalse();
      }
      assertThat(filter.problems()).as("%s", wrong).hasSize(1);
    }
  }

  @Test
  void aThreadThatCannotBeStartedSilencesNobody() throws InterruptedException {
    AtomicInteger starts = new AtomicInteger();
    ArrayDeque<Runnable> later = new ArrayDeque<>();
    ListenerQueue queue =
        new ListenerQueue(
            seen::add,
            Listeners.OWNER,
            ListenerFilter.of(Map.of()),
            task -> {
              if (starts.getAndIncrement() == 0) {
                throw new OutOfMemoryError("unable to create native thread, says the test");
              }
              threads.execute(task);
            },
            later::add);
    queue.offer(event("a", Kind.NEW_MAIL, INBOX, 1), INBOX);
    assertThat(later).hasSize(1);
    later.remove().run();
    assertThat(next().objectType().getAsInt()).isEqualTo(1);
    queue.offer(event("a", Kind.NEW_MAIL, INBOX, 2), INBOX);
    assertThat(next().objectType().getAsInt()).isEqualTo(2);
  }

  @Test
  void eventsArriveInOrderOneAtATime() throws InterruptedException {
    List<Integer> order = new ArrayList<>(); // no lock: one thread at a time
    CountDownLatch done = new CountDownLatch(1);
    ListenerQueue queue =
        queue(
            event -> {
              order.add(event.objectType().getAsInt());
              if (event.objectType().getAsInt() == 999) {
                done.countDown();
              }
            },
            Map.of());
    for (int i = 0; i < 1000; i++) {
      queue.offer(event("a", Kind.NEW_MAIL, INBOX, i), INBOX);
    }
    assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(order).hasSize(1000).isSorted();
  }

  @Test
  void aListenerThatThrowsHearsOfTheNextEventAllTheSame() throws InterruptedException {
    ListenerQueue queue =
        queue(
            event -> {
              seen.add(event);
              throw new AssertionError("thrown by the test");
            },
            Map.of());
    queue.offer(event("a", Kind.NEW_MAIL, INBOX, 1), INBOX);
    queue.offer(event("a", Kind.NEW_MAIL, INBOX, 2), INBOX);
    assertThat(next().objectType().getAsInt()).isEqualTo(1);
    assertThat(next().objectType().getAsInt()).isEqualTo(2);
  }

  @Test
  void anOverflowKeepsTheNewestAndIsToldOnceInFrontOfThem() throws InterruptedException {
    CountDownLatch blocked = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    ListenerQueue queue =
        queue(
            event -> {
              seen.add(event);
              blocked.countDown();
              try {
                release.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            Map.of());
    queue.offer(event("a", Kind.NEW_MAIL, INBOX, 0), INBOX);
    assertThat(blocked.await(10, TimeUnit.SECONDS)).isTrue();
    int many = 3 * ListenerQueue.CAPACITY;
    for (int i = 1; i <= many; i++) {
      queue.offer(event("a", Kind.NEW_MAIL, INBOX, i), INBOX);
    }
    release.countDown();
    assertThat(next().objectType().getAsInt()).isZero();
    assertThat(next().kind()).isEqualTo(Kind.RESYNC);
    for (int i = many - ListenerQueue.CAPACITY + 1; i <= many; i++) {
      assertThat(next().objectType().getAsInt()).isEqualTo(i);
    }
    assertThat(seen).isEmpty();
  }

  @Test
  void aFolderHearsOfWhatLeavesIt() throws InterruptedException {
    ListenerQueue queue =
        queue(
            seen::add,
            Map.of(MapiListener.EVENTS, "MOVED", MapiListener.FOLDER, new String[] {"inbox"}));
    queue.offer(MapiEvent.of("a", Kind.MOVED).parentId(OTHER).build(), INBOX);
    queue.offer(MapiEvent.of("a", Kind.MOVED).parentId(OTHER).oldParentId(INBOX).build(), INBOX);
    assertThat(next().oldParentId()).contains(INBOX);
    assertThat(seen).isEmpty();
  }

  @Test
  void placesThatASessionMustWatchByThemselvesAreTold() {
    String id = "00".repeat(24);
    ListenerFilter filter =
        ListenerFilter.of(
            Map.of(
                MapiListener.SESSION,
                "a",
                MapiListener.STORE,
                new String[] {"Default", "jo@example.com"},
                MapiListener.FOLDER,
                List.of("INBOX", "Inbox/Done", id),
                MapiListener.EVENTS,
                List.of("CREATED", "TABLE_MODIFIED")));
    assertThat(filter.problems()).isEmpty();
    assertThat(filter.watched("b")).isEmpty();
    assertThat(filter.watched("a"))
        .containsExactlyInAnyOrder(
            new WatchedPlace("default", "inbox", true),
            new WatchedPlace("default", "Inbox/Done", false),
            new WatchedPlace("default", "Inbox/Done", true),
            new WatchedPlace("default", id, true),
            new WatchedPlace("jo@example.com", "inbox", false),
            new WatchedPlace("jo@example.com", "inbox", true),
            new WatchedPlace("jo@example.com", "Inbox/Done", false),
            new WatchedPlace("jo@example.com", "Inbox/Done", true),
            new WatchedPlace("jo@example.com", id, false),
            new WatchedPlace("jo@example.com", id, true));
    assertThat(filter.wants(event("a", Kind.CREATED, INBOX, 1), INBOX)).isTrue();
    assertThat(filter.wants(event("a", Kind.CREATED, OTHER, 1), INBOX)).isFalse();
  }

  @Test
  void aListenerIsWatchedForInAHundredPlacesAtMost() {
    List<String> folders = IntStream.range(0, 60).mapToObj(n -> "folder " + n).toList();
    ListenerFilter filter =
        ListenerFilter.of(
            Map.of(
                MapiListener.STORE,
                new String[] {"a@example.com", "b@example.com"},
                MapiListener.FOLDER,
                folders));
    assertThat(filter.watched("a")).hasSize(100);
    assertThat(filter.problems()).singleElement().asString().contains("120 places");
  }
}
