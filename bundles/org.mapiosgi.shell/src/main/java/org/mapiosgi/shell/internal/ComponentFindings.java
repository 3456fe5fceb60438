// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.shell.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mapiosgi.api.Finding;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.MapiSubsystem;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** What keeps this product's configured components from being there, as SCR knows it. */
final class ComponentFindings {
  private static final String OURS = "org.mapiosgi.";
  private static final Pattern CAUSE = Pattern.compile("^(?:Caused by: )?([\\w.$]+): (.+)$");

  private final ServiceComponentRuntime components;

  ComponentFindings(ServiceComponentRuntime components) {
    this.components = components;
  }

  List<Finding> look() {
    List<Finding> findings = new ArrayList<>();
    for (ComponentDescriptionDTO description : components.getComponentDescriptionDTOs()) {
      if (description.bundle.symbolicName.startsWith(OURS)
          && description.configurationPid.length > 0) {
        String pid = description.configurationPid[0];
        for (ComponentConfigurationDTO each :
            components.getComponentConfigurationDTOs(description)) {
          look(pid, each, findings);
        }
      }
    }
    return findings;
  }

  private static void look(String pid, ComponentConfigurationDTO found, List<Finding> findings) {
    switch (found.state) {
      case ComponentConfigurationDTO.FAILED_ACTIVATION ->
          findings.add(
              Finding.error(
                  "",
                  "configuration " + nameOf(pid, found),
                  reason(found.failure),
                  "correct the value" + fileOf(found)));
      case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION -> missing(pid, findings);
      case ComponentConfigurationDTO.UNSATISFIED_REFERENCE -> {
        if (pid.equals(MapiSubsystem.PID)) {
          findings.add(waiting(found));
        }
      }
      default -> {
        // it is there, or will be as soon as somebody asks for it
      }
    }
  }

  private static void missing(String pid, List<Finding> findings) {
    if (pid.equals(MapiSubsystem.PID)) {
      findings.add(
          Finding.error(
              "",
              "configuration " + pid,
              "there is none, so MAPI stays down",
              "add a file " + pid + ".cfg to the configuration directory"));
    } else if (pid.equals(MapiSession.PID)) {
      findings.add(noSession());
    }
  }

  static Finding noSession() {
    return Finding.error(
        "",
        "sessions",
        "no session is configured",
        "add a file "
            + MapiSession.PID
            + "-NAME.cfg with profile=... to the configuration directory");
  }

  private static Finding waiting(ComponentConfigurationDTO found) {
    String wanted =
        Arrays.stream(found.unsatisfiedReferences)
            .map(r -> r.name + (r.target == null ? "" : " " + r.target))
            .collect(Collectors.joining(", "));
    boolean binding =
        Arrays.stream(found.unsatisfiedReferences).anyMatch(r -> r.name.equals("binding"));
    return binding
        ? Finding.error(
            "",
            "binding",
            "none is there that matches " + wanted,
            "binding.target"
                + fileOf(found)
                + " pins it: win32 exists on Windows only, the"
                + " emulator wherever its bundle is installed")
        : Finding.error(
            "",
            "MAPI subsystem",
            "waits for " + wanted,
            "look in the log for a bundle that failed");
  }

  private static String nameOf(String pid, ComponentConfigurationDTO found) {
    Object own = found.properties.get("service.pid");
    return own instanceof String name ? name : pid;
  }

  private static String fileOf(ComponentConfigurationDTO found) {
    Object file = found.properties.get("felix.fileinstall.filename");
    return file == null ? "" : " in " + file;
  }

  /** The innermost cause of a printed stack trace, without its class. */
  static String reason(String stackTrace) {
    String reason = "it was refused; the log says why";
    for (String line : stackTrace == null ? new String[0] : stackTrace.split("\\R")) {
      Matcher cause = CAUSE.matcher(line);
      if (cause.matches()) {
        reason = cause.group(2);
      }
    }
    return reason;
  }
}
