// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher.service;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * {@code mapi-osgi service}: checks everything before it changes anything. Reports only results
 * that it has read back from the service control manager.
 */
public final class ServiceCommand {
  /** Waits between two looks at a service that is on its way. */
  @FunctionalInterface
  interface Pause {
    void once() throws InterruptedException;
  }

  // The waits before the restarts after a crash. A stop is none, even one that is not clean.
  private static final List<Integer> RESTARTS = List.of(5_000, 60_000, 300_000);
  private static final int LOOKS = 60; // without a sign of life in between
  private static final int ERROR_SERVICE_SPECIFIC_ERROR = 1066;

  private final ServiceControlManager manager;
  private final InstallationRights rights;
  private final Program program;
  private final Password password;
  private final Pause pause;
  private final IntFunction<String> exitCodes;
  private final PrintStream out;

  ServiceCommand(
      ServiceControlManager manager,
      InstallationRights rights,
      Program program,
      Password password,
      Pause pause,
      IntFunction<String> exitCodes,
      PrintStream out) {
    this.manager = manager;
    this.rights = rights;
    this.program = program;
    this.password = password;
    this.pause = pause;
    this.exitCodes = exitCodes;
    this.out = out;
  }

  /**
   * For this machine.
   *
   * @param exitCodes what the exit codes of a service mean
   */
  public static ServiceCommand ofThisMachine(
      Program program, IntFunction<String> exitCodes, PrintStream out) {
    ServiceControlManager manager = new Win32ServiceControlManager();
    return new ServiceCommand(
        manager,
        new Win32Rights(manager),
        program,
        Password.asked(),
        () -> Thread.sleep(1000),
        exitCodes,
        out);
  }

  /** The help text. */
  public static String usage() {
    return ServiceOptions.USAGE;
  }

  /**
   * Refuses words that cannot be followed, without touching anything.
   *
   * @throws UsageException naming what is wrong
   */
  public static void check(List<String> words) throws UsageException {
    ServiceOptions unused = ServiceOptions.parse(words);
  }

  /**
   * Does what the words say.
   *
   * @return whether it is as was asked for; for {@code status}, whether the service runs
   * @throws UsageException if the words cannot be followed; nothing was changed
   * @throws ServiceFailure if it failed
   */
  public boolean run(List<String> words) throws UsageException, ServiceFailure {
    ServiceOptions options = ServiceOptions.parse(words);
    String name = options.name().value();
    return switch (options.action()) {
      case INSTALL -> install(options);
      case UNINSTALL -> uninstall(name);
      case START -> start(name);
      case STOP -> stop(name);
      case STATUS -> status(name);
      case UPGRADE ->
          new ServiceUpgrade(manager, program.home(), out, this::start, this::end)
              .run(ours(name), options.back());
    };
  }

  private boolean install(ServiceOptions options) throws UsageException, ServiceFailure {
    String name = options.name().value();
    if (manager.find(name).isPresent()) {
      throw new ServiceFailure(
          "there is a service '"
              + name
              + "' already; remove it with 'mapi-osgi service uninstall', or give this one another"
              + " name");
    }
    ServiceConfiguration wanted = wanted(options);
    String expanded = manager.expand(wanted.command());
    if (!expanded.equals(wanted.command())) {
      throw new ServiceFailure(
          "Windows would replace a %VARIABLE% in the command line: "
              + wanted.command()
              + " would become "
              + expanded);
    }
    char[] secret = options.account().needsPassword() ? password.of(options.account()) : null;
    try {
      List<String> faults = protect(options);
      manager.create(wanted, secret);
      ServiceConfiguration read = completed(wanted, options.account());
      new InstalledServices(program.home()).add(name);
      installed(read, faults, wanted.shortcomings(read));
      return true;
    } finally {
      if (secret != null) {
        Arrays.fill(secret, ' ');
      }
    }
  }

  private ServiceConfiguration wanted(ServiceOptions options) {
    return new ServiceConfiguration(
        options.name().value(),
        options.name().display(),
        "Extended MAPI sessions as OSGi services",
        CommandWords.join(program.words(options)),
        options.account().name(),
        options.startup().type(),
        options.startup().delayed(),
        (int) options.stopTimeout().toMillis(),
        RESTARTS);
  }

  private List<String> protect(ServiceOptions options) throws ServiceFailure {
    List<Path> written = program.written(options);
    for (Path directory : written) {
      try {
        Files.createDirectories(directory);
      } catch (IOException e) {
        throw new ServiceFailure("cannot make the directory " + directory + " (" + e + ")");
      }
    }
    return rights.protect(program.programs(options), written, options.account());
  }

  /** Sets the rest and reads everything back; removes the service again if it is another one. */
  private ServiceConfiguration completed(ServiceConfiguration wanted, Account account)
      throws ServiceFailure {
    manager.complete(wanted);
    ServiceConfiguration read =
        manager
            .find(wanted.name())
            .orElseThrow(
                () ->
                    new ServiceFailure(
                        "the service control manager does not have the service '"
                            + wanted.name()
                            + "' that it has just taken"));
    List<String> differences = wanted.differences(read, account);
    if (!differences.isEmpty()) {
      manager.delete(wanted.name());
      throw new ServiceFailure(
          "the service control manager has another service than was asked for, which is removed"
              + " again: "
              + String.join("; ", differences));
    }
    return read;
  }

  private void installed(
      ServiceConfiguration read, List<String> faults, List<String> shortcomings) {
    out.println("Service '" + read.name() + "' is installed.");
    print(read);
    for (String fault : faults) {
      out.println("warning: " + fault);
    }
    for (String shortcoming : shortcomings) {
      out.println("warning: this Windows did not take all of it: " + shortcoming);
    }
    out.println(
        read.account().isEmpty() || read.account().equalsIgnoreCase("LocalSystem")
            ? "LocalSystem has no MAPI profile unless one was made for it; see --user."
            : "The account needs the right \"Log on as a service\": secpol.msc, Local Policies,"
                + " User Rights Assignment.");
    out.println("Start it with: mapi-osgi service start \"" + read.name() + "\"");
  }

  private void print(ServiceConfiguration read) {
    out.println("  account       " + (read.account().isEmpty() ? "LocalSystem" : read.account()));
    out.println(
        "  start         " + (read.startType() == Startup.AUTO.type() ? "automatic" : "manual"));
    out.println("  command line  " + read.command());
  }

  private ServiceConfiguration ours(String name) throws ServiceFailure {
    ServiceConfiguration found =
        manager
            .find(name)
            .orElseThrow(
                () ->
                    new ServiceFailure(
                        "there is no service '"
                            + name
                            + "'; make it with 'mapi-osgi service install'"));
    if (!Program.isService(CommandWords.split(found.command()), name)) {
      throw new ServiceFailure(
          "the service '"
              + name
              + "' is none of mapi-osgi; its command line is "
              + found.command());
    }
    return found;
  }

  private boolean uninstall(String name) throws ServiceFailure {
    ServiceConfiguration found = ours(name);
    end(found);
    manager.delete(name);
    boolean gone;
    try {
      gone = manager.find(name).isEmpty();
    } catch (ServiceFailure e) {
      gone = false;
      if (e.error() != ServiceControlManager.MARKED_FOR_DELETE) {
        throw e;
      }
    }
    new InstalledServices(program.home()).remove(name);
    out.println(
        gone
            ? "Service '" + name + "' is removed."
            : "Service '"
                + name
                + "' is removed as soon as no program has it open; close the Services window.");
    return true;
  }

  private boolean start(String name) throws ServiceFailure {
    ServiceConfiguration found = ours(name);
    List<String> command = CommandWords.split(found.command());
    String log = Program.logOf(command);
    if (!manager.status(name).is(ServiceStatus.RUNNING)) {
      try {
        manager.start(name);
        ServiceStatus reached = await(name, ServiceStatus.RUNNING);
        if (!reached.is(ServiceStatus.RUNNING)) {
          throw new ServiceFailure("it is " + words(reached));
        }
      } catch (ServiceFailure e) {
        out.println("The log is in " + log + ", if Java itself could be started.");
        out.println("The command line is " + found.command());
        out.println("With its options Java itself says:");
        out.print(JavaVersion.of(command));
        throw new ServiceFailure(
            "service '" + name + "' did not start: " + e.getMessage(), e.error());
      }
    }
    out.println("Service '" + name + "' is running; the log in " + log + " has its sessions.");
    return true;
  }

  private boolean stop(String name) throws ServiceFailure {
    end(ours(name));
    out.println("Service '" + name + "' has stopped.");
    return true;
  }

  private void end(ServiceConfiguration service) throws ServiceFailure {
    if (manager.status(service.name()).is(ServiceStatus.STOPPED)) {
      return;
    }
    manager.stop(service.name());
    ServiceStatus reached = await(service.name(), ServiceStatus.STOPPED);
    if (!reached.is(ServiceStatus.STOPPED)) {
      throw new ServiceFailure(
          "service '"
              + service.name()
              + "' did not stop: "
              + words(reached)
              + "; look at the log in "
              + Program.logOf(CommandWords.split(service.command())));
    }
  }

  private boolean status(String name) throws ServiceFailure {
    ServiceConfiguration found = ours(name);
    ServiceStatus status = manager.status(name);
    out.println("Service '" + name + "': " + words(status));
    print(found);
    return status.is(ServiceStatus.RUNNING);
  }

  private String words(ServiceStatus status) {
    String words = status.word();
    if (status.pid() != 0) {
      words += ", process " + status.pid();
    }
    if (!status.is(ServiceStatus.STOPPED) || status.exitCode() == 0) {
      return words;
    }
    return status.exitCode() == ERROR_SERVICE_SPECIFIC_ERROR
        ? words
            + ", exit code "
            + status.specificExitCode()
            + " ("
            + exitCodes.apply(status.specificExitCode())
            + ")"
        : words + ", error " + status.exitCode() + " (" + manager.describe(status.exitCode()) + ")";
  }

  /** Looks until the service is there, has stopped, or gives no sign of life any more. */
  private ServiceStatus await(String name, int wanted) throws ServiceFailure {
    int looks = 0;
    int checkPoint = -1;
    while (true) {
      ServiceStatus status = manager.status(name);
      if (status.is(wanted) || status.is(ServiceStatus.STOPPED) || looks >= LOOKS) {
        return status;
      }
      looks = status.pending() && status.checkPoint() != checkPoint ? 0 : looks + 1;
      checkPoint = status.checkPoint();
      try {
        pause.once();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return status;
      }
    }
  }
}
