// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.shell.internal;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.mapiosgi.api.MapiSubsystem;
import org.mapiosgi.api.Rule;
import org.mapiosgi.api.RuleTable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** The commands of scope {@code mapi}. They return text, and never wait for MAPI. */
@Component(
    service = MapiCommands.class,
    property = {
      "osgi.command.scope=mapi",
      "osgi.command.function=status",
      "osgi.command.function=sessions",
      "osgi.command.function=lanes",
      "osgi.command.function=objects",
      "osgi.command.function=doctor",
      "osgi.command.function=rules"
    })
public final class MapiCommands {
  private static final int COLUMNS = 100;
  private static final String NO_SUBSYSTEM = "There is no MAPI subsystem; mapi:doctor says why.";

  private final Present present;
  private final Doctor doctor;

  /** Made by SCR. */
  @Activate
  public MapiCommands(BundleContext context, @Reference ServiceComponentRuntime components) {
    present = new Present(context);
    doctor = new Doctor(present, new ComponentFindings(components, present));
  }

  /** {@code mapi:status}: MAPI in this process. */
  public String status() {
    return present
        .subsystem(subsystem -> StatusText.of(subsystem.status(), Instant.now()))
        .orElse(NO_SUBSYSTEM);
  }

  /** {@code mapi:sessions}: every configured session. */
  public String sessions() {
    return present
        .subsystem(subsystem -> StatusText.ofSessions(sessions(subsystem), Instant.now()))
        .orElse(NO_SUBSYSTEM);
  }

  /** {@code mapi:lanes}: every thread that may call MAPI, and what it is in the middle of. */
  public String lanes() {
    return present
        .subsystem(subsystem -> AccountsText.ofLanes(subsystem.accounts().lanes(), Instant.now()))
        .orElse(NO_SUBSYSTEM);
  }

  /** {@code mapi:objects}: what is open, who opened it, and how near the limits are. */
  public String objects() {
    return present
        .subsystem(subsystem -> AccountsText.ofObjects(subsystem.accounts()))
        .orElse(NO_SUBSYSTEM);
  }

  private static List<org.mapiosgi.api.SessionStatus> sessions(MapiSubsystem subsystem) {
    return subsystem.status().sessions();
  }

  /**
   * {@code mapi:doctor [--json]}: what was found, and what to do about each problem.
   *
   * @throws IllegalArgumentException where there is any other option
   */
  public String doctor(String... options) {
    boolean json = false;
    for (String option : options) {
      if (!option.equals("--json")) {
        throw new IllegalArgumentException("unknown option '" + option + "'; there is --json");
      }
      json = true;
    }
    Diagnosis diagnosis = doctor.look();
    return json ? DiagnosisJson.of(diagnosis) : diagnosis.toString();
  }

  /**
   * {@code mapi:rules [ID...]}: the rules of MAPI's service mode, or those with the ids.
   *
   * @throws IllegalArgumentException where there is no such rule
   */
  public String rules(String... ids) {
    List<Rule> rules = ids.length == 0 ? Rule.all() : Arrays.stream(ids).map(Rule::of).toList();
    return RuleTable.of(rules, COLUMNS);
  }
}
