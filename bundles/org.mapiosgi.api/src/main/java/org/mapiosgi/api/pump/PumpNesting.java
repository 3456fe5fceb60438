// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.pump;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.util.promise.Promise;

/**
 * Runs calls and waits inside of a task, on the pump thread. A task may make a native call that
 * runs a message loop (COM, a modal dialog), or may wait. Meanwhile all other tasks wait, so that
 * no task sees the unfinished work of another. Two things may run inside: native messages, which
 * such loops dispatch; and the tasks of {@link #nestable}, if the waiting task allows them.
 *
 * <p>Timers and the handlers of handles wait until the outermost task is done. Levels count from 1;
 * the pump refuses the ninth with {@link PumpNestingException}.
 */
@ProviderType
public interface PumpNesting {
  /** The highest number of levels. */
  int MAX_DEPTH = 8;

  /** Says what the pump serves during a wait on its thread. New modes can be added. */
  enum Mode {
    /** Nothing. For short waits: meanwhile a COM call to an object of this thread waits. */
    NONE,
    /** Sent messages and COM calls, which a single-threaded apartment must serve. */
    COM,
    /** All messages, and tasks of {@link PumpNesting#nestable}. */
    ALL
  }

  /**
   * Takes tasks that may run at any depth: between other tasks, as those of {@link
   * MessagePump#execute}, and inside of {@link #call} and of waits with {@link Mode#ALL}. Nestable
   * tasks of one caller run in the order in which the caller gave them; other tasks take turns with
   * them. A nestable task must work even if an outer task is unfinished. Any thread.
   */
  Executor nestable();

  /**
   * Makes a call during which nestable tasks may run. Each time a loop of native code dispatches
   * the pump's message, nestable tasks run for at most one turn; then the loop's own messages come
   * first. The remaining tasks run after the call.
   *
   * @return what the call returned
   * @throws PumpNestingException beyond {@link #MAX_DEPTH}
   * @throws IllegalStateException on another thread than the pump's
   * @throws Exception what the call threw
   */
  <T extends @Nullable Object> T call(Callable<T> nativeCall) throws Exception;

  /**
   * Waits on the pump thread for something that happens on another thread or, with {@link
   * Mode#ALL}, in a nestable task or a message. WM_QUIT does not end the wait; the pump hands it on
   * to an outer loop of native code, if there is one.
   *
   * @param limit above zero
   * @return whether the promise is resolved
   * @throws PumpNestingException beyond {@link #MAX_DEPTH}
   * @throws IllegalStateException on another thread than the pump's, and for a promise of a task of
   *     this pump: it cannot run inside, so the wait would be in vain
   * @throws java.util.concurrent.CancellationException if {@link MessagePump#shutdownNow} is called
   *     meanwhile
   */
  boolean pumpUntil(Promise<?> promise, Duration limit, Mode mode);

  /**
   * Waits for a kernel handle and takes its signal; otherwise as {@link #pumpUntil(Promise,
   * Duration, Mode)}. Throws {@link IllegalStateException} if the pump already waits for the handle
   * ({@link MessagePump#awaitEach}).
   *
   * @param handle a HANDLE as a number
   * @return what happened to the handle; empty if the time limit has passed
   */
  Optional<PumpWait.Signal> pumpUntil(long handle, Duration limit, Mode mode);
}
