// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.example.internal;

import java.util.UUID;
import org.mapiosgi.api.MapiScope;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.store.Identity;

/**
 * A message that the session sends to itself.
 *
 * @param token what no other subject contains
 */
record SelfMail(String token) {
  static SelfMail fresh() {
    return new SelfMail("[mapi-osgi " + UUID.randomUUID() + "]");
  }

  /** A unit of work: writes the message and submits it. */
  EntryId send(MapiScope mapi) {
    Identity me = mapi.identity();
    if (me.address().isEmpty()) {
      throw new IllegalStateException(
          "the session has no address to send to: its profile names no identity");
    }
    return mapi.defaultStore()
        .outbox()
        .createMessage()
        .subject("Grüße von mapi-osgi " + token)
        .body("The example of mapi-osgi sent this to itself. It may be deleted.")
        .to(me.displayName().isEmpty() ? me.address() : me.displayName(), me.address())
        .submit();
  }

  boolean hasSubject(String subject) {
    return subject.contains(token);
  }
}
