// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.doctor.internal.look;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.MapiSubsystem;
import org.mapiosgi.doctor.internal.look.ConfigurationFindings.Configured;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/**
 * Finds the reasons why configured components of this product are not active, as SCR reports them.
 */
final class ComponentFindings {
  static final String OURS = "org.mapiosgi.";
  private static final Pattern CAUSE = Pattern.compile("^(?:Caused by: )?([\\w.$]+): (.+)$");

  private static final String BINDING_TARGET = "binding.target";

  private final ServiceComponentRuntime components;
  private final Supplier<List<String>> bindings;
  private final String directory;
  private final Supplier<List<Configured>> configured;
  private final Supplier<List<String>> bundles;

  ComponentFindings(ServiceComponentRuntime components, Present present) {
    this(
        components,
        present::bindings,
        present.configurationDirectory(),
        present::configurations,
        present::bundleNames);
  }

  /**
   * Prepares the examination.
   *
   * @param bindings the names of the registered bindings
   * @param directory the directory of the configuration files
   * @param configured all configurations
   * @param bundles the names of the installed bundles
   */
  ComponentFindings(
      ServiceComponentRuntime components,
      Supplier<List<String>> bindings,
      String directory,
      Supplier<List<Configured>> configured,
      Supplier<List<String>> bundles) {
    this.components = components;
    this.bindings = bindings;
    this.directory = directory;
    this.configured = configured;
    this.bundles = bundles;
  }

  List<Finding> look() {
    List<Finding> findings = new ArrayList<>();
    Set<String> pids = new TreeSet<>();
    for (ComponentDescriptionDTO description : components.getComponentDescriptionDTOs()) {
      if (description.bundle.symbolicName.startsWith(OURS)
          && description.configurationPid.length > 0) {
        String pid = description.configurationPid[0];
        Collection<ComponentConfigurationDTO> configurations =
            components.getComponentConfigurationDTOs(description);
        // SCR reports nothing about a component whose configuration does not exist.
        if (configurations.isEmpty() && pid.equals(MapiSubsystem.PID)) {
          missing(pid, findings);
        }
        for (ComponentConfigurationDTO each : configurations) {
          look(pid, each, findings);
          findings.addAll(
              ConfigurationFindings.of(nameOf(pid, each), fileOf(each), description, each));
        }
        pids.addAll(Arrays.asList(description.configurationPid));
        // A ManagedService or ManagedServiceFactory reads it without SCR.
        if (description.properties.get(Constants.SERVICE_PID) instanceof String read) {
          pids.add(read);
        }
      }
    }
    findings.addAll(ConfigurationFindings.ofNobody(configured.get(), pids, bundles.get()));
    return findings;
  }

  private void look(String pid, ComponentConfigurationDTO found, List<Finding> findings) {
    switch (found.state) {
      case ComponentConfigurationDTO.FAILED_ACTIVATION ->
          findings.add(
              Finding.error("configuration " + nameOf(pid, found), reason(found.failure))
                  .remedy("correct the value" + fileOf(found))
                  .build());
      case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION -> missing(pid, findings);
      case ComponentConfigurationDTO.UNSATISFIED_REFERENCE -> {
        if (pid.equals(MapiSubsystem.PID)) {
          findings.add(waiting(found));
        }
      }
      default -> {
        // The component is active, or will be as soon as a consumer asks for it.
      }
    }
  }

  private void missing(String pid, List<Finding> findings) {
    if (pid.equals(MapiSubsystem.PID)) {
      findings.add(
          Finding.error(
                  "configuration", "there is no configuration " + pid + ", so MAPI stays down")
              .remedy("add " + pid + ".cfg to " + directory)
              .build());
    } else if (pid.equals(MapiSession.PID)) {
      findings.add(noSession());
    }
  }

  static Finding noSession() {
    return Finding.error("sessions", "no session is configured")
        .remedy(
            "add a file "
                + MapiSession.PID
                + "-NAME.cfg with profile=... to the configuration directory")
        .build();
  }

  private Finding waiting(ComponentConfigurationDTO found) {
    Object target = found.properties.get(BINDING_TARGET);
    String wrong = target instanceof String filter ? syntaxError(filter) : "";
    if (!wrong.isEmpty()) {
      return Finding.error(
              "binding",
              BINDING_TARGET + " is '" + target + "', which is no valid LDAP filter: " + wrong)
          .remedy("correct it" + fileOf(found) + "; for instance (mapi.binding=win32)")
          .build();
    }
    for (UnsatisfiedReferenceDTO reference : found.unsatisfiedReferences) {
      if (reference.name.equals("binding")) {
        return noBinding(found, target == null ? reference.target : target.toString());
      }
    }
    String wanted =
        Arrays.stream(found.unsatisfiedReferences)
            .map(r -> r.name + (r.target == null ? "" : " " + r.target))
            .collect(Collectors.joining(", "));
    return Finding.error("MAPI subsystem", "waits for " + wanted)
        .remedy("look in the log for a bundle that failed")
        .build();
  }

  private Finding noBinding(ComponentConfigurationDTO found, String target) {
    List<String> there = bindings.get();
    return Finding.error(
            "binding",
            "none is there that matches "
                + target
                + "; there is "
                + (there.isEmpty() ? "none at all" : String.join(", ", there)))
        .remedy(
            BINDING_TARGET
                + fileOf(found)
                + " pins it: win32 exists on Windows only, the emulator wherever its bundle is"
                + " installed")
        .build();
  }

  private static String syntaxError(String filter) {
    try {
      FrameworkUtil.createFilter(filter);
      return "";
    } catch (InvalidSyntaxException e) {
      return String.valueOf(e.getMessage());
    }
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
