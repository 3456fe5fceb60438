// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Receives the events of a session's default store. Register it as a service; no method subscribes.
 *
 * <p>A listener gets the events of one session one at a time, in the order in which MAPI reported
 * them. They come on a thread of the product that may block. Each listener has its own bounded
 * queue. If a listener falls behind, the queue drops its oldest events and delivers one {@link
 * MapiEvent.Kind#RESYNC} event instead. MAPI itself may drop notifications, too.
 *
 * <p>The folder is the truth; an event is a hint. To miss nothing, search the folder at each event
 * and RESYNC, and at intervals.
 *
 * <pre>{@code
 * session.submit(mapi -> mapi.inbox().messages().list(
 *     Query.columns(Pr.ENTRYID, Pr.LAST_MODIFICATION_TIME)
 *         .where(atLeast(Pr.LAST_MODIFICATION_TIME, mark.minus(OVERLAP)))));
 * }</pre>
 *
 * <p>{@code mark} is the newest PR_LAST_MODIFICATION_TIME that was found so far. Do not use the
 * time of this machine, because the store uses its own clock. Choose an overlap of some minutes: a
 * message may become visible later than its date. The overlap finds some rows again; recognise them
 * by entry id.
 *
 * <p>The search does not find deleted messages. It may miss a message that was moved or copied into
 * the folder and kept its old date. If these matter, compare all entry ids.
 */
@ConsumerType
public interface MapiListener {
  /** Service property, String+: the names of the sessions to listen to. If absent, all sessions. */
  String SESSION = "mapi.session";

  /**
   * Service property, String+: the names of the wanted {@link MapiEvent.Kind}s. If absent,
   * NEW_MAIL. RESYNC is always delivered.
   */
  String EVENTS = "mapi.events";

  /**
   * Service property, String+: entry ids of folders (hexadecimal), or {@code inbox}. The listener
   * gets an event if its object or its parent is one of these folders. If absent, any folder.
   */
  String FOLDER = "mapi.folder";

  /**
   * Receives an event. An exception is logged; other listeners still get the event.
   *
   * @param event the event
   */
  void onEvent(MapiEvent event);
}
