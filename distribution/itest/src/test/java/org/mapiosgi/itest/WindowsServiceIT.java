// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The packaged zip as a Windows service: installed by its own script, started and stopped by the
 * service control manager; what it did is read off the reference provider's trace.
 */
@RequiresWindowsLane
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WindowsServiceIT {
  private static final String SERVICE = "mapi-osgi";
  private static final Duration STEP = Duration.ofMinutes(3);

  // MAPIX.h and MAPIDefS.h
  private static final long MAPI_NT_SERVICE = 0x10000;
  private static final long MAPI_NO_MAIL = 0x8000;
  private static final long MAPI_NEW_SESSION = 0x2;
  private static final long MAPI_EXPLICIT_PROFILE = 0x10;
  private static final long MAPI_EXTENDED = 0x20;
  private static final long MAPI_UNICODE = 0x80000000L;
  private static final long MAPI_LOGON_UI = 0x1;
  private static final long MAPI_PASSWORD_UI = 0x20000;
  private static final long MAPI_SERVICE_UI_ALWAYS = 0x2000;
  private static final long MAPI_ALLOW_OTHERS = 0x8;
  private static final long MAPI_FORCE_DOWNLOAD = 0x1000;
  private static final long MDB_NO_DIALOG = 0x1;
  private static final long MDB_NO_MAIL = 0x80;
  private static final long FNEV_NEW_MAIL = 0x2;

  private Distribution distribution;
  private WinePrefix prefix;
  private ServiceControl control;
  private TraceFile trace;
  private String log;
  private List<String> whileRunning;

  @BeforeAll
  void liveOneLifeAsAService(WinePrefix windows) {
    prefix = windows;
    distribution = Distribution.unpack("service");
    configure();
    Path traceFile = Build.target().resolve("windows-service/trace.txt");
    prefix.provider().traceTo(traceFile);
    control = new ServiceControl(prefix, SERVICE);
    assertThat(control.state()).isEqualTo(ServiceControl.ABSENT);

    Exec.Result installed = script("service", "install");
    assertThat(installed.exitCode()).as(installed.output()).isZero();
    assertThat(control.state()).as(installed.output()).isEqualTo("STOPPED");
    Exec.Result started = control.start();
    assertThat(started.exitCode()).as(started.output()).isZero();
    try {
      control.awaitState("RUNNING", STEP);
      whileRunning = prefix.processes();
      await("the example's work in the service")
          .atMost(STEP)
          .pollInterval(Duration.ofMillis(500))
          .until(() -> readLog().contains("messages read, 1 sent, 1 notified"));
    } finally {
      Exec.Result stopped = control.stop();
      control.awaitState("STOPPED", STEP);
      trace = TraceFile.read(traceFile);
      log = readLog();
      assertThat(stopped.exitCode()).as(stopped.output()).isZero();
    }
  }

  private void configure() {
    Path conf = distribution.home().resolve("conf");
    Path session = conf.resolve("org.mapiosgi.session-default.cfg");
    String delivered = Exec.read(session);
    assertThat(delivered).contains("\nprofile=Outlook\r\n");
    MailFiles.write(session, delivered.replace("profile=Outlook", "profile=service"));
    assertThat(conf.resolve("org.mapiosgi.example.cfg"))
        .as("a service has no example unless somebody wants it")
        .doesNotExist();
    distribution.switchExampleOn();
  }

  private Exec.Result script(String... words) {
    return prefix.script(distribution, words).run();
  }

  private String readLog() {
    Path file = distribution.home().resolve("log/mapi-osgi.log");
    return file.toFile().exists() ? Exec.read(file) : "";
  }

  private TraceLine one(String call) {
    List<TraceLine> calls = trace.calls(call);
    assertThat(calls).as("calls of %s", call).hasSize(1);
    return calls.get(0);
  }

  private long primary() {
    return trace.first("MAPIInitialize").orElseThrow().thread();
  }

  @Test
  void everyInitialisationSaysThatThisIsAService() {
    assertThat(trace.calls("MAPIInitialize"))
        .hasSizeGreaterThanOrEqualTo(2)
        .allMatch(TraceLine::succeeded)
        .allMatch(call -> call.has("flags", MAPI_NT_SERVICE));
  }

  @Test
  void theLogonIsThatOfAServiceAndHasNoUi() {
    TraceLine logon = one("MAPILogonEx");
    assertThat(logon.succeeded()).isTrue();
    assertThat(logon.value("profile")).isEqualTo("service");
    for (long wanted :
        List.of(
            MAPI_NT_SERVICE,
            MAPI_NO_MAIL,
            MAPI_NEW_SESSION,
            MAPI_EXPLICIT_PROFILE,
            MAPI_EXTENDED,
            MAPI_UNICODE)) {
      assertThat(logon.has("flags", wanted)).as("flag 0x%x in %s", wanted, logon).isTrue();
    }
    for (long forbidden :
        List.of(
            MAPI_LOGON_UI,
            MAPI_PASSWORD_UI,
            MAPI_SERVICE_UI_ALWAYS,
            MAPI_ALLOW_OTHERS,
            MAPI_FORCE_DOWNLOAD)) {
      assertThat(logon.has("flags", forbidden)).as("flag 0x%x in %s", forbidden, logon).isFalse();
    }
  }

  @Test
  void theStoreIsOpenedWithoutDialogAndSpooler() {
    assertThat(trace.calls("OpenMsgStore"))
        .isNotEmpty()
        .allMatch(call -> call.has("flags", MDB_NO_DIALOG | MDB_NO_MAIL));
  }

  @Test
  void everyThreadInitialisesMapiBeforeAnythingElse() {
    assertThat(trace.threads()).hasSizeGreaterThanOrEqualTo(2);
    for (long thread : trace.threads()) {
      TraceLine first = trace.of(thread).get(0);
      assertThat(first.name())
          .as("the first call of thread %d", thread)
          .isEqualTo("MAPIInitialize");
    }
  }

  @Test
  void everyThreadUninitialisesAsOftenAsItInitialised() {
    for (long thread : trace.threads()) {
      List<TraceLine> calls = trace.of(thread);
      assertThat(calls)
          .as("thread %d", thread)
          .filteredOn(call -> call.name().equals("MAPIUninitialize"))
          .hasSameSizeAs(
              calls.stream().filter(call -> call.name().equals("MAPIInitialize")).toList());
      assertThat(calls.get(calls.size() - 1).name()).isEqualTo("MAPIUninitialize");
    }
  }

  @Test
  void theNotificationCameOnTheFirstInitialisingThread() {
    assertThat(trace.calls("OnNotify"))
        .isNotEmpty()
        .allMatch(call -> call.thread() == primary())
        .anyMatch(call -> call.has("event", FNEV_NEW_MAIL));
  }

  @Test
  void theFirstInitialisingThreadDoesNoConsumersWork() {
    assertThat(trace.of(primary()))
        .extracting(TraceLine::name)
        .doesNotContain("MAPILogonEx", "IMAPITable::QueryRows", "IMessage::SubmitMessage");
  }

  @Test
  void messagesAreReadAndOneIsSubmitted() {
    assertThat(trace.calls("QueryRows")).isNotEmpty().allMatch(TraceLine::succeeded);
    assertThat(one("SubmitMessage").succeeded()).isTrue();
    assertThat(log).contains("1024 messages read, 1 sent, 1 notified");
  }

  @Test
  void allIsGivenBackInOrder() {
    TraceLine logoff = one("Logoff");
    assertThat(logoff.succeeded()).isTrue();
    List<TraceLine> unadvised = trace.calls("Unadvise");
    assertThat(unadvised).hasSameSizeAs(trace.calls("Advise")).isNotEmpty();
    assertThat(unadvised)
        .allMatch(TraceLine::succeeded)
        .allMatch(call -> call.sequence() < logoff.sequence());
    assertThat(trace.after(logoff))
        .as("calls after Logoff but Release and the end of the threads")
        .allMatch(
            call ->
                call.name().endsWith("::Release")
                    || call.name().equals("MAPIUninitialize")
                    || call.name().equals("MAPIFreeBuffer"));
    TraceLine last = trace.lastLine();
    assertThat(last.name()).isEqualTo("MAPIUninitialize");
    assertThat(last.thread()).isEqualTo(primary());
    assertThat(last.number("objects")).isZero();
    assertThat(last.number("buffers")).isZero();
  }

  @Test
  void noRuleIsBroken() {
    assertThat(trace.calls("VIOLATION")).isEmpty();
  }

  @Test
  void theLogHasNoErrors() {
    assertThat(log.lines()).noneMatch(line -> line.contains(" ERROR ") || line.startsWith("\tat "));
  }

  @Test
  void noProcessIsLeft() {
    assertThat(whileRunning).filteredOn(WindowsServiceIT::ofTheService).hasSize(1);
    assertThat(prefix.processes()).filteredOn(WindowsServiceIT::ofTheService).isEmpty();
  }

  private static boolean ofTheService(String commandLine) {
    return commandLine.contains("java.exe");
  }

  @Test
  void theScriptUninstallsWhatItInstalled() {
    Exec.Result status = script("service", "status");
    assertThat(status.output()).contains("STOPPED");
    Exec.Result uninstalled = script("service", "uninstall");
    assertThat(uninstalled.exitCode()).as(uninstalled.output()).isZero();
    assertThat(control.state()).isEqualTo(ServiceControl.ABSENT);
  }
}
