// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.model;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.MsgFlag;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropValue;

/** A message's properties as a client sees them. */
public final class MessageView extends ComputedSource {
  private static final Pattern PREFIX =
      Pattern.compile("^\\w{1,3}: ", Pattern.UNICODE_CHARACTER_CLASS);

  private static final SortedSet<Integer> COMPUTABLE =
      ids(
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
          Tags.MESSAGE_FLAGS,
          Pr.MESSAGE_SIZE,
          Pr.HASATTACH,
          Pr.DISPLAY_TO,
          Pr.DISPLAY_CC,
          Tags.DISPLAY_BCC,
          Pr.SUBJECT_PREFIX,
          Pr.NORMALIZED_SUBJECT,
          Pr.CREATION_TIME,
          Pr.LAST_MODIFICATION_TIME);

  /** Ids that nobody can set or delete: MAPI_E_COMPUTED. */
  public static final Set<Integer> READ_ONLY = allBut(Pr.SUBJECT_PREFIX.id());

  /** Those of them that cannot be set even in a message that was never saved. */
  public static final Set<Integer> READ_ONLY_WHILE_NEW =
      allBut(Pr.SUBJECT_PREFIX.id(), Tags.MESSAGE_FLAGS.id());

  private final EntryIds ids;
  private final MessageSource content;
  private final @Nullable Saved saved;
  private final int flags;

  /**
   * Holds the values that only a saved message has.
   *
   * @param id its own
   * @param folder the one it is in
   * @param created when
   * @param modified when last
   * @param changed the number of its last change
   */
  public record Saved(UUID id, UUID folder, Instant created, Instant modified, long changed) {}

  /**
   * A view.
   *
   * @param saved null where the message was never saved
   * @param flags the MSGFLAG_* bits that are stored
   */
  public MessageView(EntryIds ids, MessageSource content, @Nullable Saved saved, int flags) {
    super(content.stored());
    this.ids = ids;
    this.content = content;
    this.saved = saved;
    this.flags = flags;
  }

  private static SortedSet<Integer> ids(PropTag<?>... tags) {
    SortedSet<Integer> ids = new TreeSet<>();
    for (PropTag<?> tag : tags) {
      ids.add(tag.id());
    }
    return ids;
  }

  private static Set<Integer> allBut(Integer... settable) {
    Set<Integer> ids = new TreeSet<>(COMPUTABLE);
    ids.removeAll(List.of(settable));
    return Set.copyOf(ids);
  }

  @Override
  SortedSet<Integer> computable() {
    return COMPUTABLE;
  }

  @Override
  @Nullable PropValue compute(int id) {
    PropValue value = computeAny(id);
    return value != null || saved == null ? value : computeSaved(saved, id);
  }

  private @Nullable PropValue computeAny(int id) {
    if (id == Pr.OBJECT_TYPE.id()) {
      return Pr.OBJECT_TYPE.with(EntryIds.Kind.MESSAGE.objectType());
    } else if (id == Pr.MAPPING_SIGNATURE.id()) {
      return Pr.MAPPING_SIGNATURE.with(NamedIds.SIGNATURE);
    } else if (id == Pr.STORE_ENTRYID.id()) {
      return Pr.STORE_ENTRYID.with(ids.store());
    } else if (id == Tags.MESSAGE_FLAGS.id()) {
      boolean attached = content.hasAttachments();
      return Tags.MESSAGE_FLAGS.with(flags | (attached ? MsgFlag.HASATTACH.mask() : 0));
    } else if (id == Pr.MESSAGE_SIZE.id()) {
      return Pr.MESSAGE_SIZE.with(content.size());
    } else if (id == Pr.HASATTACH.id()) {
      return Pr.HASATTACH.with(content.hasAttachments());
    } else if (id == Pr.DISPLAY_TO.id()) {
      return Pr.DISPLAY_TO.with(content.names(1));
    } else if (id == Pr.DISPLAY_CC.id()) {
      return Pr.DISPLAY_CC.with(content.names(2));
    } else if (id == Tags.DISPLAY_BCC.id()) {
      return Tags.DISPLAY_BCC.with(content.names(3));
    } else if (id == Pr.SUBJECT_PREFIX.id()) {
      return hasSubject() ? Pr.SUBJECT_PREFIX.with(prefix()) : null;
    } else if (id == Pr.NORMALIZED_SUBJECT.id()) {
      return hasSubject()
          ? Pr.NORMALIZED_SUBJECT.with(subject().substring(prefix().length()))
          : null;
    }
    return null;
  }

  private @Nullable PropValue computeSaved(Saved saved, int id) {
    if (id == Pr.ENTRYID.id()) {
      return Pr.ENTRYID.with(ids.of(EntryIds.Kind.MESSAGE, saved.id()));
    } else if (id == Pr.PARENT_ENTRYID.id()) {
      return Pr.PARENT_ENTRYID.with(ids.of(EntryIds.Kind.FOLDER, saved.folder()));
    } else if (id == Pr.RECORD_KEY.id()) {
      return Pr.RECORD_KEY.with(key(saved.id()));
    } else if (id == Pr.INSTANCE_KEY.id()) {
      return Pr.INSTANCE_KEY.with(key(saved.id()));
    } else if (id == Pr.SOURCE_KEY.id()) {
      return Pr.SOURCE_KEY.with(ids.sourceKey(saved.id()));
    } else if (id == Pr.PARENT_SOURCE_KEY.id()) {
      return Pr.PARENT_SOURCE_KEY.with(ids.sourceKey(saved.folder()));
    } else if (id == Pr.CHANGE_KEY.id()) {
      return Pr.CHANGE_KEY.with(ids.changeKey(saved.changed()));
    } else if (id == Pr.PREDECESSOR_CHANGE_LIST.id()) {
      return Pr.PREDECESSOR_CHANGE_LIST.with(ids.changeList(saved.changed()));
    } else if (id == Pr.CREATION_TIME.id()) {
      return Pr.CREATION_TIME.with(saved.created());
    } else if (id == Pr.LAST_MODIFICATION_TIME.id()) {
      return Pr.LAST_MODIFICATION_TIME.with(saved.modified());
    }
    return null;
  }

  /** An object id as the bytes of a key property. */
  static Binary key(UUID id) {
    return Binary.of(
        ByteBuffer.allocate(16)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array());
  }

  private boolean hasSubject() {
    return content.stored().find(Pr.SUBJECT.id()) != null;
  }

  private String subject() {
    return content.stored().text(Pr.SUBJECT);
  }

  /** A prefix that a client has set holds as long as the subject begins with it. */
  private String prefix() {
    String set = content.stored().text(Pr.SUBJECT_PREFIX);
    if (!set.isEmpty() && subject().startsWith(set)) {
      return set;
    }
    Matcher matcher = PREFIX.matcher(subject());
    return matcher.find() ? matcher.group() : "";
  }
}
