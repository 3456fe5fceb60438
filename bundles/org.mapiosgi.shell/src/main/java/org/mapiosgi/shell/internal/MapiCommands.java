// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.shell.internal;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.apache.felix.service.command.Descriptor;
import org.mapiosgi.api.rule.Rule;
import org.mapiosgi.api.status.MapiSubsystem;
import org.mapiosgi.doctor.Diagnosis;
import org.mapiosgi.doctor.Doctor;
import org.mapiosgi.shell.internal.CommandCall.UsageException;
import org.mapiosgi.shell.text.RuleTable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The commands of scope {@code mapi}. Only {@code profile} waits for MAPI. The commands print and
 * return nothing: Karaf's {@code bin/client} throws away what a command returns. Each command takes
 * any words, so that Gogo finds it and the command can answer a mistake itself.
 */
@Component(service = MapiCommands.class)
public final class MapiCommands {
  private static final int COLUMNS = 100;
  private static final String NO_SUBSYSTEM = "There is no MAPI subsystem; mapi:doctor says why.";

  private final Present present;
  private final Doctor doctor;

  /** Called by SCR. */
  @Activate
  public MapiCommands(BundleContext context, @Reference Doctor doctor) {
    present = new Present(context);
    this.doctor = doctor;
  }

  /** Shows MAPI in this process. */
  @Descriptor("shows MAPI in this process: state, binding, mode, sessions, open objects")
  public void status(String... words) {
    show(
        new CommandCall("mapi:status", "", "shows the state of MAPI, with reason and next try"),
        words,
        subsystem -> StatusText.of(subsystem.status(), Instant.now()));
  }

  /** Shows every configured session. */
  @Descriptor("shows every configured session: state, reason, next try")
  public void sessions(String... words) {
    show(
        new CommandCall("mapi:sessions", "", "shows every configured session"),
        words,
        subsystem -> StatusText.ofSessions(subsystem.status().sessions(), Instant.now()));
  }

  /** Acts on a session. */
  @Descriptor("acts on a session: tries it now, takes it down or up, drops the work that waits")
  public void session(String... words) {
    new CommandCall("mapi:session", "try|down|up|drop NAME", SessionShell.HELP)
        .run(words, all -> new SessionShell(present).run(all));
  }

  /** Shows every thread that may call MAPI. */
  @Descriptor("shows every thread that may call MAPI, and its work")
  public void lanes(String... words) {
    show(
        new CommandCall("mapi:lanes", "", "shows every thread that may call MAPI, and its work"),
        words,
        subsystem -> AccountsText.ofLanes(subsystem.accounts().lanes(), Instant.now()));
  }

  /** Shows the open objects, their holders and the limits. */
  @Descriptor("shows the open objects, their holders and the limits")
  public void objects(String... words) {
    show(
        new CommandCall("mapi:objects", "", "shows the open objects, their holders and the limits"),
        words,
        subsystem -> AccountsText.ofObjects(subsystem.accounts()));
  }

  private void show(CommandCall call, String[] words, Function<MapiSubsystem, String> answer) {
    call.run(
        words,
        all -> {
          CommandCall.none(all);
          return present.subsystem(answer).orElse(NO_SUBSYSTEM);
        });
  }

  /** Shows the diagnosis of this process, as it is now. */
  @Descriptor("examines everything a session needs, and says what to do about each problem")
  public void doctor(@Descriptor("--json for programs, --help") String... words) {
    new CommandCall(
            "mapi:doctor",
            "[--json]",
            "examines everything that a session needs, as it is now\n"
                + "--json  prints one object, for programs")
        .run(words, this::diagnose);
  }

  private String diagnose(List<String> words) throws UsageException {
    boolean json = !words.isEmpty() && words.stream().allMatch("--json"::equals);
    if (!json && !words.isEmpty()) {
      CommandCall.noOptions(words.stream().filter(word -> !word.equals("--json")).toList());
      CommandCall.none(words);
    }
    Diagnosis diagnosis = doctor.examine();
    return json ? diagnosis.json() : diagnosis.text() + "\n" + diagnosis.verdict();
  }

  /** Shows the rules of MAPI's service mode. */
  @Descriptor("shows the rules of MAPI's service mode that findings name")
  public void rules(@Descriptor("ids, as R19; --help") String... words) {
    new CommandCall(
            "mapi:rules",
            "[ID...]",
            "shows the rules of MAPI's service mode; with ids, as R19, only these")
        .run(words, MapiCommands::rules);
  }

  private static String rules(List<String> ids) throws UsageException {
    CommandCall.noOptions(ids);
    return RuleTable.of(ids.isEmpty() ? Rule.all() : ids.stream().map(Rule::of).toList(), COLUMNS);
  }

  /** Administers the MAPI profiles of this account. */
  @Descriptor("administers the MAPI profiles of this account; waits for MAPI")
  public void profile(String... words) {
    new CommandCall("mapi:profile", "VERB ...", ProfileShell.help())
        .run(words, all -> new ProfileShell(present).run(all));
  }
}
