// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.store.Folder;

/**
 * The folders that a store names by properties of its Inbox, or else of its root folder
 * ([MS-OXOSFLD] 2.2). A store without an Inbox, as one of public folders, names them at its root.
 */
final class SpecialFolders {
  /** The place of the junk mail folder in PR_ADDITIONAL_REN_ENTRYIDS. */
  private static final int JUNK = 4;

  private final Supplier<Folder> inbox;
  private final Supplier<Folder> root;

  SpecialFolders(Supplier<Folder> inbox, Supplier<Folder> root) {
    this.inbox = inbox;
    this.root = root;
  }

  /** The entry id of a folder. */
  EntryId id(PropTag<EntryId> tag) {
    return find(folder -> folder.find(tag)).orElseThrow(() -> unnamed(tag));
  }

  /** The entry id of the junk mail folder. */
  EntryId junkEmail() {
    return find(folder -> folder.find(Pr.ADDITIONAL_REN_ENTRYIDS).flatMap(SpecialFolders::junk))
        .orElseThrow(() -> unnamed(Pr.ADDITIONAL_REN_ENTRYIDS));
  }

  private static Optional<EntryId> junk(List<Binary> ids) {
    return ids.size() > JUNK && ids.get(JUNK).size() > 0
        ? Optional.of(new EntryId(ids.get(JUNK)))
        : Optional.empty();
  }

  /** Reads a folder's entry id off another folder. */
  private interface Reading {
    Optional<EntryId> from(Folder folder);
  }

  private Optional<EntryId> find(Reading reading) {
    Optional<EntryId> found = Optional.empty();
    try (Folder folder = inbox.get()) {
      found = reading.from(folder);
    } catch (MapiException e) {
      if (!e.result().equals(HResult.NOT_FOUND) && !e.result().equals(HResult.NO_SUPPORT)) {
        throw e;
      }
    }
    if (found.isEmpty()) {
      try (Folder folder = root.get()) {
        found = reading.from(folder);
      }
    }
    return found;
  }

  private static MapiException unnamed(PropTag<?> tag) {
    return MapiException.of(
        "IMAPIProp::GetProps " + tag, HResult.NOT_FOUND, "the store names no such folder");
  }
}
