// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ends the process in time after a request for its end, for instance a signal. */
final class Signals {
  private Signals() {}

  /**
   * From now on, ends the process in time after any request for its end: parts that hang are left
   * behind. The end of the JVM by SIGTERM, Ctrl+C, closing the console window or logging off waits
   * for the host.
   *
   * @param out prints the last line if no other thread can print it any more
   */
  static void endOnShutdown(Host host, Command command, PrintStream out) {
    host.whenToldToEnd(() -> watch(host));
    Thread hook = new Thread(() -> end(host, command, out), "mapi-osgi shutdown");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private static void watch(Host host) {
    Thread watcher =
        new Thread(
            () -> {
              try {
                awaitOrHalt(host);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "mapi-osgi end watch");
    watcher.setDaemon(true);
    watcher.start();
  }

  private static void awaitOrHalt(Host host) throws InterruptedException {
    if (!host.awaitOver()) {
      host.journal().say("ERROR", "not everything stopped in time; ended anyway");
      Runtime.getRuntime().halt(ExitCode.STOP_DEADLINE.code());
    }
  }

  private static void end(Host host, Command command, PrintStream out) {
    // False at a normal exit: the host is over before System.exit is called.
    boolean signalled = host.end(new Exit(ExitCode.FAILED, ""));
    try {
      awaitOrHalt(host);
      if (!host.stoppedInOrder()) {
        // The thread that ran the host says why and halts; the signal's code must not win.
        new CountDownLatch(1).await(5, TimeUnit.SECONDS);
        Runtime.getRuntime().halt(ExitCode.STOP_DEADLINE.code());
      }
      if (signalled) {
        String what =
            command == Command.RUN ? "mapi-osgi: stopped" : command.word() + " failed: stopped";
        out.println(what + " by a signal");
        host.journal().note("INFO", what.replace("mapi-osgi: ", "") + " by a signal");
        out.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
