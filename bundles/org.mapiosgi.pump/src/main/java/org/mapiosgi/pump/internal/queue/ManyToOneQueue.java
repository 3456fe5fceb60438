// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.queue;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.pump.internal.measure.WaitTimes;

/**
 * An unbounded first-in-first-out queue from many threads to one.
 *
 * <p>{@link #offer} takes a number from a counter and stores into the slot of that number: one
 * atomic instruction, a few where producers meet, and 4 to 8 bytes an element (a chunk of slots at
 * a time). The number is taken before the element is stored, so {@link #isEmpty} is false from then
 * on; the consumer waits the few instructions until the element is there.
 *
 * <p>An element belongs to the thread that swaps it for {@link #TAKEN}: the consumer by {@link
 * #poll} or {@link #drain}, its producer by {@link #withdraw}, or any thread by {@link #claimAll}.
 * So each element is either run or handed back, and never both.
 *
 * <p>An offer that throws, for want of stack, has offered nothing.
 *
 * <p>Progress: offer is lock-free (wait-free except where a chunk ends); the consumer waits for a
 * producer that is between its two steps.
 *
 * @param <E> the type of the elements
 */
public final class ManyToOneQueue<E> {
  private static final int SHIFT = Chunk.SHIFT;
  private static final int CHUNK = Chunk.SIZE;
  private static final int MASK = CHUNK - 1;

  /**
   * One in so many elements is stamped with the time: reading the clock takes longer than offer.
   */
  private static final int STAMP_SHIFT = Chunk.STAMP_SHIFT;

  private static final int STAMP_MASK = (1 << STAMP_SHIFT) - 1;

  /**
   * How long a producer leaves the counter to another that it met: the first time, and the last.
   */
  private static final int FIRST_PAUSE = 8;

  private static final int LAST_PAUSE = 16;

  /** In place of an element that somebody has. */
  private static final Object TAKEN = new Object();

  private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(Object[].class);
  private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);

  /**
   * Takes elements one by one.
   *
   * @param <E> their type
   */
  public interface Taker<E> {
    /** Whether it wants another. */
    boolean take(E element);
  }

  /** Why no more elements were given. */
  public enum Drained {
    /** None was left. */
    EMPTY,
    /** The taker wanted no more. */
    ENOUGH,
    /** {@link #recall}. */
    RECALLED
  }

  /* The counters live 128 bytes from anything else: producers must not slow the consumer. */
  private static final int PRODUCED = 16;
  private static final int CONSUMED = 32;
  private final long[] cells = new long[48];

  /** Where the consumer is. */
  private volatile Chunk head;

  /** A chunk that was in use not long ago: where a producer starts to look for its own. */
  private volatile Chunk recent;

  private volatile boolean recalled;

  /** Null if the times are not measured. */
  private final @Nullable WaitTimes times;

  /** A queue that notes no times. */
  public ManyToOneQueue() {
    this(null);
  }

  /**
   * A queue.
   *
   * @param times take how long some of the elements waited; null to measure nothing
   */
  public ManyToOneQueue(@Nullable WaitTimes times) {
    this.times = times;
    head = new Chunk(0, times != null);
    recent = head;
  }

  /** Any thread. Returns the element's number, for {@link #withdraw}. */
  public long offer(E element) {
    // Read before the number is taken: then this chunk is not after the number's.
    Chunk start = recent;
    long number = number();
    int offset = (int) number & MASK;
    Chunk chunk;
    try {
      chunk = find(start, number >> SHIFT);
      if (chunk != start) {
        recent = chunk;
      }
      if ((offset & STAMP_MASK) == 0 && times != null) {
        chunk.stamps[offset >> STAMP_SHIFT] = times.stamp();
      }
      SLOT.setRelease(chunk.slots, offset, element);
    } catch (Throwable e) {
      // No stack is left for the second step, and the consumer would wait for it for ever. So there
      // must be no call here either, where it can be done without.
      Chunk own = start;
      while (own.id < number >> SHIFT) {
        Chunk next = own.next;
        own = next == null ? own.append() : next == own ? head : next;
      }
      own.slots[offset] = TAKEN;
      throw e;
    }
    if (offset == 0) {
      try {
        chunk.prepare();
      } catch (StackOverflowError e) {
        // The element is there. It is tried again where the chunk ends.
        return number;
      }
    }
    return number;
  }

  /**
   * The next number. Two processors that add to one counter at once send its cache line to and fro
   * for each; so a producer that meets another leaves it the line for a moment, a few times at
   * most.
   */
  private long number() {
    long[] shared = cells;
    for (int pause = FIRST_PAUSE; pause <= LAST_PAUSE; pause *= 2) {
      long next = (long) CELL.getOpaque(shared, PRODUCED);
      if (CELL.compareAndSet(shared, PRODUCED, next, next + 1)) {
        return next;
      }
      for (int i = 0; i < pause; i++) {
        Thread.onSpinWait();
      }
    }
    return (long) CELL.getAndAdd(shared, PRODUCED, 1L);
  }

  private Chunk find(Chunk start, long id) {
    Chunk chunk = start;
    while (chunk.id < id) {
      Chunk next = chunk.next;
      if (next == chunk) {
        // Retired. The consumer cannot have passed an empty slot, so its chunk is not after ours.
        chunk = head;
      } else {
        chunk = next != null ? next : chunk.append();
      }
    }
    return chunk;
  }

  /** The consumer only: the next element, or null where there is none. */
  public @Nullable E poll() {
    while (true) {
      long number = cells[CONSUMED];
      Chunk chunk = reach(head, number);
      Object element = chunk == null ? null : take(chunk, number);
      if (element != TAKEN) {
        @SuppressWarnings("unchecked")
        E next = (E) element;
        return next;
      }
    }
  }

  /**
   * The consumer only: gives elements to the taker until it has enough, somebody recalls them, or
   * none is left. The taker must leave this queue alone.
   */
  public Drained drain(Taker<? super E> taker) {
    long number = cells[CONSUMED];
    Chunk chunk = head;
    while (true) {
      Chunk next = reach(chunk, number);
      if (next == null) {
        return Drained.EMPTY;
      }
      chunk = next;
      Object element = take(chunk, number);
      if (element == null) {
        return Drained.EMPTY;
      }
      number++;
      if (element != TAKEN) {
        if (!taker.take(cast(element))) {
          return Drained.ENOUGH;
        }
        if (recalled) {
          return Drained.RECALLED;
        }
      }
    }
  }

  /** Any thread: each {@link #drain} ends after one element, also the one that goes on now. */
  public void recall() {
    recalled = true;
  }

  /** The chunk where the number's slot is; null where nobody has that number yet. */
  private @Nullable Chunk reach(Chunk chunk, long number) {
    if (((int) number & MASK) != 0 || number >> SHIFT == chunk.id) {
      return chunk;
    }
    return number == produced() ? null : retire(chunk);
  }

  /**
   * Takes the element from the number's slot, and leaves TAKEN; null if the number is not given
   * yet.
   */
  private @Nullable Object take(Chunk chunk, long number) {
    int offset = (int) number & MASK;
    Object[] slots = chunk.slots;
    Object element = SLOT.getAcquire(slots, offset);
    if (element == null) {
      if (number == produced()) {
        return null;
      }
      element = awaitStore(slots, offset);
    }
    if ((offset & STAMP_MASK) == 0 && times != null && element != TAKEN) {
      // Before it is taken: a failure here, for want of stack, must not lose it.
      times.takes(chunk.stamps[offset >> STAMP_SHIFT]);
    }
    element = SLOT.getAndSet(slots, offset, TAKEN);
    CELL.setRelease(cells, CONSUMED, number + 1);
    return element;
  }

  private Chunk retire(Chunk chunk) {
    Chunk next = chunk.next;
    if (next == null) {
      next = chunk.append();
    }
    head = next;
    // A dead chunk must not keep its successors reachable; a late reader starts again at the head.
    chunk.next = chunk;
    return next;
  }

  // A yield, not a park, comes first: a timed park takes a tick of the system clock on Windows.
  @SuppressWarnings("ThreadPriorityCheck")
  private static Object awaitStore(Object[] slots, int offset) {
    Object element = SLOT.getAcquire(slots, offset);
    for (int spins = 0; element == null; spins++) {
      if (spins < 200) {
        Thread.onSpinWait();
      } else if (spins < 2000) {
        Thread.yield();
      } else {
        // The producer was preempted between its two steps.
        LockSupport.parkNanos(50_000);
      }
      element = SLOT.getAcquire(slots, offset);
    }
    return element;
  }

  /** Any thread. Takes back one element; false where somebody has it already. */
  public boolean withdraw(long number, E element) {
    Chunk chunk = head;
    while (chunk.id < number >> SHIFT) {
      Chunk next = chunk.next;
      chunk = next == chunk ? head : Objects.requireNonNull(next, "the chunk of a given number");
    }
    return chunk.id == number >> SHIFT
        && SLOT.compareAndSet(chunk.slots, (int) number & MASK, element, TAKEN);
  }

  /**
   * Any thread. Takes every element that has its number now, and waits for those whose producer is
   * between its two steps. Returns how many it took.
   */
  public int claimAll(List<? super E> into) {
    int before = into.size();
    long end = produced();
    Chunk chunk = head;
    while (chunk != null && chunk.id << SHIFT < end) {
      long numbers = Math.min(CHUNK, end - (chunk.id << SHIFT));
      for (int offset = 0; offset < numbers; offset++) {
        Object element = awaitStore(chunk.slots, offset);
        if (element != TAKEN && SLOT.compareAndSet(chunk.slots, offset, element, TAKEN)) {
          into.add(cast(element));
        }
      }
      Chunk next = chunk.next;
      chunk = next == chunk ? head : next;
    }
    return into.size() - before;
  }

  /** Any thread: the sum over what is in the queue, at about this moment. */
  public long sum(ToIntFunction<? super E> weight) {
    long sum = 0;
    long end = produced();
    Chunk chunk = head;
    while (chunk != null && chunk.id << SHIFT < end) {
      for (int offset = 0; offset < CHUNK; offset++) {
        Object element = SLOT.getAcquire(chunk.slots, offset);
        if (element != null && element != TAKEN) {
          sum += weight.applyAsInt(cast(element));
        }
      }
      Chunk next = chunk.next;
      // Retired while we looked: the consumer has all of it, and is at the head.
      chunk = next == chunk ? head : next;
    }
    return sum;
  }

  /** Whether every number taken was consumed. Exact on the consumer's thread. */
  public boolean isEmpty() {
    return (long) CELL.getAcquire(cells, CONSUMED) == produced();
  }

  /** How many elements wait, at about this moment. */
  public long size() {
    long consumed = (long) CELL.getAcquire(cells, CONSUMED);
    return Math.max(0, produced() - consumed);
  }

  /** Any thread: how many elements were taken out so far. */
  public long consumed() {
    return (long) CELL.getAcquire(cells, CONSUMED);
  }

  private long produced() {
    return (long) CELL.getVolatile(cells, PRODUCED);
  }

  @SuppressWarnings("unchecked")
  private E cast(Object element) {
    return (E) element;
  }
}
