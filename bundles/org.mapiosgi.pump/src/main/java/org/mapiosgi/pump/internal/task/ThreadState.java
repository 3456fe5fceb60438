// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.task;

/**
 * The state of a thread that code of others can change: name, priority, context class loader and
 * interrupt flag. It is put back before the next code runs there. So no code finds, or keeps in
 * memory, an object of another bundle.
 */
public final class ThreadState {
  private final Thread thread;
  private final String name;
  private final int priority;
  private final ClassLoader loader;
  private final boolean interrupted;

  private ThreadState(Thread thread, boolean interrupted) {
    this.thread = thread;
    this.name = thread.getName();
    this.priority = thread.getPriority();
    this.loader = thread.getContextClassLoader();
    this.interrupted = interrupted;
  }

  /** The state of a thread that has run no code of others yet; not interrupted. */
  public static ThreadState own(Thread thread) {
    return new ThreadState(thread, false);
  }

  /** The state of the calling thread right now. Its interrupt flag is cleared. */
  public static ThreadState take() {
    return new ThreadState(Thread.currentThread(), Thread.interrupted());
  }

  /** Puts the state back. On the thread itself. Costs a few reads if nothing has changed. */
  // Nothing relies on the priority; it is put back.
  @SuppressWarnings("ThreadPriorityCheck")
  public void restore() {
    boolean unused = Thread.interrupted();
    if (thread.getContextClassLoader() != loader) {
      thread.setContextClassLoader(loader);
    }
    if (thread.getPriority() != priority) {
      thread.setPriority(priority);
    }
    if (!thread.getName().equals(name)) {
      thread.setName(name);
    }
    if (interrupted) {
      thread.interrupt();
    }
  }
}
