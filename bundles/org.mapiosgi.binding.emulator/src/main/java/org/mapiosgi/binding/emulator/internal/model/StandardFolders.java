// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;

/**
 * The folders that every store has at first, and the properties of the Inbox and the root folder
 * that name some of them ([MS-OXOSFLD] 2.2). None of them can be deleted or moved.
 *
 * @param root the root folder, which no user sees
 * @param subtree the top of the folders that a user sees
 * @param inbox the folder where mail arrives
 * @param outbox the folder from which mail leaves
 * @param sentItems the folder that keeps copies of sent mail
 * @param deletedItems the wastebasket
 * @param finder the folder for search folders, which no user sees
 * @param ids the ids of all standard folders
 */
record StandardFolders(
    FolderNode root,
    FolderNode subtree,
    FolderNode inbox,
    FolderNode outbox,
    FolderNode sentItems,
    FolderNode deletedItems,
    FolderNode finder,
    Set<UUID> ids) {
  private static final String MAIL = "IPF.Note";

  /** PR_ADDITIONAL_REN_ENTRYIDS has the junk mail folder at this place. */
  private static final int JUNK = 4;

  /** Makes a folder with an id, in another one unless it is the root. */
  interface Maker {
    FolderNode make(UUID id, @Nullable FolderNode parent, String name, String containerClass);
  }

  static StandardFolders make(Maker maker, EntryIds entryIds) {
    List<FolderNode> all = new ArrayList<>();
    Maker keeping =
        (id, parent, name, containerClass) -> {
          FolderNode folder = maker.make(id, parent, name, containerClass);
          all.add(folder);
          return folder;
        };
    FolderNode root = keeping.make(id("root"), null, "", MAIL);
    FolderNode subtree = keeping.make(id("subtree"), root, "Top of Information Store", MAIL);
    FolderNode inbox = keeping.make(id("inbox"), subtree, "Inbox", MAIL);
    FolderNode outbox = keeping.make(id("outbox"), subtree, "Outbox", MAIL);
    FolderNode sent = keeping.make(id("sent"), subtree, "Sent Items", MAIL);
    FolderNode deleted = keeping.make(id("deleted"), subtree, "Deleted Items", MAIL);
    FolderNode drafts = keeping.make(id("drafts"), subtree, "Drafts", MAIL);
    FolderNode calendar = keeping.make(id("calendar"), subtree, "Calendar", "IPF.Appointment");
    FolderNode contacts = keeping.make(id("contacts"), subtree, "Contacts", "IPF.Contact");
    FolderNode tasks = keeping.make(id("tasks"), subtree, "Tasks", "IPF.Task");
    FolderNode notes = keeping.make(id("notes"), subtree, "Notes", "IPF.StickyNote");
    FolderNode journal = keeping.make(id("journal"), subtree, "Journal", "IPF.Journal");
    FolderNode junk = keeping.make(id("junk"), subtree, "Junk E-mail", MAIL);
    FolderNode finder = keeping.make(id("finder"), root, "Finder", MAIL);
    for (FolderNode naming : List.of(inbox, root)) {
      naming.properties =
          naming
              .properties
              .with(Pr.IPM_DRAFTS_ENTRYID, entryId(entryIds, drafts))
              .with(Pr.IPM_APPOINTMENT_ENTRYID, entryId(entryIds, calendar))
              .with(Pr.IPM_CONTACT_ENTRYID, entryId(entryIds, contacts))
              .with(Pr.IPM_TASK_ENTRYID, entryId(entryIds, tasks))
              .with(Pr.IPM_NOTE_ENTRYID, entryId(entryIds, notes))
              .with(Pr.IPM_JOURNAL_ENTRYID, entryId(entryIds, journal))
              .with(Pr.ADDITIONAL_REN_ENTRYIDS, junkOnly(entryId(entryIds, junk)));
    }
    return new StandardFolders(
        root,
        subtree,
        inbox,
        outbox,
        sent,
        deleted,
        finder,
        Set.copyOf(all.stream().map(FolderNode::id).toList()));
  }

  private static UUID id(String name) {
    return EntryIds.named("folder:" + name);
  }

  private static EntryId entryId(EntryIds ids, FolderNode folder) {
    return ids.of(EntryIds.Kind.FOLDER, folder.id);
  }

  /** Leaves the places of folders that a new store does not have empty. */
  private static List<Binary> junkOnly(EntryId junk) {
    List<Binary> ids = new ArrayList<>();
    for (int i = 0; i < JUNK; i++) {
      ids.add(Binary.of());
    }
    ids.add(junk.bytes());
    return List.copyOf(ids);
  }
}
