// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.mapiosgi.benchmark.report.Samples;

/**
 * One pass over all steps of a platform. The subjects of a step take turns, in another order each
 * round, so that whatever else the machine does meets all of them.
 */
final class Session implements AutoCloseable {
  private static final long GRACE_NANOS = 30_000_000_000L;

  private final Platform platform;
  private final Options options;
  private final Samples samples;
  private final Random random;

  /** From this {@code nanoTime} on each step is done once, and some time later not at all. */
  private final long deadline;

  private final Map<String, WorkerProcess> workers = new LinkedHashMap<>();

  Session(Platform platform, Options options, Samples samples, int number, long deadline) {
    this.platform = platform;
    this.options = options;
    this.samples = samples;
    this.random = new Random(number);
    this.deadline = deadline;
  }

  void run() {
    for (Step step : platform.steps()) {
      if (options.wants(platform.name(), step.id())) {
        long start = System.nanoTime();
        run(step);
        System.out.printf(
            "%s %s, %.1f s%n", platform.name(), step.id(), (System.nanoTime() - start) / 1e9);
      }
    }
  }

  private void run(Step step) {
    if (step.warmMillis() > 0 && late() < 0) {
      step.subjects().forEach(subject -> warm(step, subject));
    }
    for (int round = 0; round < step.rounds(); round++) {
      long late = late();
      if (late > GRACE_NANOS) {
        step.subjects().forEach(subject -> samples.failed(step.id(), subject, "no time was left"));
        return;
      }
      if (late > 0 && round > 0) {
        return;
      }
      List<String> subjects = new ArrayList<>(step.subjects());
      Collections.shuffle(subjects, random);
      Map<String, CompletableFuture<Line>> answers = new LinkedHashMap<>();
      for (String subject : subjects) {
        if (samples.hasNone(step.id(), subject)) {
          continue;
        }
        CompletableFuture<Line> answer = ask(step, subject);
        answers.put(subject, answer);
        if (!step.together()) {
          Line unused = WorkerProcess.await(answer);
        }
      }
      answers.forEach((subject, answer) -> take(step, subject, WorkerProcess.await(answer), true));
    }
  }

  private long late() {
    return System.nanoTime() - deadline;
  }

  /** By time, not by rounds: a round of a fast subject is over before anything is compiled. */
  private void warm(Step step, String subject) {
    long end = System.nanoTime() + step.warmMillis() * 1_000_000L;
    do {
      Line answer = WorkerProcess.await(ask(step, subject));
      take(step, subject, answer, false);
    } while (System.nanoTime() - end < 0 && !samples.hasNone(step.id(), subject));
  }

  private CompletableFuture<Line> ask(Step step, String subject) {
    return worker(platform.home(subject)).ask(step.order().with(Worker.SUBJECT, subject));
  }

  private void take(Step step, String subject, Line answer, boolean counts) {
    if (answer.word().equals(Line.NONE)) {
      samples.none(step.id(), subject, answer.text(Line.REASON));
    } else if (answer.word().equals(Line.FAILED)) {
      samples.failed(step.id(), subject, answer.text(Line.REASON));
      // What hung may hang on: the next one is measured in a new process.
      WorkerProcess hung = workers.remove(platform.home(subject));
      if (hung != null) {
        hung.close();
      }
    } else if (counts) {
      answer
          .fields()
          .forEach(
              (name, value) -> samples.add(step.id(), subject, name, Double.parseDouble(value)));
    }
  }

  private WorkerProcess worker(String subject) {
    WorkerProcess worker = workers.get(subject);
    if (worker == null || !worker.isAlive()) {
      worker = platform.start(subject);
      workers.put(subject, worker);
    }
    return worker;
  }

  @Override
  public void close() {
    workers.values().forEach(WorkerProcess::close);
  }
}
