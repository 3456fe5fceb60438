// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.queue;

import com.sun.jna.CallbackReference;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.win32.StdCallLibrary.StdCallCallback;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.binding.win32.internal.codec.Abi;
import org.mapiosgi.binding.win32.internal.codec.Field;
import org.mapiosgi.binding.win32.internal.codec.Struct;
import org.mapiosgi.binding.win32.internal.winapi.Kernel32;
import org.mapiosgi.binding.win32.internal.winapi.User32;
import org.mapiosgi.spi.MessageWindow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A message-only window with a class of its own: a class outlives the bundle that registered it
 * where a pump had to be left behind, so no two have the same name (P32).
 */
final class Win32Window implements MessageWindow {
  /** WNDPROC. */
  interface WindowProcedure extends StdCallCallback {
    @Nullable Pointer callback(Pointer window, int message, Pointer wParam, Pointer lParam);
  }

  private static final Logger LOG = LoggerFactory.getLogger(Win32Window.class);
  private static final int WM_CLOSE = 0x0010;
  private static final int WM_TIMER = 0x0113;
  private static final int USER_TIMER_MINIMUM_MS = 10;
  private static final int ERROR_NOT_ENOUGH_QUOTA = 1816;

  // Among the timers that others set on this window, ours.
  private static final Pointer RING_TIMER = new Pointer(0x4D415049L);

  /** The ring's parameter where the queue had no room for the ring itself. */
  private static final Pointer LATER = new Pointer(1);

  private final String pump;
  private final Procedure procedure;
  private final Memory className;
  private final Pointer instance = Kernel32.programModule();
  private final int ring;
  private final AtomicBoolean outstanding = new AtomicBoolean();

  // A field: native code does not keep a callback from being collected, and would call into
  // nothing (P29). It is given up with the class.
  private final WindowProcedure callback = this::receive;

  /** Null before the window exists and after its end. */
  private volatile @Nullable Pointer window;

  private Win32Window(String pump, Procedure procedure) {
    this.pump = pump;
    this.procedure = procedure;
    this.className = text("org.mapiosgi.pump." + UUID.randomUUID());
    this.ring = register("org.mapiosgi.pump.ring");
  }

  static Win32Window create(String pump, Abi abi, Procedure procedure) {
    Win32Window made = new Win32Window(pump, procedure);
    made.open(abi);
    return made;
  }

  private void open(Abi abi) {
    try (Memory type = new Memory(Struct.WNDCLASSEXW.size(abi))) {
      type.clear();
      type.setInt(Field.WNDCLASS_SIZE.in(abi), (int) type.size());
      type.setPointer(
          Field.WNDCLASS_PROCEDURE.in(abi), CallbackReference.getFunctionPointer(callback));
      type.setPointer(Field.WNDCLASS_INSTANCE.in(abi), instance);
      type.setPointer(Field.WNDCLASS_NAME.in(abi), className);
      if (!User32.registerClass(type)) {
        throw failed("RegisterClassExW", Native.getLastError());
      }
    }
    Pointer made = User32.createMessageWindow(className, instance);
    if (made == null) {
      int error = Native.getLastError();
      User32.unregisterClass(className, instance);
      // Session 0 has a small desktop heap, and every window is taken from it (P27).
      throw failed("CreateWindowExW, which needs room in the session's desktop heap,", error);
    }
    window = made;
  }

  private MapiException failed(String operation, int error) {
    return MapiException.of(
        operation,
        new HResult(0x80070000 | error),
        "the window of pump \"" + pump + "\": " + Kernel32.describe(error));
  }

  private static Memory text(String value) {
    byte[] bytes = (value + "\0").getBytes(StandardCharsets.UTF_16LE);
    Memory memory = new Memory(bytes.length);
    memory.write(0, bytes, 0, bytes.length);
    return memory;
  }

  @Override
  public long handle() {
    return Pointer.nativeValue(window);
  }

  @Override
  public int register(String name) {
    try (Memory text = text(name)) {
      int message = User32.registerMessage(text);
      if (message == 0) {
        throw failed("RegisterWindowMessageW of \"" + name + "\"", Native.getLastError());
      }
      return message;
    }
  }

  @Override
  public void ring() {
    Pointer open = window;
    if (open == null || outstanding.getAndSet(true)) {
      return;
    }
    boolean onItsWay = false;
    try {
      // The queue has no room for more than 10,000 messages. One that is sent needs no room.
      onItsWay = User32.post(open, ring, null, null) || User32.sendNotify(open, ring, LATER, null);
    } finally {
      if (!onItsWay) {
        // Whoever rings next tries again.
        outstanding.set(false);
      }
    }
  }

  /**
   * The owner has found its queue empty: a ring that is still counted as on its way was removed by
   * a loop that did not dispatch it. At worst there are two now, which does no harm.
   */
  void noRingIsQueued() {
    if (outstanding.get()) {
      outstanding.set(false);
    }
  }

  @Override
  public void post(int message, long wParam, long lParam) {
    Pointer open = window;
    if (open == null) {
      throw MapiException.of(
          "PostMessageW", new HResult(0x80070578), "the window of pump \"" + pump + "\" is closed");
    }
    if (!User32.post(open, message, pointer(wParam), pointer(lParam))) {
      int error = Native.getLastError();
      throw failed(
          error == ERROR_NOT_ENOUGH_QUOTA
              ? "PostMessageW to a thread with 10,000 messages that it has not seen"
              : "PostMessageW",
          error);
    }
  }

  private @Nullable Pointer receive(Pointer target, int message, Pointer wParam, Pointer lParam) {
    // Before it exists and while it goes there is nobody to be asked.
    if (window != null) {
      try {
        if (message == ring) {
          ringCame(wParam);
          return null;
        }
        if (message == WM_TIMER && RING_TIMER.equals(wParam)) {
          User32.killTimer(target, RING_TIMER);
          deliver();
          return null;
        }
        OptionalLong result =
            procedure.received(message, Pointer.nativeValue(wParam), Pointer.nativeValue(lParam));
        if (result.isPresent()) {
          return pointer(result.getAsLong());
        }
      } catch (Throwable failure) {
        // Nothing may cross the native frames around.
        LOG.error("the window of pump \"{}\" failed at message 0x{}", pump, hex(message), failure);
      }
      if (message == WM_CLOSE) {
        // Some send it to all windows they find; the default is to destroy this one.
        return null;
      }
    }
    return User32.defWindowProc(target, message, wParam, lParam);
  }

  private static String hex(int message) {
    return Integer.toHexString(message);
  }

  private void ringCame(Pointer later) {
    if (later == null) {
      deliver();
    } else {
      ringLater();
    }
  }

  private void deliver() {
    if (User32.inSendMessage()) {
      // A task could call no COM object from here (P21).
      ringLater();
      return;
    }
    boolean more;
    try {
      more = procedure.rung();
      if (!more) {
        outstanding.set(false);
        // Threads that rang before this have posted nothing.
        more = procedure.rung() && !outstanding.getAndSet(true);
      }
    } catch (Throwable failure) {
      // The ring is gone with it: the next one must come.
      outstanding.set(false);
      throw failure;
    }
    if (more) {
      ringLater();
    }
  }

  /** A timer comes after all that is posted, and after WM_QUIT: nothing waits for us. */
  private void ringLater() {
    if (!User32.setTimer(window, RING_TIMER, USER_TIMER_MINIMUM_MS)) {
      // Whoever rings next tries again.
      outstanding.set(false);
    }
  }

  private static @Nullable Pointer pointer(long value) {
    return value == 0 ? null : new Pointer(value);
  }

  @Override
  public void close() {
    Pointer open = window;
    if (open == null) {
      return;
    }
    window = null;
    if (!User32.destroyWindow(open)) {
      LOG.warn("{}", failed("DestroyWindow", Native.getLastError()).getMessage());
    }
    if (!User32.unregisterClass(className, instance)) {
      LOG.warn("{}", failed("UnregisterClassW", Native.getLastError()).getMessage());
    }
    className.close();
  }
}
