// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.store;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.Restriction;
import org.mapiosgi.api.store.Message;
import org.mapiosgi.api.store.Query;

/**
 * Moves a message and finds it again by its PR_SEARCH_KEY, which a move keeps and a copy shares.
 * The message is the one that has the key after the move and did not have it before.
 */
final class MovedMessage {
  /** More messages with one key than this are not compared. */
  private static final int MOST = 256;

  private final ScopedFolder from;
  private final ScopedFolder to;

  MovedMessage(ScopedFolder from, ScopedFolder to) {
    this.from = from;
    this.to = to;
  }

  Optional<EntryId> move(EntryId id) {
    Optional<Binary> key;
    try (Message message = from.store().message(id)) {
      key = message.find(Pr.SEARCH_KEY);
    }
    Set<EntryId> before = key.map(this::having).orElseGet(Set::of);
    from.moveMessages(List.of(id), to);
    Set<EntryId> after = new HashSet<>(key.map(this::having).orElseGet(Set::of));
    after.removeAll(before);
    return after.size() == 1 && before.size() < MOST
        ? after.stream().findFirst()
        : Optional.empty();
  }

  private Set<EntryId> having(Binary key) {
    Query query = Query.columns(Pr.ENTRYID).where(Restriction.is(Pr.SEARCH_KEY, key)).limit(MOST);
    return to.messages().list(query).stream()
        .map(row -> row.get(Pr.ENTRYID))
        .collect(Collectors.toSet());
  }
}
