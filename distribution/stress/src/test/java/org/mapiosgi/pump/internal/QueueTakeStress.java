// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.ArrayList;
import org.mapiosgi.pump.internal.queue.ManyToOneQueue;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Two threads take the same element: one of them gets it. */
final class QueueTakeStress {
  private QueueTakeStress() {}

  private static ManyToOneQueue<String> one() {
    ManyToOneQueue<String> queue = new ManyToOneQueue<>();
    long unused = queue.offer("it");
    return queue;
  }

  private static int claimAll(ManyToOneQueue<String> queue) {
    return queue.claimAll(new ArrayList<>());
  }

  /** The consumer against the producer. */
  @JCStressTest
  @Outcome(
      id = {"1, 0", "0, 1"},
      expect = ACCEPTABLE,
      desc = "one has it")
  @Outcome(expect = FORBIDDEN, desc = "both have it, or neither")
  @State
  public static class PollAndWithdraw {
    private final ManyToOneQueue<String> queue = one();

    /** The consumer. */
    @Actor
    public void poll(II_Result result) {
      result.r1 = queue.poll() == null ? 0 : 1;
    }

    /** The producer. */
    @Actor
    public void withdraw(II_Result result) {
      result.r2 = queue.withdraw(0, "it") ? 1 : 0;
    }
  }

  /** The consumer against the thread that ends the pump. */
  @JCStressTest
  @Outcome(
      id = {"1, 0", "0, 1"},
      expect = ACCEPTABLE,
      desc = "one has it")
  @Outcome(expect = FORBIDDEN, desc = "both have it, or neither")
  @State
  public static class PollAndClaim {
    private final ManyToOneQueue<String> queue = one();

    /** The consumer. */
    @Actor
    public void poll(II_Result result) {
      result.r1 = queue.poll() == null ? 0 : 1;
    }

    /** The thread that ends the pump. */
    @Actor
    public void claim(II_Result result) {
      result.r2 = claimAll(queue);
    }
  }

  /** The consumer, which takes all elements, against the thread that ends the pump. */
  @JCStressTest
  @Outcome(
      id = {"1, 0", "0, 1"},
      expect = ACCEPTABLE,
      desc = "one has it")
  @Outcome(expect = FORBIDDEN, desc = "both have it, or neither")
  @State
  public static class DrainAndClaim {
    private final ManyToOneQueue<String> queue = one();

    /** The consumer. */
    @Actor
    public void drain(II_Result result) {
      ManyToOneQueue.Drained unused =
          queue.drain(
              element -> {
                result.r1++;
                return true;
              });
    }

    /** The thread that ends the pump. */
    @Actor
    public void claim(II_Result result) {
      result.r2 = claimAll(queue);
    }
  }

  /** The producer against the thread that ends the pump. */
  @JCStressTest
  @Outcome(
      id = {"1, 0", "0, 1"},
      expect = ACCEPTABLE,
      desc = "one has it")
  @Outcome(expect = FORBIDDEN, desc = "both have it, or neither")
  @State
  public static class WithdrawAndClaim {
    private final ManyToOneQueue<String> queue = one();

    /** The producer. */
    @Actor
    public void withdraw(II_Result result) {
      result.r1 = queue.withdraw(0, "it") ? 1 : 0;
    }

    /** The thread that ends the pump. */
    @Actor
    public void claim(II_Result result) {
      result.r2 = claimAll(queue);
    }
  }
}
