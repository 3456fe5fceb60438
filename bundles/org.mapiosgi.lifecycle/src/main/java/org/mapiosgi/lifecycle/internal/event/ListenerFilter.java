// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.event;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mapiosgi.api.MapiEvent;
import org.mapiosgi.api.MapiListener;
import org.mapiosgi.api.property.EntryId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which events a listener's service properties ask for.
 *
 * @param sessions names; empty means all
 * @param kinds what may have happened
 * @param inbox whether the receive folder is among the folders
 * @param folders other folders; with no inbox and no folders, any folder will do
 */
record ListenerFilter(
    Set<String> sessions, Set<MapiEvent.Kind> kinds, boolean inbox, Set<EntryId> folders) {
  private static final Logger LOG = LoggerFactory.getLogger(ListenerFilter.class);

  static ListenerFilter of(Map<String, ?> properties) {
    Set<MapiEvent.Kind> kinds = EnumSet.noneOf(MapiEvent.Kind.class);
    for (String word : words(properties.get(MapiListener.EVENTS))) {
      try {
        kinds.add(MapiEvent.Kind.valueOf(word.toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException e) {
        complain(properties, MapiListener.EVENTS, word, Arrays.toString(MapiEvent.Kind.values()));
      }
    }
    if (kinds.isEmpty()) {
      kinds.add(MapiEvent.Kind.NEW_MAIL);
    }
    boolean inbox = false;
    Set<EntryId> folders = new HashSet<>();
    for (String word : words(properties.get(MapiListener.FOLDER))) {
      if (word.equalsIgnoreCase("inbox")) {
        inbox = true;
        continue;
      }
      try {
        folders.add(EntryId.ofHex(word));
      } catch (IllegalArgumentException e) {
        complain(properties, MapiListener.FOLDER, word, "'inbox' or an entry id in hexadecimal");
      }
    }
    return new ListenerFilter(
        Set.copyOf(words(properties.get(MapiListener.SESSION))), kinds, inbox, folders);
  }

  private static void complain(
      Map<String, ?> properties, String property, String word, String expected) {
    LOG.warn(
        "listener service {} has {}='{}', which is ignored; expected {}",
        properties.get("service.id"),
        property,
        word,
        expected);
  }

  private static Collection<String> words(Object value) {
    if (value instanceof String word) {
      return List.of(word);
    }
    if (value instanceof String[] words) {
      return List.of(words);
    }
    if (value instanceof Collection<?> words) {
      return words.stream().map(String::valueOf).toList();
    }
    return List.of();
  }

  boolean wants(MapiEvent event, EntryId inboxId) {
    return (sessions.isEmpty() || sessions.contains(event.session()))
        && (event.kind() == MapiEvent.Kind.RESYNC
            || (kinds.contains(event.kind())
                && ((!inbox && folders.isEmpty())
                    || among(event.parentId(), inboxId)
                    || among(event.entryId(), inboxId))));
  }

  private boolean among(Optional<EntryId> id, EntryId inboxId) {
    return id.isPresent() && (folders.contains(id.get()) || (inbox && id.get().equals(inboxId)));
  }
}
