// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
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
  private static final String SESSION = "org.mapiosgi.session-default.cfg";

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
        .containsPattern(
            "ImagePath\\s+REG_\\w+\\s+\"[^\"]+\\\\bin\\\\java.exe\" -Xrs"
                + " .*\"-XX:ErrorFile=[^\"]+log\\\\hs_err_mapi-osgi-stop.log\""
                + " .*\"-XX:LogFile=[^\"]+log\\\\jvm_mapi-osgi-stop_%p.log\""
                + " \"-Dmapi.home=[^\"]+\" -jar \"[^\"]+\" run --service mapi-osgi-stop")
        .as("what a shutdown waits for it: 60 s")
        .containsPattern("PreshutdownTimeout\\s+REG_DWORD\\s+0xea60\\b");
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
        .isEqualTo(
            ServiceStatus.SERVICE_ACCEPT_STOP
                | ServiceStatus.SERVICE_ACCEPT_SHUTDOWN
                | ServiceStatus.SERVICE_ACCEPT_PRESHUTDOWN);
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
        .as("it was not the last resort that ended it")
        .doesNotContain("not everything stopped within");
    TraceFile trace = service.trace();
    assertThat(trace.calls("MAPIUninitialize"))
        .as("who initialised first stays while another cannot go")
        .noneMatch(call -> call.number("last") == 1);
    assertThat(trace.calls("VIOLATION")).isEmpty();
    ServiceStatus status = service.status();
    assertThat(status.exitCode()).isEqualTo(ServiceStatus.ERROR_SERVICE_SPECIFIC_ERROR);
    assertThat(status.specificExitCode()).as("something was left behind").isEqualTo(4);
    service.awaitNoProcess();
  }

  @Test
  void aDrainIsGivenTheTimeThatItIsConfiguredForAndThatItGoesOnIsSeen() {
    service.configure(SESSION, "profile=service", "profile=service\r\ndrain.seconds=90");
    List<ServiceStatus> seen = new ArrayList<>();
    try {
      prefix.provider().faults("IMAPIFolder::GetContentsTable#1=delay:25000");
      service.start();
      service.awaitTrace(
          "the work takes its time", trace -> has(trace, "IMAPIFolder::GetContentsTable", "delay"));
      service.order();
      service.awaitStatus(
          "it has stopped",
          status -> seen.add(status) && status.state() == ServiceStatus.SERVICE_STOPPED);
    } finally {
      service.end();
      service.configure(SESSION, "\r\ndrain.seconds=90", "");
    }
    assertThat(service.log()).doesNotContain("not everything stopped within");
    List<ServiceStatus> before = seen.subList(0, seen.size() - 1);
    assertThat(before)
        .allMatch(status -> status.state() == ServiceStatus.SERVICE_STOP_PENDING)
        .allMatch(status -> status.waitHint() > 0)
        .isSortedAccordingTo(Comparator.comparing(ServiceStatus::checkPoint));
    assertThat(before.get(before.size() - 1).checkPoint()).as("one a second").isGreaterThan(15);
    assertOrderly(service.trace());
  }

  @Test
  void aStopWhileThereIsNoMapiIsAnOrderlyOne() {
    Path binding = service.home().resolve("conf/org.mapiosgi.binding.win32.cfg");
    String before = Exec.read(binding);
    MailFiles.write(binding, "library=C:/no such.dll\r\n");
    try {
      service.start();
      service.awaitLog("MAPI is not available");
      service.stop();
    } finally {
      service.end();
      MailFiles.write(binding, before);
    }
    assertThat(service.log()).contains("MAPI is stopped: everything is released");
    assertThat(service.status().exitCode()).isEqualTo(ServiceStatus.NO_ERROR);
    service.awaitNoProcess();
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
    assertThat(service.log()).contains("stopped by the service control manager (stop)");
    assertThat(service.status().exitCode()).isEqualTo(ServiceStatus.NO_ERROR);
    service.awaitNoProcess();
  }
}
