// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.endurance;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.mapiosgi.api.MapiScope;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.store.Folder;
import org.mapiosgi.api.store.Message;
import org.mapiosgi.api.store.Query;
import org.mapiosgi.api.store.Row;

/** Submits units of work of many kinds to the sessions that are up. */
final class Units {
  private static final int KEPT_MESSAGES = 20;
  private static final int TEXT = 3_000;
  private static final int MOST_MILLIS = 40;
  private static final int KINDS = 8;

  private final Services services;
  private final Ledger ledger;
  private final Random random;

  Units(Services services, Ledger ledger, long seed) {
    this.services = services;
    this.ledger = ledger;
    this.random = new Random(seed);
  }

  /** Submits one unit, and waits for some of them. */
  void one() throws InterruptedException {
    List<MapiSession> sessions = services.all(MapiSession.class, null);
    if (sessions.isEmpty()) {
      return;
    }
    MapiSession session = sessions.get(random.nextInt(sessions.size()));
    Ledger.Unit unit = submit(session);
    if (random.nextBoolean()) {
      unit.await();
    }
  }

  private Ledger.Unit submit(MapiSession session) throws InterruptedException {
    return switch (random.nextInt(KINDS)) {
      case 0 -> ledger.submit("count", session, mapi -> mapi.inbox().messages().count());
      case 1 -> ledger.submit("read", session, Units::read);
      case 2 -> ledger.submit("draft", session, Units::draft);
      case 3 -> ledger.submit("send", session, Units::send);
      case 4 -> ledger.submit("tidy", session, Units::tidy);
      case 5 -> ledger.submit("resolve", session, mapi -> mapi.addressBook().resolve("nobody"));
      case 6 -> ledger.submit("not found", session, mapi -> mapi.folder("Inbox/not there"));
      default -> hurried(session);
    };
  }

  /** A unit of work that may not be done in time. */
  private Ledger.Unit hurried(MapiSession session) throws InterruptedException {
    Duration deadline = Duration.ofMillis(1 + random.nextInt(MOST_MILLIS));
    return ledger.submit("hurried", task -> session.submit(task, deadline), Units::read);
  }

  private static int read(MapiScope mapi) {
    int length = 0;
    for (Row row : mapi.inbox().messages().query(Query.columns(Pr.ENTRYID, Pr.SUBJECT).limit(5))) {
      EntryId id = EntryId.of(row.get(Pr.ENTRYID).toByteArray());
      try (Message message = mapi.message(id)) {
        length += message.body().length() + message.attachments().size();
      }
    }
    return length;
  }

  private static int draft(MapiScope mapi) throws Exception {
    try (Message message = mapi.defaultStore().drafts().createMessage()) {
      Message saved =
          message
              .subject("draft")
              .body("x".repeat(TEXT))
              .to("Service", "service@example.com")
              .attach("note.txt", "text/plain", new ByteArrayInputStream(new byte[TEXT]))
              .save();
      saved.delete();
    }
    return TEXT;
  }

  private static EntryId send(MapiScope mapi) {
    String self = mapi.identity().address();
    Message message = mapi.defaultStore().outbox().createMessage();
    return message.subject("sent").body("y".repeat(TEXT)).to("Self", self).submit();
  }

  /** Deletes what the others have left: a mailbox that grows is no leak of the product. */
  private static int tidy(MapiScope mapi) {
    return shorten(mapi.inbox(), KEPT_MESSAGES)
        + shorten(mapi.defaultStore().sentItems(), 0)
        + shorten(mapi.defaultStore().drafts(), 0)
        + shorten(mapi.defaultStore().deletedItems(), 0);
  }

  private static int shorten(Folder folder, int kept) {
    int tooMany = folder.messages().count() - kept;
    if (tooMany <= 0) {
      return 0;
    }
    List<EntryId> ids =
        folder.messages().list(Query.columns(Pr.ENTRYID).limit(tooMany)).stream()
            .map(row -> EntryId.of(row.get(Pr.ENTRYID).toByteArray()))
            .toList();
    folder.deleteMessages(ids);
    return ids.size();
  }

  /** Empties the folders for a rest. */
  static int clear(MapiScope mapi) {
    return tidy(mapi);
  }
}
