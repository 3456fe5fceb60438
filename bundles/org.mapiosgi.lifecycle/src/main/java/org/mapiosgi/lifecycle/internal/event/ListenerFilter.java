// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
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
import org.mapiosgi.model.WatchedPlace;

/**
 * Selects the events that a listener's service properties ask for.
 *
 * <p>The filter fails closed: an unknown word never widens it. If a property has only unknown
 * words, the listener gets no event.
 *
 * @param sessions names; if empty and not {@code deaf}, all
 * @param kinds the wanted kinds of events
 * @param places the places that events are wanted from
 * @param deaf whether the listener gets no event because of its problems
 * @param problems the unknown words in its properties, a sentence each
 */
record ListenerFilter(
    Set<String> sessions,
    Set<MapiEvent.Kind> kinds,
    ListenerPlaces places,
    boolean deaf,
    List<String> problems) {

  static ListenerFilter of(Map<String, ?> properties) {
    List<String> problems = new ArrayList<>();
    Words sessions = Words.of(properties, MapiListener.SESSION, problems);
    Words events = Words.of(properties, MapiListener.EVENTS, problems);
    Words stores = Words.of(properties, MapiListener.STORE, problems);
    Words objects = Words.of(properties, MapiListener.FOLDER, problems);
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
    if (events.absent()) {
      kinds.add(MapiEvent.Kind.NEW_MAIL);
    }
    ListenerPlaces places = ListenerPlaces.of(stores, objects, kinds, problems);
    boolean deaf = sessions.without() || kinds.isEmpty() || places.none();
    return new ListenerFilter(
        Set.copyOf(sessions.words()), kinds, places, deaf, List.copyOf(problems));
  }

  /** The sessions that the listener names and that are not configured. */
  Set<String> unknown(Set<String> configured) {
    return sessions.stream()
        .filter(name -> !configured.contains(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private boolean isOf(String session) {
    return !deaf && (sessions.isEmpty() || sessions.contains(session));
  }

  /** The places of a session that are watched for this listener alone, or for a few. */
  Set<WatchedPlace> watched(String session) {
    return isOf(session) ? places.watched() : Set.of();
  }

  /** Says whether the listener wants an event of the default store as a whole. */
  boolean wants(MapiEvent event, @Nullable EntryId inboxId) {
    return isOf(event.session())
        && (event.kind() == MapiEvent.Kind.RESYNC
            || (kinds.contains(event.kind())
                && (places.everywhere()
                    || among(event.parentId(), inboxId)
                    || among(event.entryId(), inboxId)
                    || among(event.oldParentId(), inboxId)
                    || among(event.oldEntryId(), inboxId))));
  }

  private boolean among(Optional<EntryId> id, @Nullable EntryId inboxId) {
    return id.isPresent()
        && (places.objects().contains(id.get()) || (places.inbox() && id.get().equals(inboxId)));
  }

  /** Says whether the listener wants an event of a place that is watched by itself. */
  boolean wantsAt(MapiEvent event, WatchedPlace place) {
    return watched(event.session()).contains(place)
        && (event.kind() == MapiEvent.Kind.RESYNC || kinds.contains(event.kind()));
  }
}
