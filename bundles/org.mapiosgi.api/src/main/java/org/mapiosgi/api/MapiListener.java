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
