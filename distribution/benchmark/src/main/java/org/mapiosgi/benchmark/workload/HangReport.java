// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.workload;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.mapiosgi.benchmark.run.Line;
import org.mapiosgi.benchmark.subject.NotOffered;
import org.mapiosgi.benchmark.subject.Subject;
import org.mapiosgi.benchmark.subject.SubjectThread;

/**
 * B14: a task blocks for {@code millis} while {@link #BEHIND} others wait. When does the log tell
 * of it, and how much of what is asked first does it tell: whose thread, since when, in what, which
 * task, where in it, how many wait?
 */
final class HangReport implements Workload {
  private static final int BEHIND = 3;

  /** What an operator looks for in the log. */
  private static final class Hanging implements Runnable {
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);

    @Override
    public void run() {
      started.countDown();
      try {
        gate.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public Line run(Subject subject, Line order) throws Exception {
    String thread = SubjectThread.of(subject).getName();
    PrintStream errors = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    Hanging hanging = new Hanging();
    try {
      subject.poster(hanging).run();
      Pause.await(hanging.started, "the task that hangs");
      long start = System.nanoTime();
      Runnable behind = subject.poster(new Nothing());
      for (int i = 0; i < BEHIND; i++) {
        behind.run();
      }
      long limit = start + TimeUnit.MILLISECONDS.toNanos(order.number("millis"));
      while (log.size() == 0 && System.nanoTime() - limit < 0) {
        Pause.parkUntil(System.nanoTime() + 5_000_000);
      }
      if (log.size() == 0) {
        throw new NotOffered("report of a hang");
      }
      double millis = (System.nanoTime() - start) / 1e6;
      return Line.of(Line.RESULT)
          .with("millis", millis)
          .with("facts", facts(log.toString(StandardCharsets.UTF_8), thread));
    } finally {
      hanging.gate.countDown();
      System.setErr(errors);
      errors.print(log.toString(StandardCharsets.UTF_8));
    }
  }

  private static long facts(String text, String thread) {
    return List.of(
            Pattern.quote(thread),
            "(?i)2[.]?[0-9]{3,} ?ms|PT2[.][0-9]+S|\\b2[.,][0-9]+ ?s",
            "\\b(TASK|task|timer|message)\\b",
            Pattern.quote(Hanging.class.getName()),
            "park|CountDownLatch|Hanging[.]run",
            "\\b" + BEHIND + " tasks")
        .stream()
        .filter(fact -> Pattern.compile(fact).matcher(text).find())
        .count();
  }
}
