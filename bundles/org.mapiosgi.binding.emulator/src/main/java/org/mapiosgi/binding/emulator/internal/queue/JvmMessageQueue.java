// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.queue;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.mapiosgi.spi.DispatchReport;
import org.mapiosgi.spi.HandleWaits;
import org.mapiosgi.spi.InputFilter;
import org.mapiosgi.spi.MessageQueue;
import org.mapiosgi.spi.MessageWindow;
import org.mapiosgi.spi.MessageWindows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A message queue made of a parked thread. */
final class JvmMessageQueue implements MessageQueue, HandleWaits, MessageWindows, InputFilter {
  private static final Logger LOG = LoggerFactory.getLogger(JvmMessageQueue.class);

  private final String name;
  private final Thread owner;
  private final ThreadMessages messages;
  private final RegisteredMessages names;
  private final WatchedEvents events;
  private final AtomicBoolean woken = new AtomicBoolean();
  private boolean closed;

  JvmMessageQueue(
      String name,
      Thread owner,
      ThreadMessages messages,
      RegisteredMessages names,
      WatchedEvents events) {
    this.name = name;
    this.owner = owner;
    this.messages = messages;
    this.names = names;
    this.events = events;
  }

  @Override
  public void wake() {
    // Each time, for one that came before may have failed here: no stack was left.
    woken.set(true);
    LockSupport.unpark(owner);
  }

  @Override
  public Wakeup await(long nanos) {
    return await(nanos, Input.ALL);
  }

  /** There are no sent messages here: a call of COM would be one. */
  @Override
  public Wakeup await(long nanos, Input input) {
    checkOwner("await");
    long begin = System.nanoTime();
    // A wait in native code does not end by interruption: the flag is kept for whoever asks later.
    boolean interrupted = false;
    try {
      while (true) {
        if (woken.getAndSet(false)) {
          return Wakeup.WOKEN;
        }
        if (events.hasNews()) {
          return Wakeup.HANDLE;
        }
        if (input == Input.ALL && !messages.isEmpty()) {
          return Wakeup.MESSAGE;
        }
        if (nanos == FOREVER) {
          LockSupport.park(this);
        } else {
          long left = nanos - (System.nanoTime() - begin);
          if (left <= 0) {
            return Wakeup.TIMEOUT;
          }
          LockSupport.parkNanos(this, left);
        }
        interrupted |= Thread.interrupted();
      }
    } finally {
      if (interrupted) {
        owner.interrupt();
      }
    }
  }

  @Override
  public int capacity() {
    return WatchedEvents.CAPACITY;
  }

  @Override
  public void watch(long... handles) {
    checkOwner("watch");
    events.watch(handles);
  }

  @Override
  public HandleState probe(int index) {
    checkOwner("probe");
    return events.probe(index);
  }

  @Override
  public HandleState look(long handle) {
    checkOwner("look");
    return events.look(handle);
  }

  /** All handles here are those of events. */
  @Override
  public boolean isMutex(long handle) {
    return false;
  }

  @Override
  public Dispatched dispatch() {
    checkOwner("dispatch");
    Runnable message = messages.poll();
    if (message == null) {
      return Dispatched.NONE;
    }
    if (message == ThreadMessages.QUIT) {
      return Dispatched.QUIT;
    }
    try {
      message.run();
    } catch (RuntimeException e) {
      // Nothing crosses a window procedure.
      LOG.error("a message in the queue of pump '{}' failed; the pump goes on", name, e);
    }
    return Dispatched.MESSAGE;
  }

  /** There are no timers of windows here. */
  @Override
  public Dispatched dispatchTimer() {
    checkOwner("dispatchTimer");
    return Dispatched.NONE;
  }

  @Override
  public void postQuit() {
    checkOwner("postQuit");
    messages.post(owner, ThreadMessages.QUIT);
  }

  @Override
  public MessageWindow window(MessageWindow.Procedure procedure) {
    checkOwner("window");
    return new JvmWindow(
        name, names.newWindow(), names, message -> messages.post(owner, message), procedure);
  }

  @Override
  public Optional<HandleWaits> handles() {
    return Optional.of(this);
  }

  @Override
  public Optional<MessageWindows> windows() {
    return Optional.of(this);
  }

  @Override
  public Optional<InputFilter> input() {
    return Optional.of(this);
  }

  /** Messages have no numbers here. */
  @Override
  public Optional<DispatchReport> dispatching() {
    return Optional.empty();
  }

  @Override
  public void close() {
    if (!closed) {
      checkOwner("close");
      events.watch();
      closed = true;
    }
  }

  private void checkOwner(String method) {
    if (Thread.currentThread() != owner) {
      throw new IllegalStateException(
          "MessageQueue."
              + method
              + " of pump '"
              + name
              + "' belongs to thread "
              + owner.getName()
              + ", not to "
              + Thread.currentThread().getName());
    }
    if (closed) {
      throw new IllegalStateException("the message queue of pump '" + name + "' is closed");
    }
  }
}
