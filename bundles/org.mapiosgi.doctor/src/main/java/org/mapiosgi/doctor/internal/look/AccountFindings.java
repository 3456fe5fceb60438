// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.doctor.internal.look;

import java.util.ArrayList;
import java.util.List;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.LaneStatus;
import org.mapiosgi.api.status.LimitStatus;

/** Turns the states of lanes and of limits into findings. */
public final class AccountFindings {
  private AccountFindings() {}

  /** States a lane. */
  public static Finding of(LaneStatus lane) {
    String subject = (lane.primary() ? "primary thread " : "lane ") + lane.name();
    String text = lane.state() + work(lane);
    return switch (lane.state()) {
      case STARTING, IDLE, BUSY -> Finding.ok(subject, text).build();
      case OVERDUE, STUCK -> late(Finding.warning(subject, text), lane);
      case ENDED ->
          (lane.primary() ? Finding.error(subject, text) : Finding.warning(subject, text))
              .rule(lane.primary() ? "R8" : "R7")
              .remedy("look in the log for the error of the pump of that name")
              .build();
    };
  }

  private static String work(LaneStatus lane) {
    List<String> parts = new ArrayList<>();
    lane.work().ifPresent(parts::add);
    lane.session().ifPresent(name -> parts.add("session '" + name + "'"));
    lane.bundle().ifPresent(name -> parts.add("bundle " + name));
    lane.component().ifPresent(name -> parts.add("component " + name));
    if (!parts.isEmpty()) {
      parts.add("since " + lane.since());
    }
    lane.frame().ifPresent(frame -> parts.add("at " + frame));
    return parts.isEmpty() ? "" : ": " + String.join(", ", parts);
  }

  private static Finding late(Finding.Builder finding, LaneStatus lane) {
    String remedy =
        switch (lane.place().orElse(LaneStatus.Place.JAVA)) {
          case NATIVE -> "look at the provider and its server";
          case CONSUMER -> "look at the code of " + lane.bundle().orElse("the consumer");
          case JAVA -> "look in the log for the stack of this thread";
        };
    return finding
        .bundle(lane.bundle().orElse(""))
        .component(lane.component().orElse(""))
        .remedy(remedy + "; restart the process if the lane stays so")
        .build();
  }

  /** States a limit. */
  public static Finding of(LimitStatus limit) {
    String subject =
        "limit of "
            + limit.counted()
            + limit.session().map(name -> " of session '" + name + "'").orElse("")
            + limit.bundle().map(name -> " of bundle " + name).orElse("");
    String most = limit.limit().isPresent() ? "" + limit.limit().getAsInt() : "any number";
    String text = limit.used() + " of " + most + " in use, " + limit.refused() + " refused";
    Finding.Builder finding =
        limit.lost() > 0
            ? Finding.warning(subject, text + ", " + limit.lost() + " lost")
                .remedy("restart the process when it suits: only its end gives these back")
            : limit.near()
                ? Finding.warning(subject, text).remedy(remedy(limit))
                : Finding.ok(subject, text);
    return finding.rule(limit.rule().orElse("")).bundle(limit.bundle().orElse("")).build();
  }

  private static String remedy(LimitStatus limit) {
    return switch (limit.kind()) {
      case OPEN -> "find the holders with the command mapi:objects; or raise the limit";
      case QUEUED ->
          "find the work that takes long with the command mapi:lanes; or raise the limit";
    };
  }
}
