// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.event;

import java.util.Map;
import org.mapiosgi.model.WatchedPlace;

/** Watches the places of one session that listeners name. Any thread; never blocks. */
public interface Watcher {
  /** Takes notice that listeners have come, gone or changed. */
  void listenersChanged();

  /** Returns the wanted places that are not watched, each with the reason. */
  Map<WatchedPlace, String> unwatched();
}
