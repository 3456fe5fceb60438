// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher.service;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/**
 * Replaces the program of a service, while the service is stopped. The service control manager
 * keeps the service as it is: account, options and command line.
 */
final class ServiceUpgrade {
  /** Brings a service to a state, and waits until it is there. */
  @FunctionalInterface
  interface Order<T> {
    void give(T service) throws ServiceFailure;
  }

  private final ServiceControlManager manager;
  private final Path newer;
  private final PrintStream out;
  private final Order<String> start;
  private final Order<ServiceConfiguration> end;

  /**
   * Upgrades to a version.
   *
   * @param newer the directory of the version, unpacked
   */
  ServiceUpgrade(
      ServiceControlManager manager,
      Path newer,
      PrintStream out,
      Order<String> start,
      Order<ServiceConfiguration> end) {
    this.manager = manager;
    this.newer = newer;
    this.out = out;
    this.start = start;
    this.end = end;
  }

  /**
   * Upgrades a service, or goes back. If the service ran, it is started again.
   *
   * @throws ServiceFailure if it failed; the message says which version the service has now
   */
  boolean run(ServiceConfiguration service, boolean back) throws ServiceFailure {
    String name = service.name();
    Path home = Path.of(Program.homeOf(CommandWords.split(service.command())));
    String before = ProgramFiles.version(home);
    requireOther(home);
    requireAlone(name, home);
    ProgramFiles files = new ProgramFiles(home);
    String after = back ? files.versionBefore() : ProgramFiles.version(newer);
    if (!back) {
      files.stage(newer);
    }
    boolean ran = !manager.status(name).is(ServiceStatus.STOPPED);
    end.give(service);
    exchange(files, back, ran, name, before);
    out.println("Service '" + name + "' has version " + after + "; before it had " + before + ".");
    out.println("The version before is in " + home.resolve(ProgramFiles.PREVIOUS) + ".");
    List<String> configuration = back ? List.of() : files.newConfiguration(newer);
    if (!configuration.isEmpty()) {
      out.println(
          "These files of the new conf are not copied: " + String.join(", ", configuration));
    }
    if (ran) {
      startAgain(name, before);
    }
    return true;
  }

  private void exchange(ProgramFiles files, boolean back, boolean ran, String name, String before)
      throws ServiceFailure {
    try {
      if (back) {
        files.back();
      } else {
        files.replace();
      }
    } catch (ServiceFailure e) {
      if (ran) {
        start.give(name);
      }
      throw new ServiceFailure(
          "service '" + name + "' still has version " + before + ": " + e.getMessage());
    }
  }

  private void startAgain(String name, String before) throws ServiceFailure {
    try {
      start.give(name);
    } catch (ServiceFailure e) {
      throw new ServiceFailure(
          e.getMessage()
              + "; 'mapi-osgi service upgrade --back \""
              + name
              + "\"' returns to version "
              + before,
          e.error());
    }
  }

  /** The files of a program that runs cannot be moved on Windows. */
  private void requireOther(Path home) throws ServiceFailure {
    if (home.equals(newer)) {
      throw new ServiceFailure(
          "this is the directory of the service itself, "
              + home
              + "; unpack the zip into another directory, and run the command there");
    }
  }

  private void requireAlone(String name, Path home) throws ServiceFailure {
    for (String other : new InstalledServices(home).names()) {
      if (!other.equalsIgnoreCase(name)
          && manager.find(other).isPresent()
          && !manager.status(other).is(ServiceStatus.STOPPED)) {
        throw new ServiceFailure(
            "service '" + other + "' runs in the same directory; stop it before");
      }
    }
  }
}
