// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.Reason;
import org.mapiosgi.api.status.SessionState;
import org.mapiosgi.lifecycle.internal.account.LimitSettings;

/** A logon that shows a message box, in a real MAPI, beside a session that works. */
@Tag("windows")
@Timeout(120)
class DialogWindowsTest {
  private static final Duration LONG = Duration.ofSeconds(90);

  @RegisterExtension final Benches benches = new Benches();

  @Test
  void theSessionIsRefusedWithTheDialogsWordsAndTheProcessGoesOn() throws Exception {
    ProviderStage stage = ProviderStage.with(ProviderControl.ofDefaultMailClient(), 1);
    Bench bench =
        benches.add(
            new Bench(
                stage,
                Bench.settings(
                    2,
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(20),
                    Duration.ofMillis(500),
                    LimitSettings.USUAL)));
    bench
        .subsystem
        .sessions()
        .add(Bench.session("asks", "prompting", LONG, Duration.ZERO, Duration.ZERO));
    bench.subsystem.start();
    bench.subsystem.sessions().add(Bench.session("works", stage.profile(), LONG, Duration.ZERO));
    MapiSession works = bench.up();
    Bench.until(
        "refused, and its lane is free",
        () ->
            bench.status("asks").state() == SessionState.REFUSED
                && bench.subsystem.accounts().lanes().stream()
                    .allMatch(lane -> lane.work().isEmpty()));
    assertThat(bench.status("asks").reason().map(Reason::sentence).orElse(""))
        .contains("shows a dialog 'Sign in': 'The password of mailbox \"prompting\", please:'")
        .contains("in the logon of session 'asks'")
        .contains("[R4: ")
        .contains("it was cancelled");
    assertThat(bench.subsystem.findings())
        .filteredOn(finding -> finding.rule().filter("R4"::equals).isPresent())
        .extracting(Finding::subject)
        .contains("Dialogs");
    assertThat(stage.binding().dialogs().find()).isEmpty();
    String name = works.call(mapi -> mapi.defaultStore().displayName(), LONG);
    assertThat(name).isNotEmpty();
  }
}
