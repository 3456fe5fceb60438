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
 * runs a message loop (COM, a modal dialog), or may wait. All other tasks wait meanwhile, so that
 * no task sees another one half done. Two things may run inside: native messages, which such loops
 * dispatch; and the tasks of {@link #nestable}, if the task that waits allows them.
 *
 * <p>Timers and the handlers of handles wait until the outermost task is done. Levels count from 1;
 * the pump refuses the ninth with {@link PumpNestingException}.
 */
@ProviderType
public interface PumpNesting {
  /** The most levels. */
  int MAX_DEPTH = 8;

  /** What is served during a wait on the pump thread. */
  enum Mode {
    /** Nothing. For short waits: a COM call for an object of this thread waits meanwhile. */
    NONE,
    /** Sent messages and calls of COM: what a single-threaded apartment owes others. */
    COM,
    /** All messages, and tasks of {@link PumpNesting#nestable}. */
    ALL
  }

  /**
   * Takes tasks that may run at any depth: between other tasks, as those of {@link
   * MessagePump#execute}, and inside of {@link #call} and of waits with {@link Mode#ALL}. Nestable
   * tasks of one caller run in the order in which the caller gave them; other tasks take turns with
   * them. A nestable task must work whatever an outer task has left half done. Any thread.
   */
  Executor nestable();

  /**
   * Makes a call during which nestable tasks may run. Each time a loop of native code dispatches
   * the pump's message, nestable tasks run for at most one turn; then the loop's own messages come
   * first. The tasks that are left run after the call.
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
   * @throws java.util.concurrent.CancellationException where {@link MessagePump#shutdownNow} is
   *     called meanwhile
   */
  boolean pumpUntil(Promise<?> promise, Duration limit, Mode mode);

  /**
   * As {@link #pumpUntil(Promise, Duration, Mode)}, for a handle of the kernel, whose signal it
   * takes. A handle the pump waits for already ({@link MessagePump#awaitEach}) is refused with
   * {@link IllegalStateException}.
   *
   * @param handle a HANDLE as a number
   * @return what happened to the handle; empty if the time limit has passed
   */
  Optional<PumpWait.Signal> pumpUntil(long handle, Duration limit, Mode mode);
}
