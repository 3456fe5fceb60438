// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.startlevel.BundleStartLevel;

/**
 * One run of the framework in this process: starts it, waits until somebody asks for the end, and
 * stops it. Any thread may ask; only the thread in {@link #run()} acts.
 */
final class Host {
  /**
   * Service property: {@code exit} marks the {@link BiConsumer} that ends the run with a code and a
   * last line, {@code ended} the {@link CompletionStage} that has the exit code after the run, and
   * {@code crash} the {@link Consumer} that ends the process after a crash in native code.
   */
  static final String LAUNCHER = "mapi.launcher";

  // How long a start that is under way may go on when it is to end.
  private static final Duration START_DEADLINE = Duration.ofSeconds(60);

  // How long the framework may take to stop: what MAPI may take, and something for the others.
  private static final Duration SHORTEST_STOP_DEADLINE = Duration.ofSeconds(20);
  private static final Duration OTHERS_STOP = Duration.ofSeconds(10);

  // If the component that carries the command out is not there; its own deadlines are shorter.
  private static final Duration GRACE = Duration.ofSeconds(60);
  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(150);

  private final CommandLine line;
  private final Installation installation;
  private final Journal journal;
  private final CompletableFuture<Exit> end = new CompletableFuture<>();
  private final CompletableFuture<Integer> ended = new CompletableFuture<>();
  private final CompletableFuture<Duration> stopDeadline = new CompletableFuture<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile boolean stoppedInOrder = true;
  private volatile SubsystemEnd subsystem = SubsystemEnd.watch(null);
  private volatile InstanceLock lock; // null until it is taken

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

  /** Runs it as soon as the end is asked for, on the thread that asks. */
  void whenToldToEnd(Runnable work) {
    end.thenRun(work);
  }

  /**
   * Waits until the run is over, for as long as a start that is under way and a stop may take.
   *
   * @return false if it was not in time
   */
  boolean awaitOver() throws InterruptedException {
    try {
      Duration known = stopDeadline.get(START_DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
      return over.await(known.plusSeconds(5).toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return false;
    }
  }

  /** Whether everything was released when the run was over. */
  boolean stoppedInOrder() {
    return stoppedInOrder;
  }

  /**
   * Starts the framework and returns when it has stopped again.
   *
   * @throws LaunchException if it cannot be started
   */
  Exit run() throws LaunchException {
    int code = ExitCode.FAILED.code();
    try {
      lock = InstanceLock.take(installation.data());
      forgetReadiness();
      noteStart(lock.previous());
      Exit exit = runLocked();
      if (!exit.lastLine().isEmpty()) {
        journal.note(exit.is(ExitCode.OK) ? "INFO" : "ERROR", exit.lastLine());
      }
      stoppedInOrder = !exit.is(ExitCode.STOP_DEADLINE);
      code = exit.code();
      return exit;
    } finally {
      if (lock != null) {
        lock.close();
      }
      ended.complete(code);
      stopDeadline.complete(Duration.ZERO);
      over.countDown();
      end(new Exit(ExitCode.FAILED, ""));
    }
  }

  /** Deletes the file of a run that crashed: it must not count as this run's. */
  private void forgetReadiness() throws LaunchException {
    Path file = Installation.readyFile(installation.data());
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new LaunchException(
          ExitCode.FAILED, "cannot delete " + file + " of the last run (" + e + ")", e);
    }
  }

  private void noteStart(String previous) {
    Path log = installation.logFile().getParent();
    if (!previous.isEmpty()) {
      journal.say(
          "WARN",
          "the last run (process "
              + previous
              + ") ended without a stop: "
              + LastRun.reason(log, previous));
    }
    if (line.command() == Command.RUN) {
      LastRun.tidy(log);
    }
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
    Logback logback = Logback.of(installation, journal);
    warn();
    Framework framework = newFramework(logback, bundles.highestLevel());
    Exit exit;
    try {
      start(framework, bundles);
      logback.follow();
      exit = awaitEnd();
      takeHoldOfSubsystem(framework.getBundleContext());
    } catch (BundleException e) {
      exit = Exit.failed(line.command(), "the framework did not start: " + e);
    } finally {
      logback.close();
      stopDeadline.complete(longestStop(subsystem));
      // Also on the way out with an error: nothing may be left running behind it.
      requestStop(framework);
    }
    if (!stopped(framework)) {
      return tooLate();
    }
    String leftover = subsystem.leftover();
    boolean failed = !exit.is(ExitCode.OK) && !exit.lastLine().isEmpty();
    return leftover.isEmpty() || failed ? exit : unclean(leftover);
  }

  /** Says what is wrong with the files in the configuration directory before anything starts. */
  private void warn() {
    Path rolled = FrameworkSettings.rolled(installation.logFile());
    if (!rolled.equals(installation.logFile())) {
      journal.say("INFO", "the log's path has a '%': full log files go to " + rolled + ".1 to .10");
    }
    if (line.command() == Command.RUN) {
      ConfigurationFiles.missing(installation.conf())
          .forEach(missing -> journal.say("WARN", missing));
    }
  }

  /** Must come before the subsystem's bundle stops: afterwards its service cannot be found. */
  private void takeHoldOfSubsystem(BundleContext context) {
    SubsystemEnd found = SubsystemEnd.watch(context);
    if (found.isThere()) {
      subsystem = found;
    }
  }

  private Framework newFramework(Logback logback, int startLevel) throws LaunchException {
    Iterator<FrameworkFactory> factories = ServiceLoader.load(FrameworkFactory.class).iterator();
    if (!factories.hasNext()) {
      throw new LaunchException(ExitCode.FAILED, "no OSGi framework in lib; unpack the zip again");
    }
    return factories
        .next()
        .newFramework(FrameworkSettings.of(line, installation, logback.file(), startLevel));
  }

  private void start(Framework framework, BundleSet bundles) throws BundleException {
    BundleReport report = new BundleReport();
    framework.init(report);
    BundleContext context = framework.getBundleContext();
    context.addFrameworkListener(report);
    SynchronousBundleListener stop =
        event -> {
          if (event.getType() == BundleEvent.STOPPING && event.getBundle().equals(framework)) {
            takeHoldOfSubsystem(context);
          }
        };
    context.addBundleListener(stop);
    BiConsumer<Integer, String> exit = (code, lastLine) -> end(new Exit(code, lastLine));
    // The command is a property so that a component that carries one out exists for it only.
    context.registerService(
        BiConsumer.class,
        exit,
        FrameworkUtil.asDictionary(
            Map.of(LAUNCHER, "exit", FrameworkSettings.COMMAND, line.command().word())));
    Consumer<String> crash = this::crashed;
    context.registerService(
        Consumer.class, crash, FrameworkUtil.asDictionary(Map.of(LAUNCHER, "crash")));
    context.registerService(
        CompletionStage.class,
        ended.minimalCompletionStage(),
        FrameworkUtil.asDictionary(Map.of(LAUNCHER, "ended")));
    for (BundleSet.Entry entry : bundles.entries()) {
      install(framework, entry, report);
    }
    watch(framework);
    framework.start();
    long logged = LogFile.length(installation.logFile());
    journal.through(new FrameworkLog(context)::write);
    tell(report.of(framework));
    if (line.command() == Command.RUN && !end.isDone()) {
      journal.say("INFO", "running; log in " + installation.logFile());
      LogFile.requireLongerThan(logged, installation.logFile(), journal);
    }
  }

  /**
   * Ends the process at once: a crash may have left anything locked or half done. Reports no stop
   * of the service, so that the service control manager starts it again.
   */
  private void crashed(String what) {
    journal.say("ERROR", what + "; ended with exit code " + ExitCode.NATIVE_CRASH.code());
    lock.explained();
    Runtime.getRuntime().halt(ExitCode.NATIVE_CRASH.code());
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
    } else if (bundles.faulty().size() > bundles.active()) {
      end(Exit.failed(line.command(), hopeless(bundles)));
    }
  }

  private static String hopeless(BundleReport.Result bundles) {
    return bundles.faulty().size()
        + " bundles did not start and "
        + bundles.active()
        + " did; the first: "
        + bundles.faulty().get(0);
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

  private static Duration longestStop(SubsystemEnd subsystem) {
    Duration configured = subsystem.longestStop().plus(OTHERS_STOP);
    return configured.compareTo(SHORTEST_STOP_DEADLINE) > 0 ? configured : SHORTEST_STOP_DEADLINE;
  }

  private boolean stopped(Framework framework) {
    try {
      FrameworkEvent event = framework.waitForStop(stopDeadline.join().toMillis());
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
            + stopDeadline.join().toSeconds()
            + " seconds; see "
            + installation.logFile());
  }
}
