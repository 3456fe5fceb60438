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
 * What may run on a pump thread inside of a task of it. A task that makes a native call which runs
 * a message loop of its own (COM, a modal dialog), or that waits, keeps all others waiting: they
 * never run inside, so that no task sees another one half done. Two things are exempt: native
 * messages, which such loops dispatch; and the tasks of {@link #nestable}, where the task that
 * waits has allowed them.
 *
 * <p>Timers and the handlers of handles wait until the outermost task is done. Levels count from 1;
 * the ninth is refused with {@link PumpNestingException}.
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
   * Tasks that may run at any depth: between others as those of {@link MessagePump#execute}, and
   * inside of {@link #call} and of waits with {@link Mode#ALL}. In the order in which each caller
   * gave them here; tasks of the pump itself take turns with them. They must be right whatever a
   * task further out has left half done. Any thread.
   */
  Executor nestable();

  /**
   * Makes a call during which nestable tasks may run, each time a loop of native code dispatches
   * the pump's messages: at most as many, and as long, as in one turn, then the loop's own messages
   * come first. What the call does not dispatch runs after it.
   *
   * @return what the call returned
   * @throws PumpNestingException beyond {@link #MAX_DEPTH}
   * @throws IllegalStateException on another thread than the pump's
   * @throws Exception what the call threw
   */
  <T extends @Nullable Object> T call(Callable<T> nativeCall) throws Exception;

  /**
   * Waits on the pump thread for something that happens on another thread, or, with {@link
   * Mode#ALL}, in a nestable task or a message. WM_QUIT does not end the wait; it is handed on to a
   * loop of native code further out, where one is.
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
   * @return what there is to tell of it; empty where the time is over
   */
  Optional<PumpWait.Signal> pumpUntil(long handle, Duration limit, Mode mode);
}
