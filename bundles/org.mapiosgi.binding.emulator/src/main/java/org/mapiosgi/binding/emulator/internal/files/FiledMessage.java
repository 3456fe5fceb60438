// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.files;

import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.binding.emulator.internal.model.MessageContent;
import org.mapiosgi.binding.emulator.internal.model.MessageSource;
import org.mapiosgi.binding.emulator.internal.model.PropertySource;
import org.mapiosgi.binding.emulator.internal.model.Sizes;

/**
 * A message in a file. The short values that tables show are in the heap; for all else, the file is
 * read again.
 */
final class FiledMessage implements MessageSource, PropertySource {
  /** The heap that the object itself, its arrays and its node take, about. */
  private static final int OBJECTS = 700;

  private static final int OBJECTS_OF_VALUE = 40;
  private static final int LONGEST = 256;
  private static final int RECIPIENT_TYPES = 3;

  /** Values that few tables show, and most messages have; bytes are not kept either. */
  private static final Set<Integer> NOT_KEPT =
      Set.of(Pr.BODY.id(), Pr.HTML.id(), Pr.RTF_COMPRESSED.id(), Pr.TRANSPORT_MESSAGE_HEADERS.id());

  private final UUID id;
  private final Function<UUID, MessageContent> reader;
  private final int[] ids;
  private final @Nullable PropValue[] kept;
  private final String[] names = new String[RECIPIENT_TYPES];
  private final boolean attachments;
  private final int size;

  /**
   * A message.
   *
   * @param content the content that was just read
   * @param reader reads the content again
   * @param shared gives values that other messages have, too
   */
  FiledMessage(
      UUID id, MessageContent content, Function<UUID, MessageContent> reader, Shared shared) {
    this.id = id;
    this.reader = reader;
    this.ids =
        shared.ids(content.properties().ids().stream().mapToInt(Integer::intValue).toArray());
    this.kept = new PropValue[ids.length];
    for (int i = 0; i < ids.length; i++) {
      PropValue value = NOT_KEPT.contains(ids[i]) ? null : small(content.properties(), ids[i]);
      kept[i] = value == null ? null : shared.value(value);
    }
    for (int type = 1; type <= RECIPIENT_TYPES; type++) {
      names[type - 1] = shared.text(content.names(type));
    }
    this.attachments = content.hasAttachments();
    this.size = content.size();
  }

  private static @Nullable PropValue small(PropertySource properties, int id) {
    if (properties.bytes(id).isPresent()) {
      return null;
    }
    PropValue value = properties.find(id);
    boolean isShort =
        value != null && !(value.value() instanceof Binary) && Sizes.of(value) <= LONGEST;
    return isShort ? value : null;
  }

  /** The bytes of heap that it takes, about. */
  long heap() {
    long sum = OBJECTS;
    for (PropValue value : kept) {
      sum += value == null ? 0 : OBJECTS_OF_VALUE + Sizes.of(value);
    }
    for (String name : names) {
      sum += name.length();
    }
    return sum;
  }

  @Override
  public PropertySource stored() {
    return this;
  }

  @Override
  public boolean hasAttachments() {
    return attachments;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public String names(int recipientType) {
    return names[recipientType - 1];
  }

  @Override
  public MessageContent whole() {
    return reader.apply(id);
  }

  @Override
  public @Nullable PropValue find(int property) {
    int at = Arrays.binarySearch(ids, property);
    if (at < 0) {
      return null;
    }
    PropValue value = kept[at];
    return value != null ? value : readAgain(property);
  }

  /** Returns null if the file has gone, so that a table still shows its other rows. */
  private @Nullable PropValue readAgain(int property) {
    try {
      return whole().properties().find(property);
    } catch (MapiException e) {
      return null;
    }
  }

  @Override
  public SortedSet<Integer> ids() {
    SortedSet<Integer> all = new TreeSet<>();
    for (int each : ids) {
      all.add(each);
    }
    return Collections.unmodifiableSortedSet(all);
  }
}
