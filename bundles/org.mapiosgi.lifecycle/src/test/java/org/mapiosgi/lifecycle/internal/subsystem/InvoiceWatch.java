// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import org.mapiosgi.api.MapiEvent;
import org.mapiosgi.api.MapiListener;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.store.MessageStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/*
 * A recipe of the manual, as the manual prints it.
 */
// [6]
@Component(
    property = {
      "mapi.session=billing",
      "mapi.store=invoices@example.com",
      "mapi.folder=Inbox/Invoices",
      "mapi.events=NEW_MAIL",
      "mapi.events=CREATED"
    })
public class InvoiceWatch implements MapiListener {
  private final MapiSession session;

  @Activate
  public InvoiceWatch(@Reference(target = "(mapi.session=billing)") MapiSession session) {
    this.session = session;
  }

  @Override
  public void onEvent(MapiEvent event) {
    event
        .entryId()
        .ifPresent(
            id ->
                session.submit(
                    mapi -> {
                      try (MessageStore shared = mapi.openMailbox("invoices@example.com")) {
                        shared.message(id).markRead(true);
                      }
                      return null;
                    }));
  }
}
// [/]
