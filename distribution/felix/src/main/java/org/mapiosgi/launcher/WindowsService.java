// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher;

import java.io.PrintStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/**
 * What Apache procrun calls in its jvm mode, on two threads of its own.
 *
 * <p>The service is over when the JVM exits, and its exit code is the service's. The other way,
 * letting both methods return, makes procrun end its child processes before it reports STOPPED, its
 * console host among them, and not every Windows lets it live that long.
 */
public final class WindowsService {
  // Procrun knows a class and two static methods, and nothing else.
  private static final CompletableFuture<Host> RUNNING = new CompletableFuture<>();

  private WindowsService() {}

  /**
   * Runs until {@link #stop} is called, or until there is nothing left to run, and then ends the
   * JVM.
   *
   * @param args as on the command line, the command included
   */
  public static void start(String[] args) {
    PrintStream out = Console.open().out();
    Exit exit;
    try {
      CommandLine line = CommandLine.parse(args);
      Installation installation = Installation.of(Installation.locateHome(), line);
      FrameworkSettings.prepareLog(line, installation);
      Host host = new Host(line, installation, out);
      Signals.endOnShutdown(host, line.command(), out);
      RUNNING.complete(host);
      exit = host.run();
    } catch (LaunchException e) {
      exit = Exit.failed(Command.RUN, e.exitCode(), e.getMessage());
    } catch (RuntimeException e) {
      exit = Exit.failed(Command.RUN, e.toString());
    }
    if (!exit.lastLine().isEmpty()) {
      out.println(exit.lastLine());
    }
    end(exit.code());
  }

  private static void end(int exitCode) {
    if (exitCode == ExitCode.STOP_DEADLINE) {
      // What did not stop may hang in a shutdown hook as well.
      Runtime.getRuntime().halt(exitCode);
    }
    System.exit(exitCode);
  }

  /**
   * Ends what {@link #start} runs. Does not return: the JVM's exit, which follows, ends the calling
   * thread.
   *
   * @param args not used
   */
  public static void stop(String[] args) throws InterruptedException {
    Exit told = new Exit(ExitCode.OK, "mapi-osgi: stopped by the service control manager");
    // Also where the order comes so soon that there is no host yet.
    RUNNING.thenAccept(host -> host.end(told));
    new CountDownLatch(1).await();
  }
}
