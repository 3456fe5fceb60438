// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.MapiEvent;
import org.mapiosgi.api.MapiListener;
import org.mapiosgi.api.property.EntryId;

/**
 * Selects the events that a listener's service properties ask for.
 *
 * <p>The filter fails closed: an unknown word never widens it. If a property has only unknown
 * words, the listener gets no event.
 *
 * @param sessions names; if empty and not {@code deaf}, all
 * @param kinds the wanted kinds of events
 * @param inbox whether the receive folder is among the folders
 * @param folders other folders; with no inbox and no folders, any folder matches
 * @param deaf whether the listener gets no event because of its problems
 * @param problems the unknown words in its properties, a sentence each
 */
record ListenerFilter(
    Set<String> sessions,
    Set<MapiEvent.Kind> kinds,
    boolean inbox,
    Set<EntryId> folders,
    boolean deaf,
    List<String> problems) {

  static ListenerFilter of(Map<String, ?> properties) {
    List<String> problems = new ArrayList<>();
    Words sessions = Words.of(properties, MapiListener.SESSION, problems);
    Words events = Words.of(properties, MapiListener.EVENTS, problems);
    Words places = Words.of(properties, MapiListener.FOLDER, problems);
    Set<MapiEvent.Kind> kinds = EnumSet.noneOf(MapiEvent.Kind.class);
    for (String word : events.words()) {
      try {
        kinds.add(MapiEvent.Kind.valueOf(word.toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException e) {
        problems.add(
            MapiListener.EVENTS
                + " has '"
                + word
                + "', but must be of "
                + Arrays.toString(MapiEvent.Kind.values()));
      }
    }
    boolean deaf = sessions.without();
    if (events.absent()) {
      kinds.add(MapiEvent.Kind.NEW_MAIL);
    }
    boolean inbox = false;
    Set<EntryId> folders = new HashSet<>();
    for (String word : places.words()) {
      if (word.equalsIgnoreCase("inbox")) {
        inbox = true;
        continue;
      }
      try {
        folders.add(EntryId.ofHex(word));
      } catch (IllegalArgumentException e) {
        problems.add(
            MapiListener.FOLDER
                + " has '"
                + word
                + "', but must be 'inbox' or an entry id in hexadecimal");
      }
    }
    deaf |= kinds.isEmpty() || (!places.absent() && !inbox && folders.isEmpty());
    return new ListenerFilter(
        Set.copyOf(sessions.words()), kinds, inbox, folders, deaf, List.copyOf(problems));
  }

  /**
   * The words of a property.
   *
   * @param absent whether it is not there
   */
  private record Words(boolean absent, Set<String> words) {
    static Words of(Map<String, ?> properties, String property, List<String> problems) {
      Object value = properties.get(property);
      if (value == null) {
        return new Words(true, Set.of());
      }
      Collection<?> all;
      if (value instanceof String word) {
        all = List.of(word);
      } else if (value instanceof String[] words) {
        all = List.of(words);
      } else if (value instanceof Collection<?> words) {
        all = words;
      } else {
        problems.add(
            property + " is a " + value.getClass().getName() + ", but must be String, or several");
        all = List.of();
      }
      Set<String> words =
          all.stream()
              .map(word -> String.valueOf(word).trim())
              .filter(word -> !word.isEmpty())
              .collect(Collectors.toCollection(LinkedHashSet::new));
      if (words.isEmpty() && isText(value)) {
        problems.add(property + " is empty; leave it out to hear of all");
      }
      return new Words(false, words);
    }

    private static boolean isText(Object value) {
      return value instanceof String || value instanceof String[] || value instanceof Collection;
    }

    /** It is there, and says nothing. */
    boolean without() {
      return !absent && words.isEmpty();
    }
  }

  /** The sessions that the listener names and that are not configured. */
  Set<String> unknown(Set<String> configured) {
    return sessions.stream()
        .filter(name -> !configured.contains(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  boolean wants(MapiEvent event, @Nullable EntryId inboxId) {
    return !deaf
        && (sessions.isEmpty() || sessions.contains(event.session()))
        && (event.kind() == MapiEvent.Kind.RESYNC
            || (kinds.contains(event.kind())
                && ((!inbox && folders.isEmpty())
                    || among(event.parentId(), inboxId)
                    || among(event.entryId(), inboxId))));
  }

  private boolean among(Optional<EntryId> id, @Nullable EntryId inboxId) {
    return id.isPresent() && (folders.contains(id.get()) || (inbox && id.get().equals(inboxId)));
  }
}
