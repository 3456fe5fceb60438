// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.certify;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.Severity;
import org.mapiosgi.tck.SuiteFolder;
import org.mapiosgi.tck.SuiteFolder.Mailbox;

/**
 * One run: MAPI looked for, the folder made, the contract tried, the folder removed. All of it
 * happens on a thread of its own, which is given up when the time is over.
 */
final class Run {
  private static final String FOLDER = "folder";
  private static final String FAILED = "failed";

  private final Options options;
  private final PrintStream out;
  private final Report report;
  private final Progress progress;
  private final Instant started = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  // Never the name of a folder that is there already: each run has its own second.
  private final String workshop = "mapi-osgi certify " + started.toString().replace(':', '-');

  Run(Options options, PrintStream out) {
    this.options = options;
    this.out = out;
    this.report = new Report(options.directory());
    this.progress = new Progress(report);
  }

  Verdict run() throws IOException {
    describe();
    FutureTask<Verdict> work = new FutureTask<>(this::certify);
    Thread worker = new Thread(work, "certify");
    worker.setDaemon(true);
    worker.start();
    Verdict verdict = await(work);
    report.end(verdict);
    out.println(
        Outcome.HOLDS.text()
            + " "
            + report.count(Outcome.HOLDS)
            + ", "
            + Outcome.FAILS.text()
            + " "
            + report.count(Outcome.FAILS)
            + ", "
            + Outcome.NOT_TRIED.text()
            + " "
            + report.count(Outcome.NOT_TRIED)
            + "; the report is in "
            + report.text());
    return verdict;
  }

  private Verdict await(FutureTask<Verdict> work) {
    try {
      return work.get(options.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      report.outOfTime(progress.running());
      report.fact(FOLDER, "perhaps left behind: " + workshop);
      out.println("certify: the time is over; delete the folder '" + workshop + "' if it is there");
      return Verdict.OUT_OF_TIME;
    } catch (ExecutionException e) {
      return failed(e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed(e);
    }
  }

  private Verdict failed(Throwable cause) {
    report.fact(FAILED, ReportFormat.details(Cause.of(cause)));
    // People see the whole message; the report, which is sent to others, does not have it.
    out.println("certify failed: " + (cause.getMessage() == null ? cause : cause.getMessage()));
    return Verdict.FAILED;
  }

  private void describe() {
    report.fact(
        "kit",
        "mapi-osgi "
            + Optional.ofNullable(Run.class.getPackage().getImplementationVersion()).orElse("?"));
    report.fact("started", started.toString());
    report.fact("binding", options.binding());
    report.fact("sending", options.send() ? "allowed" : "not allowed");
    report.fact(
        "system",
        String.join(
            " ",
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("os.arch")));
    report.fact("java", Runtime.version().toString());
  }

  private Verdict certify() {
    Thread.currentThread().setContextClassLoader(Run.class.getClassLoader());
    InstalledMapi installed = InstalledMapi.of(options, workshop);
    Optional<Finding> obstacle =
        installed.binding().preflight().stream()
            .filter(finding -> finding.severity() == Severity.ERROR)
            .findFirst();
    if (obstacle.isPresent()) {
      report.fact(FAILED, "MAPI cannot be loaded");
      out.println("certify failed: " + obstacle.get().subject() + ": " + obstacle.get().text());
      return Verdict.FAILED;
    }
    try (DialogWatch dialogs = new DialogWatch(installed.binding().dialogs())) {
      Verdict verdict = inFolder(installed);
      report.fact("dialogs", dialogs.cancelled() + " cancelled");
      return verdict;
    }
  }

  private Verdict inFolder(InstalledMapi installed) {
    report.fact(FOLDER, "perhaps left behind: " + workshop);
    Mailbox mailbox;
    try {
      mailbox = new SuiteFolder(installed).make();
    } catch (MapiException e) {
      report.fact(FOLDER, "not made");
      throw e;
    }
    report.fact("store", mailbox.provider().toHex());
    report.fact("address", mailbox.address().isPresent() ? "known" : "not known");
    InstalledMapi subject = installed.withAddress(mailbox.address().orElse(""));
    try {
      tryAll(subject);
    } finally {
      new SuiteFolder(subject).remove();
      report.fact(FOLDER, "removed");
    }
    return report.count(Outcome.FAILS) == 0 ? Verdict.CONFORMS : Verdict.DIFFERS;
  }

  private void tryAll(InstalledMapi subject) {
    Subject.set(subject);
    Launcher launcher =
        LauncherFactory.create(
            LauncherConfig.builder()
                .enableTestEngineAutoRegistration(false)
                .enableTestExecutionListenerAutoRegistration(false)
                .enableLauncherDiscoveryListenerAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .enablePostDiscoveryFilterAutoRegistration(false)
                .addTestEngines(new JupiterTestEngine())
                .build());
    TestPlan plan =
        launcher.discover(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(InstalledContract.class))
                .build());
    List<String> names = Progress.names(plan);
    report.expect(names);
    out.println("certify: " + names.size() + " assertions, in the folder '" + workshop + "'");
    launcher.execute(plan, progress);
  }
}
