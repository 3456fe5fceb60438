// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.queue;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.Arrays;
import java.util.function.ToIntFunction;
import org.mapiosgi.spi.HandleWaits.HandleState;

/**
 * The array of handles of a wait: the wake event first, then those that are watched and can be
 * waited for. Remembers what a wait has told of one, because the wait has taken its signal.
 */
final class WaitHandles implements AutoCloseable {
  /** MAXIMUM_WAIT_OBJECTS is 64; one place is for messages, one for the wake, one to spare. */
  static final int CAPACITY = 61;

  private static final int WAIT_OBJECT_0 = 0;
  private static final int WAIT_ABANDONED_0 = 0x80;
  private static final int WAIT_TIMEOUT = 0x102;

  private final int pointerSize;
  private final ToIntFunction<Pointer> poll;
  private final Memory array;
  private Pointer[] watched = {};
  private HandleState[] known = {};

  // The number of the watched handle at each place after the wake's.
  private int[] places = {};

  /**
   * An array with the wake event only.
   *
   * @param poll WaitForSingleObject without waiting
   */
  WaitHandles(Pointer wake, int pointerSize, ToIntFunction<Pointer> poll) {
    this.pointerSize = pointerSize;
    this.poll = poll;
    this.array = new Memory((long) (1 + CAPACITY) * pointerSize);
    this.array.setPointer(0, wake);
  }

  void watch(long... handles) {
    if (handles.length > CAPACITY) {
      throw new IllegalArgumentException(
          "a wait takes at most " + CAPACITY + " handles, not " + handles.length);
    }
    Pointer[] next = new Pointer[handles.length];
    HandleState[] states = new HandleState[handles.length];
    for (int index = 0; index < handles.length; index++) {
      next[index] = new Pointer(handles[index]);
      // A wait may have taken the signal of one that stays: nobody else will tell of it.
      int before = Arrays.asList(watched).indexOf(next[index]);
      states[index] = before < 0 ? HandleState.PENDING : known[before];
    }
    watched = next;
    known = states;
    fill();
  }

  private void fill() {
    int[] next = new int[watched.length];
    int count = 0;
    for (int index = 0; index < watched.length; index++) {
      if (known[index] != HandleState.FAILED) {
        next[count++] = index;
        array.setPointer((long) count * pointerSize, watched[index]);
      }
    }
    places = Arrays.copyOf(next, count);
  }

  Memory array() {
    return array;
  }

  /** With the wake event. */
  int count() {
    return 1 + places.length;
  }

  /** Notes what a wait returned; whether it was about a watched handle. */
  boolean note(int result) {
    int signalled = result - WAIT_OBJECT_0;
    int abandoned = result - WAIT_ABANDONED_0;
    if (signalled > 0 && signalled <= places.length) {
      known[places[signalled - 1]] = HandleState.SIGNALED;
      return true;
    }
    if (abandoned > 0 && abandoned <= places.length) {
      known[places[abandoned - 1]] = HandleState.ABANDONED;
      return true;
    }
    return false;
  }

  /** After a wait that failed: finds the handles it failed for; whether there is any. */
  boolean findFailed() {
    boolean found = false;
    for (int index : places) {
      if (known[index] == HandleState.PENDING) {
        known[index] = look(watched[index]);
      }
      found |= known[index] == HandleState.FAILED;
    }
    fill();
    return found;
  }

  /**
   * Says whether a signal was taken that its owner has not been told of; failures come as they are
   * found.
   */
  boolean hasNews() {
    for (HandleState state : known) {
      if (state != HandleState.PENDING && state != HandleState.FAILED) {
        return true;
      }
    }
    return false;
  }

  HandleState probe(int index) {
    HandleState state = known[index];
    if (state == HandleState.PENDING) {
      state = look(watched[index]);
    }
    if (state == HandleState.FAILED) {
      known[index] = state;
      fill();
    } else {
      known[index] = HandleState.PENDING;
    }
    return state;
  }

  /** Takes the signal of any handle. */
  HandleState look(Pointer handle) {
    return switch (poll.applyAsInt(handle)) {
      case WAIT_OBJECT_0 -> HandleState.SIGNALED;
      case WAIT_ABANDONED_0 -> HandleState.ABANDONED;
      case WAIT_TIMEOUT -> HandleState.PENDING;
      default -> HandleState.FAILED;
    };
  }

  @Override
  public void close() {
    array.close();
  }
}
