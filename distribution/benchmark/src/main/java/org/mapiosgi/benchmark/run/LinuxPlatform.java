// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.run;

import static org.mapiosgi.benchmark.subject.Subjects.BARE_PUMP;
import static org.mapiosgi.benchmark.subject.Subjects.JDK;
import static org.mapiosgi.benchmark.subject.Subjects.JDK_REMOVES;
import static org.mapiosgi.benchmark.subject.Subjects.MAIL;
import static org.mapiosgi.benchmark.subject.Subjects.NETTY;
import static org.mapiosgi.benchmark.subject.Subjects.PUMP;
import static org.mapiosgi.benchmark.subject.Subjects.QUEUE;
import static org.mapiosgi.benchmark.subject.Subjects.VERTX;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mapiosgi.benchmark.jmh.JmhStep;
import org.mapiosgi.benchmark.jmh.RowsCost;
import org.mapiosgi.benchmark.jmh.SyncCost;
import org.mapiosgi.benchmark.presence.Presence;
import org.mapiosgi.benchmark.report.Bound;
import org.mapiosgi.benchmark.report.Goal;
import org.mapiosgi.benchmark.report.Samples;

/** The JVM this runs in, and the pump on a message queue of its own making. */
public final class LinuxPlatform implements Platform {
  private static final List<String> ALL = List.of(PUMP, JDK, NETTY, VERTX, QUEUE);
  private static final List<String> PEERS = ALL.subList(1, ALL.size());
  private static final List<String> TIMER_PEERS = List.of(JDK, NETTY, VERTX);
  private static final String MICROS = "us";

  /** How long subjects run a load before it counts, where others like it came before. */
  private static final int BRIEFLY = 300;

  private static final int COLD = 0;

  /** Why the latency of a sleeping thread may differ. */
  private static final String KERNEL =
      "What the pump does from the end of its wait on is told as own50 and own99; the rest is the"
          + " post or the timer, and the kernel's wake of a parked thread, which the peer needs as"
          + " well; the range of the rounds tells how much that varies.";

  /** Why the throughput varies. */
  private static final String LINES =
      "Half of the producers' time is that of cache lines between processors, which varies from run"
          + " to run: on 2 virtual processors six runs gave 1.9x to 2.3x.";

  /** Why metrics cost something. */
  private static final String CLOCK =
      "One task in 64 is timed, which takes two looks at the clock (32 ns each on the machine where"
          + " this was measured), and each stretch of up to 16 is counted: 1 to 2 ns of some 36 a"
          + " task, close to the target, so that some runs meet it and some do not.";

  /** Handles: one, some, as many as the pump's own wait takes, and more. */
  static final int[] EVENTS = {1, 16, 61, 200};

  /** Why handles beyond the wait's capacity may get fewer turns. */
  static final String OVERFLOW =
      "A handle beyond the 61 of the pump's own wait is waited for by a helper thread, which must"
          + " be told to look at it again after each turn.";

  private final Options options;
  private final boolean quick;

  /** Nothing is started yet. */
  public LinuxPlatform(Options options) {
    this.options = options;
    this.quick = options.quick();
  }

  @Override
  public String name() {
    return "linux";
  }

  @Override
  public int sessions() {
    return quick ? 1 : 2;
  }

  @Override
  public List<Step> steps() {
    // A quick run leaves out what there is no target for.
    List<String> all = quick ? List.of(PUMP, JDK, QUEUE) : ALL;
    List<String> fast = quick ? List.of(PUMP, JDK, NETTY, QUEUE) : ALL;
    List<String> timed = quick ? List.of(PUMP, JDK) : List.of(PUMP, JDK, NETTY, VERTX);
    List<String> one = List.of(PUMP);
    int rounds = quick ? 2 : 3;
    int many = 7;
    int million = 1_000_000;
    List<Step> steps = new ArrayList<>();
    // First what runs often, so that the rest finds itself compiled.
    for (int producers : quick ? new int[] {4} : new int[] {4, 1, 2, 8, 16}) {
      Line order = Line.of("throughput").with("producers", producers).with("count", million);
      boolean first = producers == 4;
      steps.add(
          step("B3." + producers, order, fast, first ? 1_500 : BRIEFLY, first ? many : rounds));
    }
    Line four = Line.of("throughput").with("producers", 4).with("count", million);
    steps.add(step("B3.off", four, List.of(PUMP, BARE_PUMP), BRIEFLY, quick ? 21 : 31));
    for (int callers : quick ? new int[] {1} : new int[] {1, 8}) {
      Line order = Line.of("roundtrip").with("callers", callers).with("gap", 0);
      steps.add(step("B4." + callers, order.with("count", 20_000 / callers), all, 1_000, rounds));
    }
    // The 99th percentile of one round is the tenth worst of a thousand: it takes many rounds.
    Line post = Line.of("post").with("work", 0).with("gap", 1000);
    steps.add(step("B1", post.with("count", quick ? 500 : 1000), all, BRIEFLY, 5));
    Line asleep = Line.of("roundtrip").with("callers", 1).with("gap", 2);
    steps.add(step("B4.asleep", asleep.with("count", quick ? 150 : 300), all, BRIEFLY, rounds));
    Line timers = Line.of("timers").with("count", 1_000).with("spread", 300);
    steps.add(step("B5", timers, timed, 3_000, quick ? many : 2 * many));
    Line ticks = Line.of("ticks").with("period", 10).with("count", quick ? 100 : 250);
    steps.add(step("B5.ticks", ticks, timed, COLD, 1));
    List<String> churners =
        quick ? List.of(PUMP, JDK) : List.of(PUMP, JDK, JDK_REMOVES, NETTY, VERTX);
    Line churn = Line.of("churn").with("count", million);
    steps.add(step("B6", churn, churners, BRIEFLY, rounds));
    Line flood = Line.of("flood").with("work", 5).with("count", quick ? 300 : 600);
    steps.add(step("B8", flood.with("of", "tasks"), one, COLD, rounds));
    steps.add(step("B9", flood.with("of", "messages"), one, COLD, rounds));
    for (int events : EVENTS) {
      Line order = Line.of("events").with("events", events).with("count", quick ? 500 : 2000);
      steps.add(step("B7." + events, order.with("millis", 200), one, BRIEFLY, rounds));
    }
    Line hang = Line.of("hang").with("millis", 3500);
    steps.add(new Step("B14", hang, timed, COLD, 1, true));
    Line idle = Line.of("idle").with("millis", quick ? 8_000 : 15_000);
    steps.add(new Step("B11", idle, all, COLD, 1, true));
    steps.add(step("B12", Line.of("burst").with("count", million), all, COLD, rounds));
    Line end = Line.of("end").with("count", 100_000);
    List<String> enders = quick ? List.of(PUMP, JDK) : List.of(PUMP, JDK, NETTY);
    steps.add(step("B13", end.with("how", "orderly"), enders, BRIEFLY, rounds));
    steps.add(step("B13.now", end.with("how", "now"), enders, BRIEFLY, rounds));
    if (!quick) {
      steps.add(step("B3.drain", Line.of("drain").with("count", million), all, BRIEFLY, rounds));
      Line busy = Line.of("post").with("work", 5).with("gap", 10).with("count", 50_000);
      steps.add(step("B2", busy, all, BRIEFLY, rounds));
    }
    steps.addAll(MailSteps.steps(quick));
    return steps;
  }

  private static Step step(
      String id, Line order, List<String> subjects, int warmMillis, int rounds) {
    return new Step(id, order, subjects, warmMillis, rounds, false);
  }

  @Override
  public List<Goal> goals() {
    List<Goal> goals = new ArrayList<>();
    for (String metric : List.of("p50", "p99")) {
      Goal latency = goal("B1", metric, MICROS).because(KERNEL);
      goals.add(latency.against(JDK, Bound.atMost(1)).beside(PEERS));
    }
    goals.add(goal("B1", "own50", MICROS).told());
    goals.add(goal("B1", "own99", MICROS).told());
    goals.add(goal("B1", "p999", MICROS).beside(PEERS));
    goals.add(goal("B2", "p50", MICROS).beside(PEERS));
    goals.add(goal("B2", "p99", MICROS).beside(PEERS));
    for (int producers : new int[] {1, 2, 4, 8, 16}) {
      Goal rate = goal("B3." + producers, "rate", "tasks/s");
      if (producers == 4) {
        rate = rate.because(LINES);
        rate = rate.against(JDK, Bound.atLeast(10)).against(NETTY, Bound.atLeast(2));
        goals.add(goal("B3.4", "calls", "calls/task").within(Bound.atMost(0.05)));
      }
      goals.add(rate.beside(PEERS));
    }
    Goal on = goal("B3.off", "rate", "tasks/s").because(CLOCK);
    goals.add(on.against(BARE_PUMP, Bound.atLeast(0.95)));
    goals.add(goal("B3.drain", "post", "ms").beside(PEERS));
    goals.add(goal("B3.drain", "drain", "ms").beside(PEERS));
    goals.add(goal("B4.asleep", "p50", MICROS).beside(PEERS));
    goals.add(goal("B4.asleep", "calls", "calls/idle wake").within(Bound.atMost(3)));
    goals.add(goal("B4.1", "p50", MICROS).beside(PEERS));
    goals.add(goal("B4.1", "p99", MICROS).beside(PEERS));
    goals.add(goal("B4.1", "calls", "calls/round trip").told());
    goals.add(goal("B4.8", "rate", "round trips/s").beside(PEERS));
    goals.add(goal("B5", "early", "timers").inEveryRound().within(Bound.atMost(0)));
    goals.add(goal("B5", "p50", MICROS).beside(TIMER_PEERS));
    Goal lateness = goal("B5", "p99", MICROS).because(KERNEL);
    goals.add(lateness.against(JDK, Bound.atMost(1)).beside(TIMER_PEERS));
    goals.add(goal("B5", "own50", MICROS).told());
    goals.add(goal("B5", "own99", MICROS).told());
    goals.add(goal("B5", "max", MICROS).beside(TIMER_PEERS));
    goals.add(goal("B5.ticks", "early", "ticks").inEveryRound().within(Bound.atMost(0)));
    goals.add(goal("B5.ticks", "p99", MICROS).beside(TIMER_PEERS));
    goals.add(
        goal("B6", "rate", "timers/s")
            .against(JDK, Bound.atLeast(1.5))
            .beside(List.of(JDK_REMOVES, NETTY, VERTX)));
    for (int events : EVENTS) {
      goals.add(goal("B7." + events, "p50", MICROS).told());
      goals.add(goal("B7." + events, "p99", MICROS).told());
      goals.add(goal("B7." + events, "lost", "signals").inEveryRound().within(Bound.atMost(0)));
    }
    goals.add(goal("B7.61", "fairness", "most/least").within(Bound.atMost(1.1)));
    goals.add(goal("B7.200", "fairness", "most/least").within(Bound.atMost(1.1)).because(OVERFLOW));
    goals.add(goal("B14", "millis", "ms").within(Bound.atMost(3000)).beside(TIMER_PEERS));
    goals.add(goal("B14", "facts", "of 6 facts").within(Bound.atLeast(6)).beside(TIMER_PEERS));
    goals.add(goal("B8", "p99", MICROS).within(Bound.atMost(Budget.MICROS)));
    goals.add(goal("B9", "p99", MICROS).within(Bound.atMost(Budget.MICROS)));
    goals.add(goal("B11", "waits", "waits/s").within(Bound.atMost(0.1)));
    goals.add(goal("B11", "sleeps", "wakes/s").beside(PEERS));
    goals.add(goal("B11", "processor", "ms/s").told());
    goals.add(goal("B11", "allocated", "bytes/s").told());
    goals.add(goal("B12", "bytes", "bytes/task").within(Bound.atMost(32)).beside(PEERS));
    goals.add(
        goal(JmhStep.EXECUTE.id(), "bytes", "bytes/task").within(Bound.atMost(32)).beside(PEERS));
    goals.add(goal(JmhStep.EXECUTE.id(), "time", "ns/task").beside(PEERS));
    goals.addAll(rows());
    goals.add(
        Goal.of(JmhStep.SYNC.id(), "time", "ns/run", SyncCost.LISTING)
            .against(SyncCost.CHANGES, Bound.atLeast(50)));
    goals.addAll(Presence.goals());
    goals.add(goal("B13", "millis", "ms").beside(List.of(JDK, NETTY)));
    goals.add(goal("B13", "undone", "futures").inEveryRound().within(Bound.atMost(0)));
    goals.add(
        goal("B13.now", "undone", "futures")
            .inEveryRound()
            .within(Bound.atMost(0))
            .beside(List.of(JDK)));
    goals.addAll(MailSteps.goals());
    return goals;
  }

  private static List<Goal> rows() {
    String id = JmhStep.ROWS.id();
    return List.of(
        Goal.of(id, "time", "ns/cell", RowsCost.DECODER).against(RowsCost.LOOP, Bound.atMost(1.5)),
        Goal.of(id, "bytes", "bytes/cell", RowsCost.DECODER).within(Bound.atMost(130)),
        Goal.of(id, "time", "ns/cell", RowsCost.FACADE)
            .against(RowsCost.DECODER, Bound.atMost(1.1)),
        Goal.of(id, "bytes", "bytes/cell", RowsCost.FACADE).within(Bound.atMost(130)));
  }

  private static Goal goal(String step, String metric, String unit) {
    return Goal.of(step, metric, unit, PUMP);
  }

  /** The same compiled code with its switches on and off is what is compared. */
  @Override
  public String home(String subject) {
    return subject.equals(BARE_PUMP) ? PUMP : subject;
  }

  @Override
  public WorkerProcess start(String subject) {
    Path log = options.target().resolve("benchmark-logs").resolve("linux.log");
    boolean mail = subject.equals(MAIL);
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            mail ? "-Xms64m" : "-Xms2g",
            mail ? MailSteps.HEAP : "-Xmx2g",
            "-classpath",
            System.getProperty("java.class.path"),
            Worker.class.getName(),
            subject);
    return WorkerProcess.start(command, Map.of(), log);
  }

  @Override
  public List<String> apart() {
    return Stream.concat(
            Stream.of(JmhStep.EXECUTE.id(), JmhStep.ROWS.id(), JmhStep.SYNC.id()),
            Presence.IDS.stream())
        .toList();
  }

  @Override
  public void measureApart(Samples samples) {
    if (options.wants(name(), JmhStep.EXECUTE.id())) {
      JmhStep.EXECUTE.run(quick ? List.of(PUMP, JDK) : ALL, quick ? 2 : 5, samples);
    }
    if (options.wants(name(), JmhStep.ROWS.id())) {
      List<String> subjects = List.of(RowsCost.LOOP, RowsCost.DECODER, RowsCost.FACADE);
      JmhStep.ROWS.run(subjects, quick ? 2 : 5, samples);
    }
    if (options.wants(name(), JmhStep.SYNC.id())) {
      JmhStep.SYNC.run(List.of(SyncCost.LISTING, SyncCost.CHANGES), quick ? 2 : 5, samples);
    }
    if (Presence.IDS.stream().anyMatch(id -> options.wants(name(), id))) {
      new Presence(options.zip(), options.target(), quick ? 5_000 : 30_000).run(samples);
    }
  }

  @Override
  public void close() {
    // The workers were all there is.
  }
}
