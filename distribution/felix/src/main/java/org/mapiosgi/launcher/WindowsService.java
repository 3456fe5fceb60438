// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher;

import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What Apache procrun calls in its jvm mode.
 *
 * <p>The service is RUNNING while {@link #start} has not returned, and STOP_PENDING until {@link
 * #stop} has.
 */
public final class WindowsService {
  // Procrun knows a class and two static methods, on two threads, and nothing else.
  private static final AtomicReference<Host> RUNNING = new AtomicReference<>();

  private WindowsService() {}

  /**
   * Runs until {@link #stop} is called, or until there is nothing left to run.
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
      RUNNING.set(host);
      exit = host.run();
    } catch (LaunchException e) {
      exit = Exit.failed(Command.RUN, e.exitCode(), e.getMessage());
    }
    out.println(exit.lastLine());
    if (exit.code() != ExitCode.OK) {
      // The only way to let the service control manager know that this is no orderly stop.
      Runtime.getRuntime().halt(exit.code());
    }
  }

  /**
   * Ends what {@link #start} runs and returns when it is over.
   *
   * @param args not used
   */
  public static void stop(String[] args) {
    Host host = RUNNING.get();
    if (host == null) {
      return;
    }
    host.end(new Exit(ExitCode.OK, "mapi-osgi: stopped by the service control manager"));
    try {
      host.awaitOver(Host.STOP_DEADLINE.plusSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
