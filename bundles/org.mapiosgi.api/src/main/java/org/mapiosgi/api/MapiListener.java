// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Told about what happens in a session's default store. Register it as a service; there is no
 * subscribe call.
 *
 * <p>Events of one session reach one listener one at a time, in the order in which MAPI reported
 * them, on a thread of the product's that may block. Each listener has a bounded queue of its own:
 * one that falls behind loses the oldest events and is told so by a single {@link
 * MapiEvent.Kind#RESYNC} event. Notifications are hints, not a log: MAPI itself may drop them.
 *
 * <p>What is true is in the folder. A listener that must miss nothing takes an event as a reason to
 * look, and sweeps for what has changed since it looked last: at each RESYNC, and now and then
 * without one.
 *
 * <pre>{@code
 * session.submit(mapi -> mapi.inbox().messages().list(
 *     Query.columns(Pr.ENTRYID, Pr.LAST_MODIFICATION_TIME)
 *         .where(atLeast(Pr.LAST_MODIFICATION_TIME, mark.minus(OVERLAP)))));
 * }</pre>
 *
 * <p>{@code mark} is the newest PR_LAST_MODIFICATION_TIME that was found so far, never the time of
 * this machine: the store has a clock of its own. The overlap, some minutes, is for what the store
 * dates earlier than it shows it; so some rows are found again, and what was done already is told
 * by its entry id. A sweep does not find what was deleted, nor for certain what was moved or copied
 * into the folder with its old date; where that matters, compare all the entry ids.
 */
@ConsumerType
public interface MapiListener {
  /**
   * Service property, String+: the names of the sessions to listen to; absent means all of them.
   */
  String SESSION = "mapi.session";

  /**
   * Service property, String+: the {@link MapiEvent.Kind}s wanted; absent means NEW_MAIL. RESYNC is
   * always delivered.
   */
  String EVENTS = "mapi.events";

  /**
   * Service property, String+: entry ids of folders (hexadecimal) to which the event's object or
   * parent must belong, or {@code inbox}; absent means any folder.
   */
  String FOLDER = "mapi.folder";

  /**
   * An event. What it throws is logged and changes nothing for the others.
   *
   * @param event the event
   */
  void onEvent(MapiEvent event);
}
