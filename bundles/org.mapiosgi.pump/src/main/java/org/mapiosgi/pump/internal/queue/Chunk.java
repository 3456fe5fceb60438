// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.queue;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Slots of a {@link ManyToOneQueue} for the numbers from id * SIZE on. The next chunk of a retired
 * one is the chunk itself.
 */
final class Chunk {
  static final int SHIFT = 10;
  static final int SIZE = 1 << SHIFT;

  /** One element in 2 to this power has a stamp. */
  static final int STAMP_SHIFT = 6;

  private static final long[] NO_STAMPS = {};
  private static final VarHandle NEXT;

  static {
    try {
      NEXT = MethodHandles.lookup().findVarHandle(Chunk.class, "next", Chunk.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  final long id;
  final Object[] slots = new Object[SIZE];
  final long[] stamps;
  volatile @Nullable Chunk next;

  Chunk(long id, boolean stamped) {
    this.id = id;
    this.stamps = stamped ? new long[SIZE >> STAMP_SHIFT] : NO_STAMPS;
  }

  private Chunk after() {
    return new Chunk(id + 1, stamps != NO_STAMPS);
  }

  /**
   * Makes the next chunk while there is room in this one: a producer that has its number must not
   * fail for want of memory, because the consumer would wait for its element.
   */
  void prepare() {
    if (next == null) {
      try {
        append(after());
      } catch (OutOfMemoryError | StackOverflowError e) {
        // It is tried again where the chunk ends.
        return;
      }
    }
  }

  /** Gives the next chunk, and makes it if there is none. Waits for memory. */
  Chunk append() {
    while (true) {
      try {
        return append(after());
      } catch (OutOfMemoryError e) {
        LockSupport.parkNanos(1_000_000);
      }
    }
  }

  private Chunk append(Chunk made) {
    Chunk other = (Chunk) NEXT.compareAndExchange(this, null, made);
    return other == null ? made : other;
  }
}
