// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.model;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.property.MsgFlag;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropValue;

/** A folder's properties as a client sees them. Reads the folder: to be used under the lock. */
public final class FolderView extends ComputedSource {
  private static final SortedSet<Integer> COMPUTABLE = new TreeSet<>();

  static {
    for (PropTag<?> tag :
        new PropTag<?>[] {
          Pr.ENTRYID,
          Pr.RECORD_KEY,
          Pr.INSTANCE_KEY,
          Pr.STORE_ENTRYID,
          Pr.MAPPING_SIGNATURE,
          Pr.PARENT_ENTRYID,
          Pr.SOURCE_KEY,
          Pr.PARENT_SOURCE_KEY,
          Pr.CHANGE_KEY,
          Pr.PREDECESSOR_CHANGE_LIST,
          Pr.OBJECT_TYPE,
          Pr.CONTENT_COUNT,
          Pr.CONTENT_UNREAD,
          Pr.ASSOC_CONTENT_COUNT,
          Pr.SUBFOLDERS,
          Pr.CREATION_TIME,
          Pr.LAST_MODIFICATION_TIME,
          Tags.FOLDER_TYPE
        }) {
      COMPUTABLE.add(tag.id());
    }
  }

  /** Ids that nobody can set or delete: MAPI_E_COMPUTED. */
  public static final Set<Integer> READ_ONLY = Set.copyOf(COMPUTABLE);

  private final EntryIds ids;
  private final FolderNode folder;

  /** A view of a folder. */
  public FolderView(EntryIds ids, FolderNode folder) {
    super(folder.properties);
    this.ids = ids;
    this.folder = folder;
  }

  @Override
  SortedSet<Integer> computable() {
    return COMPUTABLE;
  }

  @Override
  @Nullable PropValue compute(int id) {
    if (id == Pr.ENTRYID.id()) {
      return Pr.ENTRYID.with(ids.of(EntryIds.Kind.FOLDER, folder.id));
    } else if (id == Pr.PARENT_ENTRYID.id()) {
      return Pr.PARENT_ENTRYID.with(ids.of(EntryIds.Kind.FOLDER, folder.parent().id));
    } else if (id == Pr.MAPPING_SIGNATURE.id()) {
      return Pr.MAPPING_SIGNATURE.with(NamedIds.SIGNATURE);
    } else if (id == Pr.STORE_ENTRYID.id()) {
      return Pr.STORE_ENTRYID.with(ids.store());
    } else if (id == Pr.RECORD_KEY.id()) {
      return Pr.RECORD_KEY.with(MessageView.key(folder.id));
    } else if (id == Pr.INSTANCE_KEY.id()) {
      return Pr.INSTANCE_KEY.with(MessageView.key(folder.id));
    } else if (id == Pr.SOURCE_KEY.id()) {
      return Pr.SOURCE_KEY.with(ids.sourceKey(folder.id));
    } else if (id == Pr.PARENT_SOURCE_KEY.id()) {
      return Pr.PARENT_SOURCE_KEY.with(ids.sourceKey(folder.parent().id));
    } else if (id == Pr.CHANGE_KEY.id()) {
      return Pr.CHANGE_KEY.with(ids.changeKey(folder.changed));
    } else if (id == Pr.PREDECESSOR_CHANGE_LIST.id()) {
      return Pr.PREDECESSOR_CHANGE_LIST.with(ids.changeList(folder.changed));
    } else if (id == Pr.OBJECT_TYPE.id()) {
      return Pr.OBJECT_TYPE.with(EntryIds.Kind.FOLDER.objectType());
    } else if (id == Tags.FOLDER_TYPE.id()) {
      return Tags.FOLDER_TYPE.with(folder.parent == null ? 0 : folder.isSearch() ? 2 : 1);
    } else if (id == Pr.CONTENT_COUNT.id()) {
      return Pr.CONTENT_COUNT.with(folder.messages().size());
    } else if (id == Pr.CONTENT_UNREAD.id()) {
      return Pr.CONTENT_UNREAD.with(unread());
    } else if (id == Pr.ASSOC_CONTENT_COUNT.id()) {
      return Pr.ASSOC_CONTENT_COUNT.with(folder.associated.size());
    } else if (id == Pr.SUBFOLDERS.id()) {
      return Pr.SUBFOLDERS.with(!folder.folders.isEmpty());
    } else if (id == Pr.CREATION_TIME.id()) {
      return Pr.CREATION_TIME.with(folder.created);
    } else if (id == Pr.LAST_MODIFICATION_TIME.id()) {
      return Pr.LAST_MODIFICATION_TIME.with(folder.modified);
    }
    return null;
  }

  private int unread() {
    int unread = 0;
    for (MessageNode message : folder.messages()) {
      if ((message.flags & MsgFlag.READ.mask()) == 0) {
        unread++;
      }
    }
    return unread;
  }
}
