// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Receives the events of a session's stores. Register it as a service; no method subscribes.
 *
 * <p>Without further properties a listener gets the events of the default store. {@link #STORE}
 * names other stores, and {@link #FOLDER} folders or messages. The product keeps these stores open
 * while the session is up, and watches the same places again after each logon. If a place cannot be
 * watched, for instance because the folder does not exist, the doctor has a finding that names the
 * listener's bundle, and the session stays up. The product tries again each minute, and sooner if
 * folders of the session change. When it begins to watch a place of another store, a table, or a
 * folder that a path names, the listener gets a {@link MapiEvent.Kind#RESYNC} event.
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
   * Service property, String+: the stores to listen to. If absent, the default store. Each word is
   * one of
   *
   * <ul>
   *   <li>{@code default}: the default store;
   *   <li>{@code public}: the public folders;
   *   <li>a mailbox as in {@link MapiScope#openMailbox(String)}: its internet address, or its
   *       distinguished name ({@code /o=...});
   *   <li>the entry id of a store of the profile, in hexadecimal
   * </ul>
   */
  String STORE = "mapi.store";

  /** The word of {@link #STORE} for the default store. */
  String DEFAULT_STORE = "default";

  /** The word of {@link #STORE} for the public folders. */
  String PUBLIC_FOLDERS = "public";

  /**
   * Service property, String+: the folders or messages to listen to, in each of the stores. If
   * absent, the whole store. Each word is one of
   *
   * <ul>
   *   <li>{@code inbox}: the folder that receives mail;
   *   <li>a path below the folders that a user sees, as in {@link MapiScope#folder(String)}, for
   *       example {@code Inbox/Projects/2026};
   *   <li>the entry id of a folder or a message, in hexadecimal
   * </ul>
   *
   * <p>The listener gets an event if its object or its parent is one of these, now or before the
   * event. A path is looked up when the product begins to watch it; if the folder is renamed or
   * moved afterwards, the listener follows it until the next logon.
   *
   * <p>{@link MapiEvent.Kind#TABLE_MODIFIED} needs a folder: the product keeps the folder's
   * contents table open for it, and {@link MapiEvent#parentId()} is the folder.
   *
   * <p>The product watches at most 100 places for one listener: each folder in each store is one.
   */
  String FOLDER = "mapi.folder";

  /**
   * Receives an event. An exception is logged; other listeners still get the event.
   *
   * @param event the event
   */
  void onEvent(MapiEvent event);
}
