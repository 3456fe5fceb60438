// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.MsgFlag;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.Restriction;
import org.mapiosgi.spi.NativeTable;

/** A store that only a spooler could send from, where a service has none (R19). */
public abstract class UncoupledStoreContract extends StagedContract {
  private static final int STATUS_OWN_STORE = 0x100;

  /** For subclasses. */
  protected UncoupledStoreContract() {}

  @Test
  void noTransportSaysThatItOwnsTheStore() {
    atDesk(
        desk -> {
          NativeTable status = desk.keep(desk.session().getStatusTable());
          status.setColumns(List.of(Pr.RESOURCE_FLAGS));
          for (List<PropValue> row : Desk.all(status)) {
            PropValue flags = row.get(0);
            assertThat(flags.isError() || ((Integer) flags.value() & STATUS_OWN_STORE) == 0)
                .isTrue();
          }
        });
  }

  @Test
  void whatIsSubmittedStaysInTheOutbox() {
    // R19 is broken on purpose: this is what the product has to keep its users from.
    stage().rulesAreBroken();
    String subject = unique("stranded");
    atDesk(
        desk -> {
          desk.submit(
              subject, "body", List.of(OneOff.entry(OneOff.TO, "Myself", fixture().selfAddress())));
          EntryId stranded = desk.awaitMessage(desk.outbox(), subject);
          assertThat(Desk.get(desk.message(stranded), Pr.MESSAGE_FLAGS)).contains(MsgFlag.SUBMIT);
          assertThat(desk.column(desk.inbox(), Restriction.is(Pr.SUBJECT, subject), Pr.ENTRYID))
              .isEmpty();
        });
  }
}
