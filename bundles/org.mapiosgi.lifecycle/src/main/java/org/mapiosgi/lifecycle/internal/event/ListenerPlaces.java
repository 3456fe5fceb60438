// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.event;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.mapiosgi.api.MapiEvent;
import org.mapiosgi.api.MapiListener;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.model.WatchedPlace;

/**
 * Holds the places that a listener wants events from.
 *
 * <p>A session always watches its default store as a whole, so the Inbox and entry ids of this
 * store need no connection of their own.
 *
 * @param everywhere whether any object of the default store counts
 * @param inbox whether the receive folder of the default store counts
 * @param objects folders and messages of the default store that count
 * @param watched the places that a session watches by themselves
 */
record ListenerPlaces(
    boolean everywhere, boolean inbox, Set<EntryId> objects, Set<WatchedPlace> watched) {
  /** The greatest number of places of one listener. */
  static final int MOST = 100;

  static ListenerPlaces of(
      Words stores, Words objects, Set<MapiEvent.Kind> kinds, List<String> problems) {
    Set<WatchedPlace> all = new LinkedHashSet<>();
    Set<MapiEvent.Kind> ofObjects = EnumSet.copyOf(kinds);
    boolean table = ofObjects.remove(MapiEvent.Kind.TABLE_MODIFIED);
    if (table && objects.absent()) {
      problems.add(
          MapiListener.EVENTS
              + " has TABLE_MODIFIED, which needs a folder in "
              + MapiListener.FOLDER);
    }
    Set<String> objectWords =
        sound(objects, "", MapiListener.FOLDER, WatchedPlace::objectFault, problems);
    for (String store :
        sound(
            stores,
            MapiListener.DEFAULT_STORE,
            MapiListener.STORE,
            WatchedPlace::storeFault,
            problems)) {
      for (String object : objectWords) {
        if (!ofObjects.isEmpty()) {
          all.add(new WatchedPlace(store, object, false));
        }
        if (table && !object.isEmpty()) {
          all.add(new WatchedPlace(store, object, true));
        }
      }
    }
    if (all.size() > MOST) {
      problems.add(
          "its stores and folders make "
              + all.size()
              + " places, of which the first "
              + MOST
              + " are watched; register several listeners");
    }
    return sorted(all);
  }

  /** The words without a fault; the usual word if the property is absent. */
  private static Set<String> sound(
      Words words,
      String usual,
      String property,
      Function<String, Optional<String>> fault,
      List<String> problems) {
    if (words.absent()) {
      return Set.of(usual);
    }
    Set<String> sound = new LinkedHashSet<>();
    for (String word : words.words()) {
      fault
          .apply(word)
          .ifPresentOrElse(
              text -> problems.add(property + " has '" + word + "', but " + text),
              () -> sound.add(word));
    }
    return sound;
  }

  private static ListenerPlaces sorted(Set<WatchedPlace> all) {
    boolean everywhere = false;
    boolean inbox = false;
    Set<EntryId> objects = new HashSet<>();
    Set<WatchedPlace> watched = new LinkedHashSet<>();
    for (WatchedPlace place : (Iterable<WatchedPlace>) all.stream().limit(MOST)::iterator) {
      Optional<EntryId> id = WatchedPlace.entryId(place.object());
      if (!place.isDefaultStore() || place.table()) {
        watched.add(place);
      } else if (place.isWholeStore()) {
        everywhere = true;
      } else if (place.isInbox()) {
        inbox = true;
      } else if (id.isPresent()) {
        objects.add(id.get());
      } else {
        watched.add(place);
      }
    }
    return new ListenerPlaces(everywhere, inbox, Set.copyOf(objects), Set.copyOf(watched));
  }

  /** Says whether no event can come from anywhere. */
  boolean none() {
    return !everywhere && !inbox && objects.isEmpty() && watched.isEmpty();
  }
}
