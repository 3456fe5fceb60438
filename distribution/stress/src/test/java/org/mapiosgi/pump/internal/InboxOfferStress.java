// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;

/** Elements come, in order and complete; also where one chunk of slots ends and the next begins. */
final class InboxOfferStress {
  private static final int CHUNK = 1024;

  private InboxOfferStress() {}

  /** An inbox whose next elements are the last of a chunk and the first of the next. */
  private static Inbox<Integer> nearItsChunksEnd() {
    Inbox<Integer> inbox = new Inbox<>();
    for (int i = 1; i < CHUNK; i++) {
      long unused = inbox.offer(0);
      Integer polled = inbox.poll();
      if (polled == null) {
        throw new IllegalStateException("not even alone");
      }
    }
    return inbox;
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
    private final Inbox<Integer> inbox = nearItsChunksEnd();

    /** The producer. */
    @Actor
    public void offer() {
      long first = inbox.offer(1);
      long second = inbox.offer(2);
      if (second != first + 1) {
        throw new IllegalStateException("nobody else took a number");
      }
    }

    /** The consumer. */
    @Actor
    public void poll(III_Result result) {
      result.r1 = digit(inbox.poll());
      result.r2 = digit(inbox.poll());
    }

    /** The consumer, later. */
    @Arbiter
    public void pollRest(III_Result result) {
      for (Integer next = inbox.poll(); next != null; next = inbox.poll()) {
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
    private final Inbox<Integer> inbox = nearItsChunksEnd();

    /** One. */
    @Actor
    public void offer() {
      long unused = inbox.offer(1);
      unused = inbox.offer(2);
    }

    /** The other. */
    @Actor
    public void offerToo() {
      long unused = inbox.offer(3);
      unused = inbox.offer(4);
    }

    /** The consumer. */
    @Arbiter
    public void poll(II_Result result) {
      result.r1 = two();
      result.r2 = two();
      if (!inbox.isEmpty()) {
        result.r1 = -1;
      }
    }

    private int two() {
      Integer first = inbox.poll();
      Integer second = inbox.poll();
      return first == null || second == null ? -1 : 10 * first + second;
    }
  }
}
