// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.startlevel.BundleStartLevel;

/**
 * One run of the framework in this process: starts it, waits until somebody wants it to end, stops
 * it. Whoever wants the end says so once; the thread in {@link #run()} is the only one that acts.
 */
final class Host {
  /** Service property of the {@link BiConsumer} that ends the run with a code and a last line. */
  static final String EXIT_SERVICE = "mapi.launcher";

  /** How long the framework may take to stop; longer than the subsystem's own deadlines. */
  static final Duration STOP_DEADLINE = Duration.ofSeconds(20);

  // For the case that what was to carry the command out is not there; its own deadlines are
  // shorter.
  private static final Duration GRACE = Duration.ofSeconds(60);
  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(150);

  private final CommandLine line;
  private final Installation installation;
  private final Journal journal;
  private final CompletableFuture<Exit> end = new CompletableFuture<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile boolean stoppedInOrder = true;

  Host(CommandLine line, Installation installation, PrintStream out) {
    this.line = line;
    this.installation = installation;
    this.journal = new Journal(out, installation.logFile());
  }

  /**
   * Asks for the end; any thread.
   *
   * @return whether this was the call that counts, which is the first
   */
  boolean end(Exit exit) {
    return end.complete(exit);
  }

  /**
   * Waits until the run is over.
   *
   * @return false where it was not in time
   */
  boolean awaitOver(Duration deadline) throws InterruptedException {
    return over.await(deadline.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Whether everything was released when the run was over. */
  boolean stoppedInOrder() {
    return stoppedInOrder;
  }

  /**
   * Starts the framework and returns when it has stopped again.
   *
   * @throws LaunchException where it cannot be started
   */
  Exit run() throws LaunchException {
    InstanceLock lock = null;
    try {
      lock = InstanceLock.take(installation.data());
      noteStart();
      Exit exit = runLocked();
      if (!exit.lastLine().isEmpty()) {
        journal.note(exit.code() == ExitCode.OK ? "INFO" : "ERROR", exit.lastLine());
      }
      stoppedInOrder = exit.code() != ExitCode.STOP_DEADLINE;
      return exit;
    } finally {
      if (lock != null) {
        lock.close();
      }
      end(new Exit(ExitCode.FAILED, ""));
      over.countDown();
    }
  }

  private void noteStart() {
    journal.note(
        "INFO",
        line.command().word()
            + ": "
            + Main.version()
            + ", process "
            + ProcessHandle.current().pid()
            + ", configuration in "
            + installation.conf());
  }

  /** Where the launcher's words go. */
  Journal journal() {
    return journal;
  }

  private Exit runLocked() throws LaunchException {
    BundleSet bundles = BundleSet.read(installation.bundles());
    Framework framework = newFramework(bundles.highestLevel());
    Exit exit;
    SubsystemEnd subsystem = SubsystemEnd.watch(null);
    try {
      start(framework, bundles);
      exit = awaitEnd();
      subsystem = SubsystemEnd.watch(framework.getBundleContext());
    } catch (BundleException e) {
      exit = Exit.failed(line.command(), "the framework did not start: " + e);
    } finally {
      // Also on the way out with an error: nothing may be left running behind it.
      requestStop(framework);
    }
    if (!stopped(framework)) {
      return tooLate();
    }
    String leftover = subsystem.leftover();
    boolean failed = exit.code() != ExitCode.OK && !exit.lastLine().isEmpty();
    return leftover.isEmpty() || failed ? exit : unclean(leftover);
  }

  private Framework newFramework(int startLevel) throws LaunchException {
    Iterator<FrameworkFactory> factories = ServiceLoader.load(FrameworkFactory.class).iterator();
    if (!factories.hasNext()) {
      throw new LaunchException(ExitCode.FAILED, "no OSGi framework in lib; unpack the zip again");
    }
    return factories.next().newFramework(FrameworkSettings.of(line, installation, startLevel));
  }

  private void start(Framework framework, BundleSet bundles) throws BundleException {
    BundleReport report = new BundleReport();
    framework.init(report);
    BundleContext context = framework.getBundleContext();
    context.addFrameworkListener(report);
    BiConsumer<Integer, String> exit = (code, lastLine) -> end(new Exit(code, lastLine));
    // The command is a property so that a component that carries one out exists for it only.
    context.registerService(
        BiConsumer.class,
        exit,
        FrameworkUtil.asDictionary(
            Map.of(EXIT_SERVICE, "exit", FrameworkSettings.COMMAND, line.command().word())));
    for (BundleSet.Entry entry : bundles.entries()) {
      install(framework, entry, report);
    }
    watch(framework);
    framework.start();
    journal.through(new FrameworkLog(context)::write);
    tell(report.of(framework));
  }

  private static void install(Bundle framework, BundleSet.Entry entry, BundleReport report) {
    try {
      Bundle bundle =
          framework.getBundleContext().installBundle("reference:" + entry.jar().toUri());
      bundle.adapt(BundleStartLevel.class).setStartLevel(entry.level());
      if (!BundleReport.fragment(bundle) && BundleReport.onThisPlatform(bundle, framework)) {
        bundle.start(Bundle.START_ACTIVATION_POLICY);
      }
    } catch (BundleException e) {
      report.cannotInstall(entry.jar(), e);
    }
  }

  /** Somebody inside may stop the framework: the shell's command for it, for instance. */
  private void watch(Framework framework) {
    Thread watcher =
        new Thread(
            () -> {
              try {
                FrameworkEvent event = framework.waitForStop(0);
                boolean error = event.getType() == FrameworkEvent.ERROR;
                end(
                    error || line.command() != Command.RUN
                        ? Exit.failed(line.command(), "the framework was stopped from inside")
                        : new Exit(ExitCode.OK, ""));
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "mapi-osgi framework watch");
    watcher.setDaemon(true);
    watcher.start();
  }

  private void tell(BundleReport.Result bundles) {
    for (String name : bundles.foreign()) {
      journal.say("INFO", "not for this platform, left out: " + name);
    }
    for (String fault : bundles.faulty()) {
      journal.say("WARN", fault);
    }
    if (line.command() == Command.DEMO && !bundles.faulty().isEmpty()) {
      end(Exit.failed(Command.DEMO, bundles.faulty().get(0)));
    }
    if (line.command() == Command.RUN) {
      journal.say("INFO", "running; log in " + installation.logFile());
    }
  }

  private Exit awaitEnd() {
    try {
      if (line.command() == Command.RUN) {
        return end.get();
      }
      Duration longest = line.timeout().orElse(DEFAULT_TIMEOUT).plus(GRACE);
      return end.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return Exit.failed(line.command(), "no result; see " + installation.logFile());
    } catch (ExecutionException e) {
      return Exit.failed(line.command(), e.getCause().toString());
    } catch (InterruptedException e) {
      return Exit.failed(line.command(), "interrupted");
    }
  }

  private static void requestStop(Framework framework) {
    try {
      framework.stop();
    } catch (BundleException e) {
      // waiting for it, which follows, tells whether it stopped
    }
  }

  private static boolean stopped(Framework framework) {
    try {
      FrameworkEvent event = framework.waitForStop(STOP_DEADLINE.toMillis());
      return event.getType() != FrameworkEvent.WAIT_TIMEDOUT;
    } catch (InterruptedException e) {
      return false;
    }
  }

  private Exit unclean(String leftover) {
    return Exit.failed(
        line.command(),
        ExitCode.STOP_DEADLINE,
        "MAPI is stopped, but not cleanly: " + leftover + "; see " + installation.logFile());
  }

  private Exit tooLate() {
    return Exit.failed(
        line.command(),
        ExitCode.STOP_DEADLINE,
        "not everything stopped within "
            + STOP_DEADLINE.toSeconds()
            + " seconds; see "
            + installation.logFile());
  }
}
