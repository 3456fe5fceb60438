// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tests;

import java.time.Duration;
import org.mapiosgi.api.MapiSession;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** A consumer as users write it: there exactly while its session is, and at work at once. */
@Component(service = BoundConsumer.class, immediate = true)
public final class BoundConsumer {
  private final MapiSession session;
  private final ConsumerLedger ledger;

  /** Made by SCR. */
  @Activate
  public BoundConsumer(
      @Reference(target = "(mapi.session=bound)") MapiSession session,
      @Reference ConsumerLedger ledger) {
    this.session = session;
    this.ledger = ledger;
    ledger.activated(session);
    try {
      int count = session.call(mapi -> mapi.inbox().messages().count(), Duration.ofSeconds(20));
      ledger.worked(count == 0 ? null : new IllegalStateException(count + " messages"));
    } catch (Exception e) {
      ledger.worked(e);
    }
  }

  /** Called by SCR. */
  @Deactivate
  public void deactivate() {
    ledger.deactivated(session);
  }
}
