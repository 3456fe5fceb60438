// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Which of many calls are struck: one out of each of as many equal parts, the same in each run. */
final class Sample {
  /** Another gives another sample. */
  private static final long SEED = Long.getLong("faults.seed", 4);

  private Sample() {}

  /** Numbers from 1 to the number of calls, in their order: all, or as many as are wanted. */
  static List<Integer> of(int calls, int wanted) {
    if (calls <= wanted) {
      return IntStream.rangeClosed(1, calls).boxed().toList();
    }
    SplittableRandom random = new SplittableRandom(SEED);
    return IntStream.range(0, wanted)
        .map(i -> 1 + random.nextInt(part(calls, wanted, i), part(calls, wanted, i + 1)))
        .boxed()
        .toList();
  }

  private static int part(int calls, int wanted, int i) {
    return (int) ((long) i * calls / wanted);
  }
}
