// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.event;

import java.util.Map;
import org.mapiosgi.api.MapiListener;

/** Brings listeners to a dispatcher, as SCR would. */
public final class Listeners {
  static final ListenerOwner OWNER =
      new ListenerOwner("7", "com.example.consumer", "com.example.C");

  private Listeners() {}

  /** A listener has come. */
  public static void bind(
      EventDispatcher dispatcher, MapiListener listener, Map<String, ?> properties) {
    dispatcher.add(new Object(), listener, OWNER, properties);
  }
}
