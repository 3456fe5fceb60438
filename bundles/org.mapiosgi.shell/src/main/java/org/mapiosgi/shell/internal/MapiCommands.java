// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.shell.internal;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.felix.service.command.Descriptor;
import org.mapiosgi.api.rule.Rule;
import org.mapiosgi.api.status.MapiSubsystem;
import org.mapiosgi.doctor.Diagnosis;
import org.mapiosgi.doctor.Doctor;
import org.mapiosgi.shell.text.RuleTable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The commands of scope {@code mapi}. They never wait for MAPI. They print, and return nothing:
 * Karaf's {@code bin/client} throws away what a command returns.
 */
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

  private static final String DOCTOR_USAGE =
      """
      usage: mapi:doctor [--json]
        looks at everything a session needs, as it is now, and says what to do about each problem
        --json  one object, for programs
        --help  this text\
      """;
  private static final String RULES_USAGE =
      """
      usage: mapi:rules [ID...]
        prints the rules of MAPI's service mode that findings name; with ids, as R19, only those
        --help  this text\
      """;

  private final Present present;
  private final Doctor doctor;

  /** Made by SCR. */
  @Activate
  public MapiCommands(BundleContext context, @Reference Doctor doctor) {
    present = new Present(context);
    this.doctor = doctor;
  }

  /** {@code mapi:status}: MAPI in this process. */
  @Descriptor("MAPI in this process: state, binding, mode, sessions, what is held")
  public void status() {
    Answer.print(
        present
            .subsystem(subsystem -> StatusText.of(subsystem.status(), Instant.now()))
            .orElse(NO_SUBSYSTEM));
  }

  /** {@code mapi:sessions}: every configured session. */
  @Descriptor("every configured session: state, reason, next try")
  public void sessions() {
    Answer.print(
        present
            .subsystem(subsystem -> StatusText.ofSessions(sessions(subsystem), Instant.now()))
            .orElse(NO_SUBSYSTEM));
  }

  /** {@code mapi:lanes}: every thread that may call MAPI, and what it is in the middle of. */
  @Descriptor("every thread that may call MAPI, and what it is in the middle of")
  public void lanes() {
    Answer.print(
        present
            .subsystem(
                subsystem -> AccountsText.ofLanes(subsystem.accounts().lanes(), Instant.now()))
            .orElse(NO_SUBSYSTEM));
  }

  /** {@code mapi:objects}: what is open, who opened it, and how near the limits are. */
  @Descriptor("what is open, who opened it, and how near the limits are")
  public void objects() {
    Answer.print(
        present
            .subsystem(subsystem -> AccountsText.ofObjects(subsystem.accounts()))
            .orElse(NO_SUBSYSTEM));
  }

  private static List<org.mapiosgi.api.status.SessionStatus> sessions(MapiSubsystem subsystem) {
    return subsystem.status().sessions();
  }

  /**
   * {@code mapi:doctor [--json]}: what was found, and what to do about each problem; the same as
   * {@code mapi-osgi doctor}, but of this process and as it is now.
   *
   * @throws IllegalArgumentException where there is any other option
   */
  @Descriptor("looks for everything a session needs and says what to do about each problem")
  public void doctor(@Descriptor("--json for programs, --help") String... options) {
    boolean json = false;
    for (String option : options) {
      switch (option) {
        case "--json" -> json = true;
        case "--help" -> {
          Answer.print(DOCTOR_USAGE);
          return;
        }
        default ->
            throw new IllegalArgumentException("unknown option '" + option + "'; " + DOCTOR_USAGE);
      }
    }
    Diagnosis diagnosis = doctor.examine();
    Answer.print(json ? diagnosis.json() : diagnosis.text() + "\n" + diagnosis.verdict());
  }

  /**
   * {@code mapi:rules [ID...]}: the rules of MAPI's service mode, or those with the ids.
   *
   * @throws IllegalArgumentException where there is no such rule or any option
   */
  @Descriptor("the rules of MAPI's service mode that findings name, or those with the ids")
  public void rules(@Descriptor("ids, as R19; --help") String... ids) {
    if (Arrays.asList(ids).contains("--help")) {
      Answer.print(RULES_USAGE);
      return;
    }
    for (String id : ids) {
      if (id.startsWith("-")) {
        throw new IllegalArgumentException("unknown option '" + id + "'; " + RULES_USAGE);
      }
    }
    List<Rule> rules = ids.length == 0 ? Rule.all() : Arrays.stream(ids).map(Rule::of).toList();
    Answer.print(RuleTable.of(rules, COLUMNS));
  }
}
