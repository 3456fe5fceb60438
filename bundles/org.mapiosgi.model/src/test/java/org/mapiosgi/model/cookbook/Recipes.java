// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.cookbook;

import static org.mapiosgi.api.property.Restriction.is;
import static org.mapiosgi.api.property.Restriction.noneOf;
import static org.mapiosgi.api.property.Restriction.startsWith;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mapiosgi.api.MapiScope;
import org.mapiosgi.api.addressbook.Ambiguous;
import org.mapiosgi.api.addressbook.Resolution;
import org.mapiosgi.api.addressbook.Resolved;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.MsgFlag;
import org.mapiosgi.api.property.NamedPr;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.store.AttachMethod;
import org.mapiosgi.api.store.Attachment;
import org.mapiosgi.api.store.Change;
import org.mapiosgi.api.store.Changes;
import org.mapiosgi.api.store.Folder;
import org.mapiosgi.api.store.Importance;
import org.mapiosgi.api.store.ItemChanged;
import org.mapiosgi.api.store.ItemDeleted;
import org.mapiosgi.api.store.Message;
import org.mapiosgi.api.store.MessageStore;
import org.mapiosgi.api.store.Query;
import org.mapiosgi.api.store.Recipient;
import org.mapiosgi.api.store.Row;
import org.mapiosgi.api.store.SyncState;

/**
 * The recipes of the manual. The lines between {@code [n]} and {@code [/]} are recipe n as the
 * manual prints it.
 */
final class Recipes {
  // [1]
  static final Query UNREAD =
      Query.columns(Pr.ENTRYID).where(noneOf(Pr.MESSAGE_FLAGS, MsgFlag.READ));

  // [/]

  private Recipes() {}

  static Object fileUnread(MapiScope mapi, Path directory) throws IOException {
    // [1]
    Folder done = mapi.inbox().folder("Done");
    for (Row row : mapi.inbox().messages().query(UNREAD)) {
      try (Message mail = mapi.message(row.get(Pr.ENTRYID))) {
        for (Attachment file : mail.attachments()) {
          if (file.method() == AttachMethod.BY_VALUE) {
            file.saveTo(directory);
          }
        }
        mail.markRead(true);
        mail.moveTo(done);
      }
    }
    return null;
    // [/]
  }

  static EntryId reply(MapiScope mapi, EntryId id) {
    // [2]
    return mapi.message(id).reply().prependHtml("<p>Thank you.</p>").submit();
    // [/]
  }

  static String text(MapiScope mapi, EntryId id) {
    // [3]
    Message mail = mapi.message(id);
    return mail.bestBody().asText();
    // [/]
  }

  static EntryId send(MapiScope mapi, Path figures) throws IOException {
    // [4]
    return mapi.defaultStore()
        .outbox()
        .createMessage()
        .subject("Figures of May")
        .body("The figures are attached.")
        .to("Accounts", "accounts@example.com")
        .cc("Audit", "audit@example.com")
        .bcc("Archive", "archive@example.com")
        .importance(Importance.HIGH)
        .requestReadReceipt()
        .attach("may.csv", "text/csv", Files.newInputStream(figures))
        .submit();
    // [/]
  }

  static Optional<EntryId> byInternetMessageId(MapiScope mapi, String messageId) {
    // [5]
    Query wanted = Query.columns(Pr.ENTRYID).where(is(Pr.INTERNET_MESSAGE_ID, messageId));
    for (Folder folder : mapi.defaultStore().root().walk()) {
      Optional<Row> found = folder.messages().first(wanted);
      if (found.isPresent()) {
        return found.map(row -> row.get(Pr.ENTRYID));
      }
    }
    return Optional.empty();
    // [/]
  }

  static int unreadInvoices(MapiScope mapi) {
    // [7]
    try (MessageStore shared = mapi.openMailbox("invoices@example.com")) {
      return shared.inbox().unreadCount();
    }
    // [/]
  }

  static Recipient ada(MapiScope mapi) {
    // [8]
    Resolution ada = mapi.addressBook().resolve("Ada Example");
    if (ada instanceof Resolved found) {
      return found.recipient(Recipient.Type.TO);
    } else if (ada instanceof Ambiguous several) {
      throw new IllegalArgumentException("one of " + several.candidates());
    }
    return Recipient.smtp(Recipient.Type.TO, "Ada Example", "ada@example.com");
    // [/]
  }

  static List<String> categories(MapiScope mapi, EntryId id) {
    // [9]
    Message mail = mapi.message(id);
    List<String> categories = new ArrayList<>(mail.get(NamedPr.KEYWORDS, List.of()));
    categories.add("Paid");
    mail.set(NamedPr.KEYWORDS, categories).save();
    return categories;
    // [/]
  }

  static String appointment(MapiScope mapi, EntryId id) {
    // [10]
    Row times =
        mapi.message(id)
            .getAll(
                NamedPr.APPOINTMENT_START_WHOLE, NamedPr.APPOINTMENT_END_WHOLE, NamedPr.LOCATION);
    return times.get(NamedPr.APPOINTMENT_START_WHOLE)
        + " to "
        + times.get(NamedPr.APPOINTMENT_END_WHOLE)
        + ", "
        + times.get(NamedPr.LOCATION, "no place");
    // [/]
  }

  static EntryId draft(MapiScope mapi) {
    // [11]
    EntryId draft =
        mapi.defaultStore()
            .drafts()
            .createMessage()
            .subject("Offer")
            .to("Ada", "ada@example.com")
            .save()
            .entryId();
    // [/]
    return draft;
  }

  static EntryId sendDraft(MapiScope mapi, EntryId draft) {
    // [11]
    Message offer = mapi.message(draft);
    offer.body("The price is 12 EUR.");
    offer.setRecipients(List.of(Recipient.smtp(Recipient.Type.TO, "Ben", "ben@example.com")));
    return offer.submit();
    // [/]
  }

  static byte[] changes(MapiScope mapi, byte[] kept, Map<Binary, String> known) {
    // [12]
    try (Changes changes = mapi.inbox().changesSince(SyncState.of(kept), Pr.SUBJECT)) {
      for (Change change : changes) {
        if (change instanceof ItemChanged changed) {
          known.put(changed.sourceKey(), changed.row().get(Pr.SUBJECT, ""));
        } else if (change instanceof ItemDeleted) {
          known.remove(change.sourceKey());
        }
      }
      return changes.state().toByteArray();
    }
    // [/]
  }

  static Object toDeletedItems(MapiScope mapi, EntryId id) {
    // [13]
    Message mail = mapi.message(id);
    mail.moveTo(mapi.defaultStore().deletedItems());
    return null;
    // [/]
  }

  static int moveConversation(MapiScope mapi, EntryId id) {
    // [14]
    Binary index = mapi.message(id).get(Pr.CONVERSATION_INDEX);
    Binary first = Binary.of(Arrays.copyOf(index.toByteArray(), 22));
    Query all = Query.columns(Pr.ENTRYID).where(startsWith(Pr.CONVERSATION_INDEX, first));
    List<EntryId> ids =
        mapi.inbox().messages().list(all).stream().map(row -> row.get(Pr.ENTRYID)).toList();
    mapi.inbox().moveMessages(ids, mapi.folder("Projects/2026"));
    return ids.size();
    // [/]
  }

  static Map<String, Integer> unread(MapiScope mapi) {
    // [15]
    Map<String, Integer> unread = new TreeMap<>();
    Query counts = Query.columns(Pr.DISPLAY_NAME, Pr.CONTENT_UNREAD);
    for (Row folder : mapi.defaultStore().root().folders().query(counts)) {
      unread.put(folder.get(Pr.DISPLAY_NAME), folder.get(Pr.CONTENT_UNREAD, 0));
    }
    return unread;
    // [/]
  }
}
