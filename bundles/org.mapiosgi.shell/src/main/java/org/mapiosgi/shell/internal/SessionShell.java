// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.shell.internal;

import java.util.List;
import org.mapiosgi.api.status.MapiOperations;
import org.mapiosgi.shell.internal.CommandCall.UsageException;

/** The command {@code mapi:session}. */
final class SessionShell {
  static final String HELP =
      """
      try NAME   tries the logon now, instead of at the time of the next try
      down NAME  takes the session down; it stays down until it is taken up
      up NAME    ends the effect of down
      drop NAME  drops the units of work that wait, and prints how many there were\
      """;

  static final List<String> VERBS = List.of("try", "down", "up", "drop");

  private final Present present;

  SessionShell(Present present) {
    this.present = present;
  }

  String run(List<String> words) throws UsageException {
    CommandCall.noOptions(words);
    if (words.size() != 2) {
      throw new UsageException("it takes a verb and the name of a session");
    }
    String name = words.get(1);
    return switch (words.get(0)) {
      case "try" -> act(operations -> tried(name, operations.tryNow(name)));
      case "down" ->
          act(
              operations -> {
                operations.takeDown(name);
                return "Session '" + name + "' goes down and stays down.";
              });
      case "up" ->
          act(
              operations -> {
                operations.takeUp(name);
                return "Session '" + name + "' logs on as soon as MAPI is ready.";
              });
      case "drop" -> act(operations -> dropped(name, operations.dropQueued(name)));
      default -> throw new UsageException("unknown verb '" + words.get(0) + "'");
    };
  }

  private String act(java.util.function.Function<MapiOperations, String> act) {
    return present
        .operations(act)
        .orElseThrow(
            () -> new IllegalStateException("there is no MAPI subsystem; mapi:doctor says why"));
  }

  private static String tried(String name, boolean begins) {
    return begins
        ? "Session '" + name + "' is tried now; mapi:sessions shows the result."
        : "Session '" + name + "' does not wait for a try; mapi:sessions shows its state.";
  }

  private static String dropped(String name, int count) {
    return "Session '"
        + name
        + "': "
        + count
        + (count == 1 ? " unit of work was dropped." : " units of work were dropped.");
  }
}
