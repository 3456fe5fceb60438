// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.Reason;
import org.mapiosgi.api.status.SessionState;
import org.mapiosgi.api.status.SubsystemState;
import org.mapiosgi.binding.emulator.Fault;
import org.mapiosgi.lifecycle.internal.account.LimitSettings;
import org.osgi.util.promise.Promise;

class DialogTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String CALL = "IMsgStore::GetReceiveFolder";

  @RegisterExtension
  final Rig rig =
      new Rig(
          Bench.settings(
              2,
              Duration.ofSeconds(30),
              Duration.ofSeconds(5),
              Duration.ofMillis(50),
              LimitSettings.USUAL));

  private MapiSession start() {
    rig.subsystem.sessions().add(Rig.session("one", LONG));
    rig.subsystem.start();
    return rig.up();
  }

  private List<Finding> dialogFindings() {
    return rig.subsystem.findings().stream()
        .filter(finding -> finding.rule().filter("R4"::equals).isPresent())
        .toList();
  }

  @Test
  void aDialogInAUnitOfWorkIsCancelledItsCallerFreedAndTheSessionRefusedWithItsWords()
      throws Exception {
    MapiSession session = start();
    try (Fault fault = rig.emulator.on(CALL).dialog("Sign in", "Password of billing:", true)) {
      Promise<String> work = session.submit(mapi -> mapi.defaultStore().inbox().displayName());
      Rig.until("the caller is free", work::isDone);
      assertThat(((MapiException) work.getFailure()).result().name())
          .isEqualTo("MAPI_E_USER_CANCEL");
      Rig.until(
          "it was noted",
          () ->
              rig.status("one").retryAt().isPresent()
                  || rig.registry
                      .find(MapiSession.class)
                      .filter(now -> now != session)
                      .isPresent());
      assertThat(fault.hits()).isEqualTo(1);
    }
    Rig.until("told", () -> !dialogFindings().isEmpty());
    assertThat(dialogFindings().toString())
        .contains("1 were shown since MAPI was started, 1 cancelled")
        .contains("shows a dialog 'Sign in': 'Password of billing:' in a unit of work of ")
        .contains("DialogTest of session 'one'");
    // The configured wait of the refused is short here.
    Rig.until(
        "a new session is up",
        () -> rig.registry.find(MapiSession.class).filter(now -> now != session).isPresent());
  }

  @Test
  void aLogonThatAsksIsRefusedByNameAndNotTriedAgainSoon() throws Exception {
    rig.subsystem.sessions().add(Rig.refusedFor("two", LONG));
    try (Fault fault = rig.emulator.on("MAPILogonEx").dialog("Sign in", "Who are you?", true)) {
      rig.subsystem.start();
      Rig.until("refused", () -> rig.status("two").state() == SessionState.REFUSED);
      assertThat(rig.status("two").reason().map(Reason::sentence).orElse(""))
          .contains("shows a dialog 'Sign in': 'Who are you?' in the logon of session 'two'")
          .contains("[R4: ")
          .contains("it was cancelled");
      assertThat(rig.registry.find(MapiSession.class)).isEmpty();
      Rig.until(
          "the lane is free",
          () -> rig.subsystem.accounts().lanes().stream().allMatch(lane -> lane.work().isEmpty()));
      assertThat(fault.hits()).isEqualTo(1);
      assertThat(rig.status("two").state()).isEqualTo(SessionState.REFUSED);
    }
  }

  @Test
  void aQuestionWithoutCancelIsLeftOpenAndItsCallerFreed() throws Exception {
    rig.subsystem.sessions().add(Rig.refusedFor("one", LONG));
    rig.subsystem.start();
    MapiSession session = rig.up();
    Promise<String> work;
    try (Fault fault = rig.emulator.on(CALL).dialog("Repair", "Delete all?", false)) {
      work = session.submit(mapi -> mapi.defaultStore().inbox().displayName());
      Rig.until("the caller is free", work::isDone);
      assertThat(((MapiException) work.getFailure()).result()).isEqualTo(HResult.END_OF_SESSION);
      assertThat(work.getFailure())
          .hasMessageContaining("Delete all?")
          .hasMessageContaining("still running");
      assertThat(rig.status("one").state()).isEqualTo(SessionState.REFUSED);
      assertThat(rig.status("one").reason().map(Reason::sentence).orElse("")).contains("left open");
      assertThat(rig.emulator.dialogs().find()).hasSize(1);
      assertThat(dialogFindings().toString()).contains("1 were shown", "0 cancelled");
      assertThat(fault.hits()).isEqualTo(1);
    }
    Rig.until("it is gone", () -> dialogFindings().size() == 1);
  }

  @Test
  void anotherSessionOfTheProcessGoesOn() throws Exception {
    rig.subsystem.sessions().add(Rig.refusedFor("one", LONG));
    rig.subsystem.start();
    MapiSession one = rig.up();
    rig.subsystem.sessions().add(Rig.session("two", LONG));
    Rig.until(
        "both are up",
        () ->
            rig.subsystem.status().sessions().size() == 2
                && rig.subsystem.status().sessions().stream()
                    .allMatch(session -> session.state() == SessionState.UP));
    try (Fault fault = rig.emulator.on(CALL).dialog("Sign in", "again", true)) {
      Promise<String> work = one.submit(mapi -> mapi.defaultStore().inbox().displayName());
      Rig.until("the caller is free", work::isDone);
      Rig.until("refused", () -> rig.status("one").state() == SessionState.REFUSED);
      assertThat(fault.hits()).isEqualTo(1);
    }
    Rig.until("withdrawn", () -> !rig.registry.all(MapiSession.class).contains(one));
    assertThat(rig.status("two").state()).isEqualTo(SessionState.UP);
    Rig.until("the refused one is withdrawn", () -> rig.up().name().equals("two"));
    Promise<String> works = rig.up().submit(mapi -> mapi.defaultStore().displayName());
    Rig.until("it works", works::isDone);
    assertThat(works.getFailure()).isNull();
  }

  @Test
  void aDialogOfMapiInitializeIsCancelledAndTold() {
    try (Fault fault =
        rig.emulator.on("MAPIInitialize").dialog("MAPI", "No default mail client", true)) {
      rig.subsystem.start();
      Rig.until("it was tried again", () -> rig.subsystem.status().state() == SubsystemState.READY);
      assertThat(fault.hits()).isEqualTo(1);
    }
    assertThat(dialogFindings().toString()).contains("No default mail client");
  }
}
