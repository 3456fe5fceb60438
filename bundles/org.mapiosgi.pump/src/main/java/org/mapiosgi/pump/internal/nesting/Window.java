// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.nesting;

import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.pump.PumpWindow;
import org.mapiosgi.pump.internal.core.PumpContext;
import org.mapiosgi.pump.internal.task.Callbacks;
import org.mapiosgi.pump.internal.task.ThreadState;
import org.mapiosgi.spi.MessageQueue;
import org.mapiosgi.spi.MessageWindow;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pump's window: made when it is first needed, closed with the pump. */
final class Window implements PumpWindow, MessageWindow.Procedure {
  private static final int HIGHEST_MESSAGE = 0xFFFF;
  private static final StackWalker CALLERS =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private final Logger logger = LoggerFactory.getLogger(Window.class);
  private final PumpContext pump;
  private final Callbacks callbacks;
  private final List<Range> listeners = new CopyOnWriteArrayList<>();
  private BooleanSupplier rung = () -> false;

  /* The pump's. */
  private @Nullable MessageQueue queue;
  private @Nullable MessageWindow window;
  private boolean refused;

  Window(PumpContext pump, Callbacks callbacks) {
    this.pump = pump;
    this.callbacks = callbacks;
  }

  /** Before the pump starts: runs nestable tasks; whether there are more. */
  void onRing(BooleanSupplier runner) {
    rung = runner;
  }

  void attach(MessageQueue opened) {
    queue = opened;
  }

  /** The pump: the window, or null where there can be none; then nestable tasks run later. */
  @Nullable MessageWindow open() {
    if (window == null && !refused) {
      try {
        window = create();
      } catch (Throwable e) {
        refused = true;
        logger.warn(
            "pump '{}' has no window, so nestable tasks do not run inside of native calls, but"
                + " after them",
            pump.name(),
            e);
      }
    }
    return window;
  }

  private MessageWindow create() {
    if (queue == null) {
      throw pump.lifecycle().rejection();
    }
    return queue.windows().orElseThrow(this::noWindows).window(this);
  }

  private UnsupportedOperationException noWindows() {
    return new UnsupportedOperationException(
        "the message queue of pump '" + pump.name() + "' has no windows");
  }

  void ring() {
    if (window != null) {
      window.ring();
    }
  }

  /** The pump's end, before its queue is closed. */
  void close() {
    refused = true;
    if (window != null) {
      window.close();
      window = null;
    }
    queue = null;
  }

  @Override
  public boolean rung() {
    return rung.getAsBoolean();
  }

  @Override
  public OptionalLong received(int id, long wParam, long lParam) {
    Message message = null;
    for (Range range : listeners) {
      if (range.contains(id)) {
        message = message == null ? new Message(id, wParam, lParam) : message;
        OptionalLong result = range.hear(message);
        if (result.isPresent()) {
          return result;
        }
      }
    }
    return OptionalLong.empty();
  }

  @Override
  public Promise<Long> handle() {
    return onPump(MessageWindow::handle);
  }

  @Override
  public Promise<Integer> register(String name) {
    Objects.requireNonNull(name, "name");
    return onPump(made -> made.register(name));
  }

  @Override
  public Promise<Void> post(Message message) {
    Objects.requireNonNull(message, "message");
    return onPump(
        made -> {
          made.post(message.id(), message.wParam(), message.lParam());
          return null;
        });
  }

  /** Uses the window. */
  private interface Use<T> {
    @Nullable T of(MessageWindow made);
  }

  /** Finds the class that calls, because nothing else says which consumer it is. */
  private static Class<?> caller() {
    return CALLERS.walk(
        frames ->
            frames
                .<Class<?>>map(StackWalker.StackFrame::getDeclaringClass)
                .filter(type -> type.getClassLoader() != Window.class.getClassLoader())
                .findFirst()
                .orElse(Window.class));
  }

  private <T> Promise<T> onPump(Use<T> use) {
    Deferred<T> deferred = callbacks.of(caller()).deferred();
    Callable<T> work =
        () -> {
          MessageWindow made = window;
          if (made == null) {
            made = create();
            window = made;
          }
          return use.of(made);
        };
    if (pump.tasks().isPumpThread()) {
      resolve(deferred, work);
    } else if (!pump.lifecycle().isRunning()
        || !pump.intake().request(() -> resolve(deferred, work))) {
      deferred.fail(pump.lifecycle().rejection());
    }
    return deferred.getPromise();
  }

  private static <T> void resolve(Deferred<T> deferred, Callable<T> work) {
    T value;
    try {
      value = work.call();
    } catch (Throwable e) {
      deferred.fail(e);
      return;
    }
    deferred.resolve(value);
  }

  @Override
  public Listening listen(int first, int last, Listener listener) {
    Objects.requireNonNull(listener, "listener");
    if (first < 0 || last < first || last > HIGHEST_MESSAGE) {
      throw new IllegalArgumentException(
          String.format(
              "a range of messages lies in 0 to 0x%X, not %d to %d", HIGHEST_MESSAGE, first, last));
    }
    Range range = new Range(first, last, listener);
    listeners.add(0, range);
    return range;
  }

  /** One listener. */
  private final class Range implements Listening {
    private final int first;
    private final int last;
    private final Listener listener;
    private volatile boolean removed;

    Range(int first, int last, Listener listener) {
      this.first = first;
      this.last = last;
      this.listener = listener;
    }

    boolean contains(int id) {
      return !removed && first <= id && id <= last;
    }

    OptionalLong hear(Message message) {
      ThreadState outer = ThreadState.take();
      pump.tasks().thread().restore();
      try {
        return Objects.requireNonNull(listener.received(message), "the listener's result");
      } catch (Throwable e) {
        pump.failures().report("a listener of window messages", e);
        return OptionalLong.empty();
      } finally {
        outer.restore();
      }
    }

    @Override
    public void remove() {
      removed = true;
      listeners.remove(this);
    }
  }
}
