// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.function.Function;

/** Compares the work for an input with the work for one of double its size. */
public final class Growth {
  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Growth() {}

  /** Work that may throw. */
  public interface Work<I> {
    /** Does the work for an input. */
    void on(I input) throws Exception;
  }

  /**
   * Asserts that double the size allocates at most 2.5 times the memory. The memory is counted in
   * bytes, so that a busy machine changes nothing.
   */
  public static <I> void assertLinear(int size, Function<Integer, I> inputs, Work<I> work)
      throws Exception {
    I once = inputs.apply(size);
    I twice = inputs.apply(2 * size);
    work.on(once);
    long ofOnce = allocated(once, work);
    long ofTwice = allocated(twice, work);
    assertThat(ofTwice).isBetween(1L, ofOnce * 5 / 2);
  }

  private static <I> long allocated(I input, Work<I> work) throws Exception {
    long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    work.on(input);
    return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
  }
}
