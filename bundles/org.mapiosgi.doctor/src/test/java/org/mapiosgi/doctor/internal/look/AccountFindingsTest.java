// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.doctor.internal.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.LaneStatus;
import org.mapiosgi.api.status.LimitStatus;
import org.mapiosgi.api.status.Severity;

class AccountFindingsTest {
  private static final Instant NOON = Instant.parse("2024-09-14T12:00:00Z");

  @ParameterizedTest
  @EnumSource(names = {"STARTING", "IDLE", "BUSY"})
  void aLaneThatWorksOrWaitsIsInOrder(LaneStatus.State state) {
    assertThat(AccountFindings.of(LaneStatus.of("mapi-lane-1", state, NOON).build()))
        .isEqualTo(Finding.ok("lane mapi-lane-1", state.name()).build());
  }

  @Test
  void aStuckLaneIsNamedWithItsWorkAndThePartyToLookAt() {
    LaneStatus.Builder lane =
        LaneStatus.of("mapi-lane-1", LaneStatus.State.STUCK, NOON)
            .session("billing")
            .work("a unit of work")
            .bundle("com.example.invoices")
            .component("com.example.InvoiceReader");
    Finding consumer =
        AccountFindings.of(lane.at(LaneStatus.Place.CONSUMER, "com.example.Made.up").build());
    assertThat(consumer.severity()).isEqualTo(Severity.WARNING);
    assertThat(consumer.text())
        .isEqualTo(
            "STUCK: a unit of work, session 'billing', bundle com.example.invoices, component"
                + " com.example.InvoiceReader, since 2024-09-14T12:00:00Z, at com.example.Made.up");
    assertThat(consumer.remedy().orElse("")).startsWith("look at the code of com.example.invoices");
    assertThat(consumer.bundle()).contains("com.example.invoices");
    assertThat(consumer.component()).contains("com.example.InvoiceReader");
    assertThat(
            AccountFindings.of(lane.at(LaneStatus.Place.NATIVE, "made.up").build())
                .remedy()
                .orElse(""))
        .startsWith("look at the provider and its server");
  }

  @Test
  void theEndOfThePrimaryThreadIsAnErrorAndThatOfALaneAWarning() {
    LaneStatus.Builder ended = LaneStatus.of("mapi-primary", LaneStatus.State.ENDED, NOON);
    assertThat(AccountFindings.of(ended.build()).severity()).isEqualTo(Severity.WARNING);
    Finding primary = AccountFindings.of(ended.primary(true).build());
    assertThat(primary.severity()).isEqualTo(Severity.ERROR);
    assertThat(primary.rule()).contains("R8");
  }

  @Test
  void aLimitIsAWarningFromFourFifthsOn() {
    LimitStatus.Builder stores = LimitStatus.of("open stores").rule("R14").limit(255);
    assertThat(AccountFindings.of(stores.used(203).build()).severity()).isEqualTo(Severity.OK);
    Finding near = AccountFindings.of(stores.used(204).build());
    assertThat(near.severity()).isEqualTo(Severity.WARNING);
    assertThat(near.sentence())
        .isEqualTo(
            "limit of open stores: 204 of 255 in use, 0 refused; find the holders with the command"
                + " mapi:objects; or raise the limit");
    assertThat(near.rule()).contains("R14");
  }

  @Test
  void aFullQueueIsNamedWithItsBundle() {
    Finding full =
        AccountFindings.of(
            LimitStatus.of("queued units of work")
                .kind(LimitStatus.Kind.QUEUED)
                .bundle("com.example.invoices")
                .limit(5)
                .used(5)
                .refused(2)
                .build());
    assertThat(full.subject())
        .isEqualTo("limit of queued units of work of bundle com.example.invoices");
    assertThat(full.text()).isEqualTo("5 of 5 in use, 2 refused");
    assertThat(full.remedy().orElse("")).contains("mapi:lanes");
    assertThat(full.bundle()).contains("com.example.invoices");
  }

  @Test
  void lostObjectsAreToldHoweverFewThereAre() {
    Finding lost =
        AccountFindings.of(
            LimitStatus.of("open messages").session("billing").used(1).lost(1).build());
    assertThat(lost.severity()).isEqualTo(Severity.WARNING);
    assertThat(lost.text()).isEqualTo("1 of any number in use, 0 refused, 1 lost");
    assertThat(lost.remedy().orElse("")).contains("restart the process");
  }
}
