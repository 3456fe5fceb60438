// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.run;

import static org.mapiosgi.benchmark.subject.Subjects.JDK;
import static org.mapiosgi.benchmark.subject.Subjects.JDK_REMOVES;
import static org.mapiosgi.benchmark.subject.Subjects.NETTY;
import static org.mapiosgi.benchmark.subject.Subjects.PUMP;
import static org.mapiosgi.benchmark.subject.Subjects.QUEUE;
import static org.mapiosgi.benchmark.subject.Subjects.VERTX;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mapiosgi.benchmark.report.Bound;
import org.mapiosgi.benchmark.report.Goal;

/**
 * A Windows JVM under Wine. Every call that waits or wakes is a message to Wine's server there: a
 * time means something as a ratio to a native program that makes the same calls in the same run.
 */
public final class WinePlatform implements Platform {
  /** As in the results. */
  static final String NAME = "wine";

  /** jna's. */
  public static final String MESSAGE_LOOP = "jna MessageLoopThread";

  /** SWT's. */
  public static final String SWT = "SWT Display.asyncExec";

  /** The program in C. */
  public static final String NATIVE = "native C pump (floor)";

  /** Compiled only where the lane can run. */
  private static final String WORKER = "org.mapiosgi.benchmark.windows.WindowsWorker";

  private static final List<String> ALL =
      List.of(PUMP, MESSAGE_LOOP, SWT, NATIVE, JDK, NETTY, VERTX, QUEUE);
  private static final List<String> PEERS = ALL.subList(1, ALL.size());
  private static final List<String> TIMER_PEERS = List.of(JDK, NETTY, VERTX);
  private static final List<String> WINDOWS_PEERS = List.of(MESSAGE_LOOP, SWT);
  private static final String MICROS = "us";
  private static final int MODAL_TASKS = 500;

  /** How long subjects run a load before it counts, where others like it came before. */
  private static final int BRIEFLY = 300;

  private static final int COLD = 0;

  private final boolean quick;
  private final WineTools tools;
  private final WinePrefix prefix;
  private final Path program;

  private WinePlatform(Options options, WineTools tools, WinePrefix prefix) {
    this.quick = options.quick();
    this.tools = tools;
    this.prefix = prefix;
    this.program = options.target().resolve("pump.exe");
  }

  /** Starts Wine and compiles the program in C. */
  static WinePlatform open(Options options, WineTools tools) {
    WinePlatform platform =
        new WinePlatform(options, tools, WinePrefix.open(tools, options.target()));
    try {
      platform.prefix.run(
          List.of(
              tools.compiler().orElseThrow().toString(),
              "-O2",
              "-Wall",
              "-Werror",
              "-o",
              platform.program.toString(),
              options.source().resolve("pump.c").toString()));
      return platform;
    } catch (RuntimeException e) {
      platform.close();
      throw e;
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int sessions() {
    return 1;
  }

  @Override
  public List<Step> steps() {
    // A quick run leaves out what there is no target for.
    List<String> all = quick ? List.of(PUMP, MESSAGE_LOOP, SWT, NATIVE) : ALL;
    List<String> fast =
        quick ? List.of(PUMP, NATIVE) : List.of(PUMP, NATIVE, JDK, NETTY, VERTX, QUEUE);
    List<String> windows = quick ? List.of(PUMP) : List.of(PUMP, MESSAGE_LOOP, SWT);
    List<String> timed = quick ? List.of(PUMP) : List.of(PUMP, JDK, NETTY, VERTX);
    List<String> pair = quick ? List.of(PUMP) : List.of(PUMP, JDK);
    int rounds = quick ? 2 : 3;
    int many = 5;
    int million = 1_000_000;
    List<Step> steps = new ArrayList<>();
    // First what runs often, so that the rest finds itself compiled: of the tasks that the slowest
    // peers can take in a short time, a fast subject runs most uncompiled.
    Line burst = Line.of("throughput").with("producers", 4).with("count", million);
    steps.add(step("B3.burst", burst, fast, 4_000, rounds));
    for (int producers : quick ? new int[] {4} : new int[] {4, 1, 8}) {
      Line order = Line.of("throughput").with("producers", producers).with("count", 40_000);
      steps.add(step("B3." + producers, order, all, BRIEFLY, producers == 4 ? many : rounds));
    }
    for (int callers : quick ? new int[] {1} : new int[] {1, 8}) {
      Line order = Line.of("roundtrip").with("callers", callers).with("gap", 0);
      steps.add(step("B4." + callers, order.with("count", 5_000 / callers), all, COLD, rounds));
    }
    Line asleep = Line.of("roundtrip").with("callers", 1).with("gap", 2);
    steps.add(
        step(
            "B4.asleep",
            asleep.with("count", quick ? 60 : 150),
            all,
            BRIEFLY,
            quick ? many : 2 * many));
    Line idle = Line.of("idle").with("millis", quick ? 8_000 : 15_000);
    List<String> idlers = quick ? List.of(PUMP) : List.of(PUMP, MESSAGE_LOOP, SWT, JDK);
    steps.add(new Step("B11", idle, idlers, COLD, 1, true));
    steps.add(step("B12", Line.of("burst").with("count", million), pair, COLD, rounds));
    Line end = Line.of("end").with("count", 8_000);
    List<String> enders = quick ? List.of(PUMP) : List.of(PUMP, MESSAGE_LOOP, JDK);
    steps.add(step("B13", end.with("how", "orderly"), enders, COLD, rounds));
    steps.add(step("B13.now", end.with("how", "now"), pair, COLD, rounds));
    Line timers = Line.of("timers").with("count", quick ? 250 : 700);
    steps.add(step("B5", timers.with("spread", quick ? 500 : 1000), timed, BRIEFLY, rounds));
    Line flood = Line.of("flood").with("work", 5).with("count", quick ? 60 : 100);
    steps.add(step("B8", flood.with("of", "tasks"), windows, COLD, 2));
    steps.add(step("B9", flood.with("of", "messages"), windows, COLD, 2));
    Line modal = Line.of("modal").with("count", MODAL_TASKS).with("millis", quick ? 500 : 2000);
    Line task = modal.with("from", "task");
    steps.add(step("B10.task", task.with("inside", 0), windows, COLD, 1));
    steps.add(step("B10.nestable", task.with("inside", 1), windows, COLD, 1));
    Line message = modal.with("from", "message");
    steps.add(step("B10.message", message.with("inside", 0), windows, COLD, 1));
    for (int events : LinuxPlatform.EVENTS) {
      Line order = Line.of("events").with("events", events).with("count", quick ? 200 : 1000);
      steps.add(step("B7." + events, order.with("millis", 500), windows, COLD, rounds));
    }
    if (!quick) {
      Line post = Line.of("post").with("work", 0).with("gap", 3000).with("count", 300);
      steps.add(step("B1", post, ALL, BRIEFLY, rounds));
      List<String> churners = List.of(PUMP, JDK, JDK_REMOVES, NETTY);
      steps.add(step("B6", Line.of("churn").with("count", million), churners, BRIEFLY, rounds));
    }
    return steps;
  }

  private static Step step(
      String id, Line order, List<String> subjects, int warmMillis, int rounds) {
    return new Step(id, order, subjects, warmMillis, rounds, false);
  }

  @Override
  public List<Goal> goals() {
    List<Goal> goals = new ArrayList<>();
    for (int producers : new int[] {1, 4, 8}) {
      Goal rate = goal("B3." + producers, "rate", "tasks/s");
      if (producers == 4) {
        rate = rate.against(MESSAGE_LOOP, Bound.atLeast(10)).against(SWT, Bound.atLeast(10));
      }
      goals.add(rate.beside(PEERS));
    }
    goals.add(
        goal("B3.burst", "calls", "calls/task").within(Bound.atMost(0.05)).beside(List.of(NATIVE)));
    goals.add(
        goal("B3.burst", "rate", "tasks/s").beside(List.of(NATIVE, JDK, NETTY, VERTX, QUEUE)));
    goals.add(goal("B1", "p50", MICROS).beside(PEERS));
    goals.add(goal("B1", "p99", MICROS).beside(PEERS));
    goals.add(goal("B4.asleep", "p50", MICROS).against(NATIVE, Bound.atMost(1.25)).beside(PEERS));
    goals.add(goal("B4.asleep", "p99", MICROS).beside(PEERS));
    goals.add(
        goal("B4.asleep", "calls", "calls/idle wake")
            .within(Bound.atMost(3))
            .beside(List.of(NATIVE)));
    goals.add(goal("B4.1", "p50", MICROS).beside(PEERS));
    goals.add(goal("B4.1", "p99", MICROS).beside(PEERS));
    goals.add(goal("B4.8", "rate", "round trips/s").beside(PEERS));
    goals.add(goal("B5", "early", "timers").inEveryRound().within(Bound.atMost(0)));
    goals.add(goal("B5", "p50", MICROS).beside(TIMER_PEERS));
    goals.add(goal("B5", "p99", MICROS).beside(TIMER_PEERS));
    goals.add(goal("B6", "rate", "timers/s").beside(List.of(JDK, JDK_REMOVES, NETTY)));
    for (int events : LinuxPlatform.EVENTS) {
      goals.add(goal("B7." + events, "p50", MICROS).told().beside(WINDOWS_PEERS));
      goals.add(goal("B7." + events, "p99", MICROS).told());
      goals.add(goal("B7." + events, "lost", "signals").inEveryRound().within(Bound.atMost(0)));
    }
    goals.add(goal("B7.61", "fairness", "most/least").within(Bound.atMost(1.1)));
    goals.add(
        goal("B7.200", "fairness", "most/least")
            .within(Bound.atMost(1.1))
            .because(LinuxPlatform.OVERFLOW));
    goals.add(goal("B8", "p99", MICROS).within(Bound.atMost(Budget.MICROS)).beside(WINDOWS_PEERS));
    goals.add(goal("B9", "p99", MICROS).within(Bound.atMost(Budget.MICROS)).beside(WINDOWS_PEERS));
    for (String step : List.of("B10.task", "B10.nestable", "B10.message")) {
      goals.add(goal(step, "lost", "tasks").within(Bound.atMost(0)).beside(WINDOWS_PEERS));
      Goal inside = goal(step, "inside", "tasks").beside(WINDOWS_PEERS);
      goals.add(
          step.equals("B10.nestable") ? inside.within(Bound.atLeast(MODAL_TASKS)) : inside.told());
    }
    goals.add(goal("B11", "waits", "waits/s").within(Bound.atMost(0.1)));
    goals.add(goal("B11", "processor", "ms/s").told().beside(List.of(MESSAGE_LOOP, SWT, JDK)));
    goals.add(goal("B12", "bytes", "bytes/task").within(Bound.atMost(32)).beside(List.of(JDK)));
    goals.add(goal("B13", "millis", "ms").beside(List.of(MESSAGE_LOOP, JDK)));
    goals.add(
        goal("B13", "undone", "futures")
            .inEveryRound()
            .within(Bound.atMost(0))
            .beside(List.of(MESSAGE_LOOP, JDK)));
    goals.add(
        goal("B13.now", "undone", "futures")
            .inEveryRound()
            .within(Bound.atMost(0))
            .beside(List.of(JDK)));
    return goals;
  }

  private static Goal goal(String step, String metric, String unit) {
    return Goal.of(step, metric, unit, PUMP);
  }

  @Override
  public WorkerProcess start(String subject) {
    if (subject.equals(NATIVE)) {
      return prefix.start(List.of(WinePrefix.windows(program)));
    }
    return prefix.start(
        List.of(
            WinePrefix.windows(tools.java().orElseThrow()),
            "-Xms512m",
            "-Xmx512m",
            "-classpath",
            WinePrefix.windowsClassPath(System.getProperty("java.class.path")),
            WORKER,
            subject));
  }

  @Override
  public void close() {
    prefix.close();
  }
}
