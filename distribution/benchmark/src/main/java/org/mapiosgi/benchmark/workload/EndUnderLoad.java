// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.mapiosgi.benchmark.run.Line;
import org.mapiosgi.benchmark.subject.Subject;

/**
 * B13: an end while {@code count} futures are pending. {@code how=orderly}: all wait at the
 * beginning. {@code how=now}: four threads go on submitting until they are refused.
 */
final class EndUnderLoad implements Workload {
  private static final int THREADS = 4;
  private static final long PATIENCE_MILLIS = 12_000;

  @Override
  public Line run(Subject subject, Line order) throws Exception {
    int count = order.number("count");
    return order.text("how").equals("orderly") ? orderly(subject, count) : now(subject, count);
  }

  private static Line orderly(Subject subject, int count) throws Exception {
    List<Future<?>> futures = new ArrayList<>(count);
    Nothing nothing = new Nothing();
    try (Gate gate = Gate.close(subject)) {
      for (int i = 0; i < count; i++) {
        futures.add(subject.submit(nothing));
      }
      long start = System.nanoTime();
      subject.shutdown();
      gate.open();
      boolean ended = subject.awaitEnd(PATIENCE_MILLIS);
      return result(futures, start, ended);
    }
  }

  private static Line now(Subject subject, int count) throws Exception {
    Nothing nothing = new Nothing();
    AtomicInteger submitted = new AtomicInteger();
    List<List<Future<?>>> accepted = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      accepted.add(new ArrayList<>());
    }
    Producers producers =
        Producers.of(
            THREADS,
            number -> {
              try {
                // An end to it, for a subject that refuses nothing.
                while (submitted.incrementAndGet() < 10 * count) {
                  accepted.get(number).add(subject.submit(nothing));
                }
              } catch (RejectedExecutionException e) {
                // The subject has ended: so has this producer.
                return;
              }
            });
    long start = producers.go();
    while (submitted.get() < count) {
      Thread.onSpinWait();
    }
    subject.shutdownNow();
    boolean ended = subject.awaitEnd(PATIENCE_MILLIS);
    producers.join();
    List<Future<?>> all = new ArrayList<>();
    accepted.forEach(all::addAll);
    return result(all, start, ended);
  }

  private static Line result(List<Future<?>> futures, long start, boolean ended) {
    double millis = (System.nanoTime() - start) / 1e6;
    long undone = futures.stream().filter(future -> !future.isDone()).count();
    return Line.of(Line.RESULT)
        .with(OPERATIONS, futures.size())
        .with("millis", millis)
        .with("ended", ended ? 1 : 0)
        .with("undone", undone);
  }
}
