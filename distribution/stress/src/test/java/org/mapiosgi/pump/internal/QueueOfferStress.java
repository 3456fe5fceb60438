// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.mapiosgi.pump.internal.queue.ManyToOneQueue;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;

/** Elements come, in order and complete; also where one chunk of slots ends and the next begins. */
final class QueueOfferStress {
  private static final int CHUNK = 1024;

  private QueueOfferStress() {}

  /** A queue whose next elements are the last of a chunk and the first of the next. */
  private static ManyToOneQueue<Integer> nearItsChunksEnd() {
    ManyToOneQueue<Integer> queue = new ManyToOneQueue<>();
    for (int i = 1; i < CHUNK; i++) {
      long unused = queue.offer(0);
      Integer polled = queue.poll();
      if (polled == null) {
        throw new IllegalStateException("not even alone");
      }
    }
    return queue;
  }

  /** A producer and the consumer. */
  @JCStressTest
  @Outcome(
      id = {"0, 0, 12", "1, 0, 2", "1, 2, 0", "0, 1, 2"},
      expect = ACCEPTABLE,
      desc = "both")
  @Outcome(expect = FORBIDDEN, desc = "one is lost, or they come in another order")
  @State
  public static class WhilePolled {
    private final ManyToOneQueue<Integer> queue = nearItsChunksEnd();

    /** The producer. */
    @Actor
    public void offer() {
      long first = queue.offer(1);
      long second = queue.offer(2);
      if (second != first + 1) {
        throw new IllegalStateException("nobody else took a number");
      }
    }

    /** The consumer. */
    @Actor
    public void poll(III_Result result) {
      result.r1 = digit(queue.poll());
      result.r2 = digit(queue.poll());
    }

    /** The consumer, later. */
    @Arbiter
    public void pollRest(III_Result result) {
      for (Integer next = queue.poll(); next != null; next = queue.poll()) {
        result.r3 = 10 * result.r3 + next;
      }
    }

    private static int digit(Integer polled) {
      return polled == null ? 0 : polled;
    }
  }

  /** Two producers. */
  @JCStressTest
  @Outcome(
      id = {"12, 34", "34, 12"},
      expect = ACCEPTABLE,
      desc = "one after the other")
  @Outcome(
      id = {"13, 24", "13, 42", "31, 24", "31, 42"},
      expect = ACCEPTABLE,
      desc = "in turn, and each in its order")
  @Outcome(expect = FORBIDDEN, desc = "one is lost, or overtaken by its own producer's next")
  @State
  public static class ByTwo {
    private final ManyToOneQueue<Integer> queue = nearItsChunksEnd();

    /** One. */
    @Actor
    public void offer() {
      long unused = queue.offer(1);
      unused = queue.offer(2);
    }

    /** The other. */
    @Actor
    public void offerToo() {
      long unused = queue.offer(3);
      unused = queue.offer(4);
    }

    /** The consumer. */
    @Arbiter
    public void poll(II_Result result) {
      result.r1 = two();
      result.r2 = two();
      if (!queue.isEmpty()) {
        result.r1 = -1;
      }
    }

    private int two() {
      Integer first = queue.poll();
      Integer second = queue.poll();
      return first == null || second == null ? -1 : 10 * first + second;
    }
  }
}
