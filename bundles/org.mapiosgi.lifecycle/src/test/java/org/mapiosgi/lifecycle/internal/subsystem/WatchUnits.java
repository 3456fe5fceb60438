// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.mapiosgi.api.MapiEvent;
import org.mapiosgi.api.MapiEvent.Kind;
import org.mapiosgi.api.MapiListener;
import org.mapiosgi.api.MapiScope;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.MsgFlag;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.SessionState;
import org.mapiosgi.api.store.Folder;
import org.mapiosgi.api.store.FolderContent;
import org.mapiosgi.api.store.MessageStore;
import org.mapiosgi.lifecycle.internal.event.Listeners;

/** Listeners on stores, folders, messages and tables, the same on each platform. */
final class WatchUnits implements AutoCloseable {
  private static final String SESSION = "billing";
  private static final String SHARED = "invoices@example.com";

  /** The service properties of the recipe. */
  static final Map<String, List<String>> RECIPE =
      Map.of(
          "mapi.session", List.of("billing"),
          "mapi.store", List.of("invoices@example.com"),
          "mapi.folder", List.of("Inbox/Invoices"),
          "mapi.events", List.of("NEW_MAIL", "CREATED"));

  private final Bench bench;
  private MapiSession session;

  /** Checks what listeners hear. */
  @FunctionalInterface
  interface Unit {
    void run(WatchUnits units) throws Exception;
  }

  /**
   * Runs one of them in a session, and stops MAPI; nothing may be left.
   *
   * @return whether the stop was clean
   */
  static boolean run(Stage stage, Unit unit) throws Exception {
    try (WatchUnits units = new WatchUnits(stage)) {
      unit.run(units);
      return units.bench.stop();
    }
  }

  private WatchUnits(Stage stage) {
    bench = new Bench(stage, 2, Duration.ofSeconds(30), Duration.ofSeconds(10));
    bench
        .subsystem
        .sessions()
        .add(Bench.session(SESSION, stage.profile(), Duration.ofSeconds(20), Duration.ZERO));
    bench.subsystem.start();
    session = bench.up();
  }

  /** Ends MAPI; nothing may be left. */
  @Override
  public void close() {
    bench.afterEach(null);
  }

  /** The events of a listener. */
  private static final class Heard {
    private final BlockingQueue<MapiEvent> events = new LinkedBlockingQueue<>();

    MapiEvent next(Predicate<MapiEvent> wanted) throws InterruptedException {
      while (true) {
        MapiEvent event = events.poll(Bench.LONG.toSeconds(), TimeUnit.SECONDS);
        assertThat(event).as("an event").isNotNull();
        if (wanted.test(event)) {
          return event;
        }
      }
    }

    MapiEvent next(Kind kind) throws InterruptedException {
      return next(event -> event.kind() == kind);
    }
  }

  private Heard listen(Map<String, ?> properties) {
    Heard heard = new Heard();
    Listeners.bind(bench.events, heard.events::add, properties);
    return heard;
  }

  private <T> T call(Function<MapiScope, T> unit) {
    try {
      return session.call(unit::apply, Bench.LONG);
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  private static EntryId create(Folder folder, String subject) {
    return folder.createMessage().subject(subject).save().entryId();
  }

  private EntryId createShared(String path, String subject) {
    return call(
        mapi -> {
          try (MessageStore shared = mapi.openMailbox(SHARED)) {
            return create(shared.folder(path), subject);
          }
        });
  }

  private List<String> listenerFindings() {
    return bench.subsystem.findings().stream()
        .filter(finding -> finding.bundle().equals(Optional.of("com.example.consumer")))
        .map(Finding::text)
        .toList();
  }

  /** The recipe, from a folder that is not there yet to one that was deleted, and a new logon. */
  void theRecipeOfTheManual() throws Exception {
    InvoiceWatch recipe = new InvoiceWatch(session);
    Heard heard = new Heard();
    Listeners.bind(
        bench.events,
        event -> {
          recipe.onEvent(event);
          heard.events.add(event);
        },
        RECIPE);
    Bench.until("the missing folder is found out", () -> !listenerFindings().isEmpty());
    assertThat(listenerFindings())
        .singleElement()
        .asString()
        .contains(SESSION, "'Inbox/Invoices'", SHARED, "com.example.consumer");
    assertThat(bench.status(SESSION).state()).isEqualTo(SessionState.UP);

    EntryId folder = makeInvoices();
    heard.next(Kind.RESYNC);
    assertThat(listenerFindings()).isEmpty();
    EntryId elsewhere = createShared("Inbox", "not an invoice");
    EntryId invoice = createShared("Inbox/Invoices", "an invoice");
    MapiEvent created = heard.next(Kind.CREATED);
    assertThat(created.entryId()).contains(invoice);
    assertThat(created.parentId()).contains(folder);
    assertThat(created.store()).contains(SHARED);
    untilRead(invoice);
    assertThat(heard.events).noneMatch(event -> event.entryId().equals(Optional.of(elsewhere)));

    logOnAnew();
    heard.next(Kind.RESYNC);
    untilHeardOf(heard, "Inbox/Invoices");

    call(
        mapi -> {
          try (MessageStore shared = mapi.openMailbox(SHARED)) {
            shared.folder("Inbox/Invoices").delete(Set.of(FolderContent.MESSAGES));
          }
          return true;
        });
    Bench.until("the deleted folder is found out", () -> !listenerFindings().isEmpty());
    assertThat(bench.status(SESSION).state()).isEqualTo(SessionState.UP);
    makeInvoices();
    Bench.until("the folder is watched again", () -> listenerFindings().isEmpty());
    EntryId last = createShared("Inbox/Invoices", "in the new folder");
    heard.next(event -> event.entryId().equals(Optional.of(last)));
  }

  /** Creates messages until the listener hears of one: nothing shows when a watch has begun. */
  private void untilHeardOf(Heard heard, String path) {
    Set<EntryId> made = new HashSet<>();
    Bench.until(
        "the listener hears of a message in " + path,
        () -> {
          made.add(createShared(path, "again"));
          return heard.events.stream()
              .anyMatch(event -> event.entryId().filter(made::contains).isPresent());
        });
  }

  private EntryId makeInvoices() {
    return call(
        mapi -> {
          try (MessageStore shared = mapi.openMailbox(SHARED)) {
            return shared.inbox().createFolder("Invoices").entryId();
          }
        });
  }

  private void untilRead(EntryId message) {
    Bench.until(
        "the recipe has marked the message",
        () ->
            call(
                mapi -> {
                  try (MessageStore shared = mapi.openMailbox(SHARED)) {
                    return shared.message(message).get(Pr.MESSAGE_FLAGS).contains(MsgFlag.READ);
                  }
                }));
  }

  private void logOnAnew() {
    MapiSession before = session;
    bench.subsystem.sessions().takeDown(SESSION);
    Bench.until("it is down", () -> bench.status(SESSION).state() == SessionState.DOWN);
    bench.subsystem.sessions().takeUp(SESSION);
    Bench.until("it is up", () -> bench.status(SESSION).state() == SessionState.UP);
    session = bench.up();
    assertThat(session).isNotSameAs(before);
  }

  /** A path in the default store, and the ids before and after a move. */
  void whatLeavesAFolder() throws Exception {
    EntryId folder = call(mapi -> mapi.defaultStore().root().createFolder("Watched").entryId());
    Heard heard =
        listen(
            Map.of(
                MapiListener.FOLDER, "Watched", MapiListener.EVENTS, List.of("MOVED", "CREATED")));
    heard.next(Kind.RESYNC);
    EntryId id = call(mapi -> create(mapi.folder("Watched"), "to be moved"));
    assertThat(heard.next(Kind.CREATED).store()).isEmpty();
    call(
        mapi -> {
          mapi.folder("Watched").moveMessages(List.of(id), mapi.defaultStore().deletedItems());
          return true;
        });
    MapiEvent moved = heard.next(Kind.MOVED);
    assertThat(moved.oldEntryId()).contains(id);
    assertThat(moved.oldParentId()).contains(folder);
    assertThat(moved.parentId())
        .contains(call(mapi -> mapi.defaultStore().deletedItems().entryId()));
  }

  /** A message of another store, the contents table of a folder, and the public folders. */
  void messagesTablesAndPublicFolders() throws Exception {
    EntryId message = createShared("Inbox", "one message");
    Heard ofMessage =
        listen(
            Map.of(
                MapiListener.STORE,
                SHARED,
                MapiListener.FOLDER,
                message.toString(),
                MapiListener.EVENTS,
                "MODIFIED"));
    Heard ofTable =
        listen(
            Map.of(
                MapiListener.STORE,
                "default",
                MapiListener.FOLDER,
                "inbox",
                MapiListener.EVENTS,
                "TABLE_MODIFIED"));
    Heard ofPublic =
        listen(Map.of(MapiListener.STORE, "public", MapiListener.EVENTS, List.of("CREATED")));
    for (Heard each : List.of(ofMessage, ofTable, ofPublic)) {
      each.next(Kind.RESYNC);
    }
    call(
        mapi -> {
          try (MessageStore shared = mapi.openMailbox(SHARED)) {
            shared.message(message).set(Pr.SUBJECT, "changed").save();
          }
          create(mapi.inbox(), "a row");
          return create(mapi.publicFolders().orElseThrow().root(), "for all");
        });
    assertThat(ofMessage.next(Kind.MODIFIED).entryId()).contains(message);
    EntryId inbox = call(mapi -> mapi.inbox().entryId());
    MapiEvent own = ofTable.next(Kind.TABLE_MODIFIED);
    assertThat(own.parentId()).contains(inbox);
    assertThat(own.tableChange()).isPresent();
    assertThat(ofPublic.next(Kind.CREATED).store()).contains("public");
  }
}
