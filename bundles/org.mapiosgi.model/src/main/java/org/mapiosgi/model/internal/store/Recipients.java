// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.store.Recipient;
import org.mapiosgi.api.store.Row;
import org.mapiosgi.model.internal.mail.RecipientRow;
import org.mapiosgi.model.internal.scope.Scope;
import org.mapiosgi.model.raw.TableReader;
import org.mapiosgi.spi.NativeMessage;
import org.mapiosgi.spi.NativeTable;

/**
 * The recipients of a message: those in its recipient table, and what is to change in it when the
 * message is saved.
 */
final class Recipients {
  private static final PropTag<?>[] COLUMNS = {
    Pr.ROWID, Pr.RECIPIENT_TYPE, Pr.DISPLAY_NAME, Pr.ADDRTYPE, Pr.EMAIL_ADDRESS, Pr.ENTRYID
  };

  private final Scope scope;
  private final List<Recipient> added = new ArrayList<>();
  private final List<Integer> removed = new ArrayList<>();
  private Optional<List<Stored>> stored;

  /** A row of the recipient table that is to stay. */
  private record Stored(int rowId, Recipient recipient) {}

  private Recipients(Scope scope, Optional<List<Stored>> stored) {
    this.scope = scope;
    this.stored = stored;
  }

  /** The recipients of a message that was just created: none. */
  static Recipients none(Scope scope) {
    return new Recipients(scope, Optional.of(new ArrayList<>()));
  }

  /** The recipients of a message that has some already; they are read when they are needed. */
  static Recipients unread(Scope scope) {
    return new Recipients(scope, Optional.empty());
  }

  /** Returns the recipients with the changes so far. */
  List<Recipient> list(NativeMessage message) {
    List<Recipient> all = new ArrayList<>();
    stored(message).forEach(each -> all.add(each.recipient()));
    all.addAll(added);
    return List.copyOf(all);
  }

  /** Returns whether there are none. */
  boolean isEmpty(NativeMessage message) {
    return added.isEmpty() && stored(message).isEmpty();
  }

  void add(Recipient recipient) {
    added.add(recipient);
  }

  /** Makes the given recipients all there are. Rows of recipients that stay are not touched. */
  void replace(NativeMessage message, Collection<Recipient> wanted) {
    List<Recipient> missing = new ArrayList<>(List.copyOf(wanted));
    List<Stored> staying = new ArrayList<>();
    for (Stored each : stored(message)) {
      if (missing.remove(each.recipient())) {
        staying.add(each);
      } else {
        removed.add(each.rowId());
      }
    }
    stored = Optional.of(staying);
    added.clear();
    added.addAll(missing);
  }

  /** Hands the changes to the message, whose SaveChanges makes them permanent. */
  void apply(NativeMessage message) {
    if (!removed.isEmpty()) {
      message.modifyRecipients(
          NativeMessage.MODRECIP_REMOVE,
          removed.stream().map(rowId -> List.<PropValue>of(Pr.ROWID.with(rowId))).toList());
      removed.clear();
    }
    if (!added.isEmpty()) {
      message.modifyRecipients(
          NativeMessage.MODRECIP_ADD, added.stream().map(RecipientRow::of).toList());
      added.clear();
      // The provider gives the row ids.
      stored = Optional.empty();
    }
  }

  private List<Stored> stored(NativeMessage message) {
    if (stored.isEmpty()) {
      List<Stored> read = new ArrayList<>();
      NativeTable table = scope.own(message, message.getRecipientTable());
      try {
        TableReader.readAll(table, row -> read.add(stored(row)), COLUMNS);
      } finally {
        scope.release(table);
      }
      stored = Optional.of(read);
    }
    return stored.get();
  }

  private static Stored stored(Row row) {
    Recipient recipient =
        Recipient.of(
            Recipient.Type.of(row.get(Pr.RECIPIENT_TYPE, Recipient.Type.TO.code())),
            row.get(Pr.DISPLAY_NAME, ""),
            row.get(Pr.ADDRTYPE, ""),
            row.get(Pr.EMAIL_ADDRESS, ""));
    return new Stored(
        row.get(Pr.ROWID), row.find(Pr.ENTRYID).map(recipient::withEntryId).orElse(recipient));
  }
}
