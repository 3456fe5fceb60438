// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.shell.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.mapiosgi.api.pump.MessagePumpMXBean;
import org.mapiosgi.api.rule.Rule;
import org.mapiosgi.api.status.SessionStatus;
import org.mapiosgi.shell.internal.ProfileShell.Verb;

/** Lists the words that a command takes next. It never waits for MAPI. */
final class Completions {
  private final Present present;
  private final PumpBeans beans;

  Completions(Present present, PumpBeans beans) {
    this.present = present;
    this.beans = beans;
  }

  /**
   * Lists the words that can come next.
   *
   * @param command the command with its scope: {@code mapi:session}
   * @param words the words that the command has already
   */
  List<String> next(String command, List<String> words) {
    List<String> next = new ArrayList<>();
    switch (command) {
      case "mapi:session" -> next.addAll(session(words));
      case "mapi:profile" -> next.addAll(profile(words));
      case "mapi:rules" -> Rule.all().forEach(rule -> next.add(rule.id()));
      case "mapi:doctor" -> next.add("--json");
      case "pump:status", "pump:metrics", "pump:threads" ->
          beans.all().stream().map(MessagePumpMXBean::getName).forEach(next::add);
      default -> {}
    }
    next.removeAll(words);
    if (words.isEmpty()) {
      next.add(CommandCall.HELP);
    }
    return next;
  }

  private List<String> session(List<String> words) {
    return switch (words.size()) {
      case 0 -> SessionShell.VERBS;
      case 1 ->
          present
              .subsystem(
                  subsystem ->
                      subsystem.status().sessions().stream().map(SessionStatus::name).toList())
              .orElse(List.of());
      default -> List.of();
    };
  }

  private static List<String> profile(List<String> words) {
    return words.isEmpty()
        ? Stream.of(Verb.values()).map(Verb::word).toList()
        : Stream.of(Verb.values())
            .filter(verb -> verb.word().equals(words.get(0)))
            .flatMap(verb -> verb.optionsAndSwitches().stream())
            .toList();
  }
}
