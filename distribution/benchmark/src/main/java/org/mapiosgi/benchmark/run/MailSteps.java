// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.run;

import java.util.ArrayList;
import java.util.List;
import org.mapiosgi.benchmark.mail.MailKinds;
import org.mapiosgi.benchmark.mail.MailWorkloads;
import org.mapiosgi.benchmark.report.Bound;
import org.mapiosgi.benchmark.report.Goal;
import org.mapiosgi.benchmark.subject.Subjects;

/** The steps that read mail, and their targets. */
final class MailSteps {
  /** The heap of the process: less than a long mail and a mailbox of whole mails would take. */
  static final String HEAP = "-Xmx256m";

  private static final List<String> SUBJECTS = List.of(Subjects.MAIL);
  private static final double GROWTH = 2.5;
  private static final int MESSAGES = 20_000;
  private static final int MEGABYTES = 200;
  private static final int MOST_OF_MESSAGE = 2_048;

  private MailSteps() {}

  static List<Step> steps(boolean quick) {
    int rounds = quick ? 1 : 3;
    List<Step> steps = new ArrayList<>();
    for (String kind : MailKinds.names()) {
      Line order = Line.of(MailWorkloads.GROWTH).with("kind", kind);
      steps.add(new Step("M1." + kind, order, SUBJECTS, 0, rounds, false));
    }
    Line heap = Line.of(MailWorkloads.HEAP).with("count", MESSAGES);
    steps.add(new Step("M2", heap, SUBJECTS, 0, 1, false));
    Line stream = Line.of(MailWorkloads.STREAM).with("megabytes", MEGABYTES);
    steps.add(new Step("M3", stream, SUBJECTS, 0, 1, false));
    return steps;
  }

  static List<Goal> goals() {
    List<Goal> goals = new ArrayList<>();
    for (String kind : MailKinds.names()) {
      goals.add(goal("M1." + kind, "growth", "x CPU for 2x size").within(Bound.atMost(GROWTH)));
      goals.add(goal("M1." + kind, "millis", "ms").told());
    }
    goals.add(goal("M2", "bytes", "bytes/message").within(Bound.atMost(MOST_OF_MESSAGE)));
    goals.add(goal("M2", "seconds", "s").told());
    goals.add(goal("M3", "lost", "bytes").within(Bound.atMost(0)));
    goals.add(goal("M3", "seconds", "s").told());
    return goals;
  }

  private static Goal goal(String step, String metric, String unit) {
    return Goal.of(step, metric, unit, Subjects.MAIL);
  }
}
