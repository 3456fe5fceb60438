// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapiosgi.tck.Failures.refused;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.ThrowingConsumer;
import org.mapiosgi.api.MapiEvent;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.spi.NativeAdviseSink;
import org.mapiosgi.spi.NativeEvent;
import org.mapiosgi.spi.NativeStore;

/** Advise and OnNotify: on the first initialising thread, inside its pumping (R8, R9, R15-R17). */
public abstract class NotificationContract extends StagedContract {
  private static final int MAPI_MESSAGE = 5;
  private static final int NEW_MAIL = MapiEvent.Kind.NEW_MAIL.mask();

  /** For subclasses. */
  protected NotificationContract() {}

  private EntryId send(Desk desk, String subject) {
    desk.submit(
        subject, "body", List.of(OneOff.entry(OneOff.TO, "Myself", fixture().selfAddress())));
    return desk.awaitMessage(desk.inbox(), subject);
  }

  /** Runs the test with a sink advised, on a lane. */
  private void advised(RecordingSink sink, ThrowingConsumer<Desk> test) {
    atDesk(
        desk -> {
          long connection = desk.store().advise(Optional.empty(), NEW_MAIL, sink);
          try {
            test.accept(desk);
          } finally {
            desk.store().unadvise(connection);
          }
        });
  }

  /**
   * Waits until the sink gets the first mail, sends one more mail, and waits for that too.
   * Notifications reach the primary thread in the order in which things happened. So if the sink
   * has got the second mail, all sinks have got everything that the first mail caused.
   */
  private List<RecordingSink.Delivery> awaitTwo(Desk desk, RecordingSink sink) {
    int told = sink.await("the first mail", list -> !list.isEmpty()).size();
    EntryId unused = send(desk, unique("the mail after it"));
    return sink.await("the mail after it", list -> list.size() > told);
  }

  private void assertAllOnPrimary(List<RecordingSink.Delivery> deliveries) {
    assertThat(deliveries)
        .extracting(RecordingSink.Delivery::thread)
        .containsOnly(stage().primary().thread());
    assertThat(deliveries)
        .extracting(delivery -> delivery.event().kind())
        .containsOnly(MapiEvent.Kind.NEW_MAIL);
  }

  @Test
  @Reaches(Reach.SENDING)
  void newMailIsToldOnTheFirstInitialisingThread() {
    RecordingSink sink = new RecordingSink();
    String subject = unique("told");
    advised(
        sink,
        desk -> {
          EntryId unused = send(desk, subject);
          List<RecordingSink.Delivery> deliveries =
              sink.await("the new mail", list -> !list.isEmpty());
          assertAllOnPrimary(deliveries);
          NativeEvent event = deliveries.get(0).event();
          assertThat(event.objectType()).hasValue(MAPI_MESSAGE);
          assertThat(event.messageClass()).contains("IPM.Note");
          assertThat(event.parentId()).contains(Desk.get(desk.inbox(), Pr.ENTRYID));
          assertThat(event.entryId()).isPresent();
          assertThat(Desk.get(desk.message(event.entryId().get()), Pr.SUBJECT)).isEqualTo(subject);
        });
    assertAllOnPrimary(sink.deliveries());
  }

  @Test
  @Reaches(Reach.SENDING)
  void newMailIsToldOnlyIfThatThreadPumps() {
    RecordingSink sink = new RecordingSink();
    CountDownLatch holding = new CountDownLatch(1);
    CountDownLatch letGo = new CountDownLatch(1);
    PumpedThread primary = stage().primary();
    advised(
        sink,
        desk -> {
          CompletableFuture<Boolean> held =
              primary.begin(
                  () -> {
                    holding.countDown();
                    return letGo.await(PumpedThread.DEADLINE.toSeconds(), TimeUnit.SECONDS);
                  });
          try {
            assertThat(holding.await(PumpedThread.DEADLINE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            EntryId unused = send(desk, unique("held back"));
            assertThat(sink.deliveries()).as("while the primary thread does not pump").isEmpty();
          } finally {
            letGo.countDown();
          }
          assertThat(primary.await(held, "being held")).isTrue();
          assertAllOnPrimary(sink.await("what was held back", list -> !list.isEmpty()));
        });
  }

  @Test
  @Reaches(Reach.SENDING)
  void everyNewMailIsTold() {
    int count = 20;
    RecordingSink sink = new RecordingSink();
    advised(
        sink,
        desk -> {
          for (int number = 0; number < count; number++) {
            EntryId unused = send(desk, unique("number " + number));
          }
          List<RecordingSink.Delivery> deliveries =
              sink.await(count + " new mails", list -> list.size() >= count);
          assertAllOnPrimary(deliveries);
          assertThat(deliveries)
              .extracting(delivery -> delivery.event().entryId())
              .hasSize(count)
              .doesNotHaveDuplicates();
        });
  }

  @Test
  @Reaches(Reach.SENDING)
  void everySinkIsTold() {
    RecordingSink first = new RecordingSink();
    RecordingSink second = new RecordingSink();
    advised(
        first,
        desk -> {
          long connection = desk.store().advise(Optional.empty(), NEW_MAIL, second);
          EntryId unused = send(desk, unique("to both"));
          assertAllOnPrimary(first.await("the first sink's mail", list -> !list.isEmpty()));
          assertAllOnPrimary(second.await("the second sink's mail", list -> !list.isEmpty()));
          desk.store().unadvise(connection);
        });
  }

  @Test
  @Reaches(Reach.SENDING)
  void unadviseEndsTheEvents() {
    RecordingSink ended = new RecordingSink();
    RecordingSink going = new RecordingSink();
    advised(
        going,
        desk -> {
          long connection = desk.store().advise(Optional.empty(), NEW_MAIL, ended);
          desk.store().unadvise(connection);
          EntryId unused = send(desk, unique("after unadvise"));
          List<RecordingSink.Delivery> deliveries = awaitTwo(desk, going);
          assertAllOnPrimary(deliveries);
          assertThat(ended.deliveries()).isEmpty();
        });
  }

  @Test
  @Reaches(Reach.SENDING)
  void aSinkIsToldOnlyOfWhatItAskedFor() {
    RecordingSink criticalOnly = new RecordingSink();
    RecordingSink newMail = new RecordingSink();
    advised(
        newMail,
        desk -> {
          long connection =
              desk.store()
                  .advise(Optional.empty(), MapiEvent.Kind.CRITICAL_ERROR.mask(), criticalOnly);
          EntryId unused = send(desk, unique("not critical"));
          List<RecordingSink.Delivery> deliveries = awaitTwo(desk, newMail);
          assertAllOnPrimary(deliveries);
          assertThat(criticalOnly.deliveries()).isEmpty();
          desk.store().unadvise(connection);
        });
  }

  @Test
  void aConnectionNumberIsPointerSized() {
    atDesk(
        desk -> {
          NativeStore store = desk.store();
          long connection = store.advise(Optional.empty(), NEW_MAIL, new RecordingSink());
          assertThat(connection).isNotZero();
          long truncated = connection & 0xFFFF_FFFFL;
          if (truncated != connection) {
            refused(
                () -> store.unadvise(truncated), "MAPI_E_INVALID_PARAMETER", "MAPI_E_NOT_FOUND");
          }
          store.unadvise(connection);
        });
  }

  @Test
  void connectionsAreDifferentFromEachOther() {
    atDesk(
        desk -> {
          NativeStore store = desk.store();
          long first = store.advise(Optional.empty(), NEW_MAIL, new RecordingSink());
          long second = store.advise(Optional.empty(), NEW_MAIL, new RecordingSink());
          assertThat(second).isNotEqualTo(first);
          store.unadvise(first);
          store.unadvise(second);
        });
  }

  @Test
  @Reaches(Reach.SENDING)
  void whatASinkThrowsReachesNobody() {
    NativeAdviseSink throwing =
        events -> {
          throw new IllegalStateException("thrown by a sink on purpose");
        };
    RecordingSink sound = new RecordingSink();
    atDesk(
        desk -> {
          long bad = desk.store().advise(Optional.empty(), NEW_MAIL, throwing);
          long good = desk.store().advise(Optional.empty(), NEW_MAIL, sound);
          EntryId unused = send(desk, unique("thrown at"));
          assertAllOnPrimary(awaitTwo(desk, sound));
          desk.store().unadvise(good);
          desk.store().unadvise(bad);
        });
  }

  @Test
  @Reaches(Reach.SENDING)
  void mailOnItsWayWhileLoggingOffHarmsNothing() {
    List<RecordingSink> sinks = new ArrayList<>();
    for (int round = 0; round < 5; round++) {
      RecordingSink sink = new RecordingSink();
      sinks.add(sink);
      advised(
          sink,
          desk ->
              desk.submit(
                  unique("on its way"),
                  "body",
                  List.of(OneOff.entry(OneOff.TO, "Myself", fixture().selfAddress()))));
    }
    RecordingSink last = new RecordingSink();
    advised(
        last,
        desk -> {
          EntryId unused = send(desk, unique("after all rounds"));
          assertAllOnPrimary(awaitTwo(desk, last));
        });
    assertThat(sinks)
        .flatExtracting(RecordingSink::deliveries)
        .extracting(RecordingSink.Delivery::thread)
        .allMatch(stage().primary().thread()::equals);
  }
}
