// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The service control manager's stop at bad moments. That everything was given back in order is
 * read off the reference provider's trace; where it cannot be, the log has to say what was alive.
 */
@RequiresWindowsLane
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WindowsServiceStopIT {
  private static final int STORM = 1_000_000;
  private static final int SOME = 1_000;

  private WinePrefix prefix;
  private InstalledService service;

  @BeforeAll
  void install(WinePrefix windows) {
    prefix = windows;
    service = InstalledService.install(windows, "mapi-osgi-stop");
    // What is late here is the provider, or a busy machine; that it ends is what counts.
    service.configure(
        "org.mapiosgi.subsystem.cfg", "stop.timeout.seconds=5", "stop.timeout.seconds=12");
  }

  @BeforeEach
  void allIsWell() {
    prefix.provider().faults("");
    prefix.provider().storm(0);
  }

  @AfterEach
  void end() {
    service.end();
    allIsWell();
  }

  @AfterAll
  void uninstall() {
    service.uninstall();
  }

  @Test
  void itIsInstalledToStartWithTheMachineAndNoOtherProgramCanTakeItsPlace() {
    assertThat(service.registry())
        .containsPattern("Start\\s+REG_DWORD\\s+0x2\\b")
        .as("a path with blanks is in quotation marks")
        .containsPattern("ImagePath\\s+REG_SZ\\s+\"[^\"]+prunsrv.exe\"");
  }

  @Test
  void aStopDuringALogonWaitsForItAndGivesEverythingBack() {
    prefix.provider().faults("MAPILogonEx#1=delay:6000");
    service.start();
    service.awaitTrace("the logon has begun", trace -> has(trace, "MAPILogonEx", "delay"));
    service.stop();

    TraceFile trace = service.trace();
    assertThat(service.log()).doesNotContain(" is up on ");
    assertThat(trace.last("MAPILogonEx").orElseThrow().succeeded()).isTrue();
    assertThat(trace.calls("Logoff")).hasSize(1);
    assertOrderly(trace);
  }

  @Test
  void aStopDuringAStormOfNotificationsGivesEverythingBack() {
    prefix.provider().storm(STORM);
    service.start();
    service.awaitTrace("the storm", trace -> trace.calls("OnNotify").size() > SOME);
    assertThat(service.status().controls())
        .as("procrun takes part in a shutdown, not in what comes before one")
        .isEqualTo(ServiceStatus.SERVICE_ACCEPT_STOP | ServiceStatus.SERVICE_ACCEPT_SHUTDOWN);
    service.stop();

    TraceFile trace = service.trace();
    assertThat(trace.calls("OnNotify").size()).as("it was not over yet").isLessThan(STORM);
    TraceLine logoff = trace.first("Logoff").orElseThrow();
    assertThat(trace.after(logoff)).noneMatch(call -> call.name().endsWith("::OnNotify"));
    assertOrderly(trace);
  }

  @Test
  void aStopWithAProviderThatHangsEndsInTimeAndSaysWhatWasAlive() {
    prefix.provider().faults("IMAPIFolder::GetContentsTable#1=hang");
    service.start();
    service.awaitTrace(
        "the work hangs", trace -> has(trace, "IMAPIFolder::GetContentsTable", "hang"));
    service.stop();

    String log = service.log();
    assertThat(log)
        .contains("MAPI is stopped, but not cleanly: threads that did not come back in time")
        .containsPattern("mapi-lane-\\d has been running a unit of work of [^\n]*'default'")
        .as("it was not the last resort that ended it, 20 s after the stop")
        .doesNotContain("not everything stopped within");
    TraceFile trace = service.trace();
    assertThat(trace.calls("MAPIUninitialize"))
        .as("who initialised first stays while another cannot go")
        .noneMatch(call -> call.number("last") == 1);
    assertThat(trace.calls("VIOLATION")).isEmpty();
    assertThat(service.processes()).isEmpty();
  }

  private static boolean has(TraceFile trace, String call, String fault) {
    return trace.calls(call).stream().anyMatch(line -> fault.equals(line.values().get("fault")));
  }

  private void assertOrderly(TraceFile trace) {
    assertThat(trace.calls("VIOLATION")).isEmpty();
    assertThat(trace.calls("Unadvise")).hasSameSizeAs(trace.calls("Advise"));
    TraceLine last = trace.lastLine();
    assertThat(last.name()).isEqualTo("MAPIUninitialize");
    assertThat(last.thread()).isEqualTo(trace.first("MAPIInitialize").orElseThrow().thread());
    assertThat(List.of(last.number("objects"), last.number("buffers"))).containsOnly(0L);
    assertThat(service.log()).contains("MAPI is stopped: everything is released");
    // The example may say that it was not done yet.
    assertThat(service.log().lines().filter(line -> line.contains(" ERROR ")))
        .allMatch(line -> line.contains("MailExample"));
    assertThat(service.processes()).isEmpty();
  }
}
