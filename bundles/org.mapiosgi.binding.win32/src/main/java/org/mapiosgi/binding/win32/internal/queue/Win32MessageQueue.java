// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.queue;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.binding.win32.internal.codec.Abi;
import org.mapiosgi.binding.win32.internal.codec.Field;
import org.mapiosgi.binding.win32.internal.codec.Struct;
import org.mapiosgi.binding.win32.internal.crash.NativeCrash;
import org.mapiosgi.binding.win32.internal.winapi.Com;
import org.mapiosgi.binding.win32.internal.winapi.Kernel32;
import org.mapiosgi.binding.win32.internal.winapi.ObjectTypes;
import org.mapiosgi.binding.win32.internal.winapi.User32;
import org.mapiosgi.spi.DispatchReport;
import org.mapiosgi.spi.HandleWaits;
import org.mapiosgi.spi.InputFilter;
import org.mapiosgi.spi.MessageQueue;
import org.mapiosgi.spi.MessageWindow;
import org.mapiosgi.spi.MessageWindows;

/** The message queue of the thread that opened it. */
final class Win32MessageQueue implements MessageQueue, HandleWaits, MessageWindows, InputFilter {
  private static final int WM_QUIT = 0x0012;
  private static final int WM_TIMER = 0x0113;
  private static final int PM_NOREMOVE = 0x0;
  private static final int PM_REMOVE = 0x1;
  // Everything, sent messages too: COM and other processes' broadcasts wait for those (P3).
  private static final int QS_ALLINPUT = 0x04FF;
  private static final int QS_SENDMESSAGE = 0x0040;
  private static final int PM_QS_SENDMESSAGE = QS_SENDMESSAGE << 16;
  // A message that was seen before and left ends the wait as well (P1).
  private static final int MWMO_INPUTAVAILABLE = 0x4;
  private static final int WAIT_OBJECT_0 = 0;
  private static final int WAIT_FAILED = -1;
  private static final int INFINITE = -1;

  // Windows does not count the time that the machine sleeps (P12): a long wait is looked at anew.
  private static final int LONGEST_WAIT_MS = 60_000;
  private static final long NANOS_PER_MS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long LONGEST_WAIT_NANOS = LONGEST_WAIT_MS * NANOS_PER_MS;

  /** {@link Com#await}. */
  interface CallWait {
    Com.Wait await(int count, Pointer handles, int milliseconds);
  }

  private final String name;
  private final CallWait calls;
  private final NativeCrash crash;
  private final Abi abi;
  private final Thread owner = Thread.currentThread();
  private final WakeEvent wake;
  private final Memory message;
  private final WaitHandles handles;
  private final long messageField;
  private final List<Win32Window> windows = new ArrayList<>(1);
  private int exitCode;
  private boolean announced;
  private boolean doubtful;
  private boolean closed;

  /** Written by the owner, read by anybody. */
  private volatile int dispatching;

  private final DispatchReport report = () -> dispatching;

  private Win32MessageQueue(
      String name, CallWait calls, NativeCrash crash, WakeEvent wake, Abi abi) {
    this.crash = crash;
    this.name = name;
    this.calls = calls;
    this.abi = abi;
    this.wake = wake;
    this.message = new Memory(Struct.MSG.size(abi));
    this.handles = new WaitHandles(wake.handle(), abi.pointerSize(), Kernel32::poll);
    this.messageField = Field.MSG_MESSAGE.in(abi);
    // The first look makes the system give the thread its queue; before, a message posted to the
    // thread is lost (P9).
    User32.peekMessage(message, PM_NOREMOVE);
  }

  static MessageQueue open(String name, NativeCrash crash) {
    return open(name, Com::await, crash);
  }

  static MessageQueue open(String name, CallWait calls, NativeCrash crash) {
    Kernel32.Result<Pointer> event = Kernel32.createAutoResetEvent();
    if (event.value() == null) {
      throw failed("CreateEventW", event.error(), name);
    }
    return new Win32MessageQueue(
        name,
        calls,
        crash,
        new WakeEvent(WakeEvent.KERNEL32, event.value()),
        Abi.ofPointerSize(Native.POINTER_SIZE));
  }

  private static MapiException failed(String operation, int error, String name) {
    return MapiException.of(
        operation,
        new HResult(0x80070000 | error),
        "the message queue of pump \"" + name + "\": " + Kernel32.describe(error));
  }

  @Override
  public void wake() {
    wake.signal();
  }

  @Override
  public Wakeup await(long nanos) {
    requireOwner();
    if (handles.hasNews()) {
      return Wakeup.HANDLE;
    }
    long start = doubtful ? System.nanoTime() : 0;
    Wakeup end = waitFor(milliseconds(nanos), QS_ALLINPUT, MWMO_INPUTAVAILABLE);
    if (end == Wakeup.MESSAGE && doubtful && isEmpty()) {
      // The system says "input" and has none, and it would go on saying so (P4). PeekMessage has
      // just looked, so from here on only what is new counts. A message sent between the two looks
      // was answered here, and may have changed what the owner waits for: so never forever.
      long left = nanos == FOREVER ? FOREVER : nanos - (System.nanoTime() - start);
      end = waitFor(milliseconds(Math.min(left, LONGEST_WAIT_NANOS)), QS_ALLINPUT, 0);
      doubtful = end == Wakeup.MESSAGE;
    }
    announced = end == Wakeup.MESSAGE;
    return end;
  }

  /**
   * Says whether there is nothing to dispatch. PeekMessage answers sent messages, and here their
   * code would run inside of a wait that does not know of it. So if one is there, this does not
   * call PeekMessage, and {@link #dispatch} answers the message.
   */
  private boolean isEmpty() {
    if (User32.isInQueue(QS_SENDMESSAGE)) {
      return false;
    }
    int around = dispatching;
    // A message that is sent after that look is answered by PeekMessage, and its code may hang.
    dispatching = DispatchReport.UNKNOWN_MESSAGE;
    try {
      return !peek(PM_NOREMOVE);
    } finally {
      dispatching = around;
    }
  }

  @Override
  public Wakeup await(long nanos, Input input) {
    if (input == Input.ALL) {
      return await(nanos);
    }
    requireOwner();
    if (handles.hasNews()) {
      return Wakeup.HANDLE;
    }
    if (input == Input.NONE) {
      return waitFor(milliseconds(nanos), 0, 0);
    }
    return Com.isSingleThreaded() ? awaitCalls(nanos) : awaitSent(nanos);
  }

  /** COM answers its calls and sent messages while it waits. */
  private Wakeup awaitCalls(long nanos) {
    Com.Wait end;
    try {
      end = calls.await(handles.count(), handles.array(), milliseconds(nanos));
    } catch (Error failure) {
      throw crash.of("a call of COM that a waiting thread answered", failure);
    }
    if (end.isTimeout()) {
      return Wakeup.TIMEOUT;
    }
    if (end.isSignalled()) {
      return told(end.index());
    }
    // A wait without COM finds out which handle is at fault. If none is, COM would fail again at
    // once and the owner would spin. So this wait goes without COM, too.
    Wakeup found = waitFor(0, 0, 0);
    return found == Wakeup.TIMEOUT ? awaitSent(nanos) : found;
  }

  /** Without COM on this thread there are no calls, but there are sent messages. */
  private Wakeup awaitSent(long nanos) {
    Wakeup end = waitFor(milliseconds(nanos), QS_SENDMESSAGE, MWMO_INPUTAVAILABLE);
    if (end != Wakeup.MESSAGE) {
      return end;
    }
    // Looking for nothing but sent messages answers them, and returns none.
    boolean unused = peek(PM_REMOVE | PM_QS_SENDMESSAGE);
    return Wakeup.TIMEOUT;
  }

  private Wakeup told(int result) {
    if (result == WAIT_OBJECT_0) {
      wake.consumed();
      return Wakeup.WOKEN;
    }
    return handles.note(result) ? Wakeup.HANDLE : Wakeup.TIMEOUT;
  }

  private Wakeup waitFor(int milliseconds, int mask, int flags) {
    int count = handles.count();
    int result = User32.msgWait(count, handles.array(), milliseconds, mask, flags);
    if (result == WAIT_OBJECT_0 + count) {
      return Wakeup.MESSAGE;
    }
    if (result == WAIT_FAILED) {
      int error = Native.getLastError();
      // One bad handle makes the whole wait fail; the others must not suffer.
      if (handles.findFailed()) {
        return Wakeup.HANDLE;
      }
      throw failed("MsgWaitForMultipleObjectsEx", error, name);
    }
    return told(result);
  }

  /** Rounded up: a wait that ends too early would spin until the time is really there (P11). */
  static int milliseconds(long nanos) {
    if (nanos == FOREVER) {
      return INFINITE;
    }
    if (nanos <= 0) {
      return 0;
    }
    long whole = nanos / NANOS_PER_MS + (nanos % NANOS_PER_MS == 0 ? 0 : 1);
    return (int) Math.min(whole, LONGEST_WAIT_MS);
  }

  @Override
  public int capacity() {
    return WaitHandles.CAPACITY;
  }

  @Override
  public void watch(long... watched) {
    requireOwner();
    handles.watch(watched);
  }

  @Override
  public HandleState probe(int index) {
    requireOwner();
    return handles.probe(index);
  }

  @Override
  public HandleState look(long handle) {
    requireOwner();
    return handles.look(new Pointer(handle));
  }

  @Override
  public boolean isMutex(long handle) {
    return ObjectTypes.MUTEX.equals(ObjectTypes.of(new Pointer(handle)));
  }

  @Override
  public Dispatched dispatch() {
    requireOwner();
    boolean expected = announced;
    announced = false;
    if (!peek(PM_REMOVE)) {
      // Sent messages were answered by the look itself, or there was nothing to begin with.
      doubtful = expected;
      for (int index = 0; index < windows.size(); index++) {
        windows.get(index).noRingIsQueued();
      }
      return Dispatched.NONE;
    }
    doubtful = false;
    return dispatchRemoved();
  }

  @Override
  public Dispatched dispatchTimer() {
    requireOwner();
    return peekTimer() ? dispatchRemoved() : Dispatched.NONE;
  }

  /** PeekMessage, which runs the window procedures of sent messages. */
  private boolean peek(int remove) {
    try {
      return User32.peekMessage(message, remove);
    } catch (Error failure) {
      throw crash.of("the window procedure of a sent message", failure);
    }
  }

  private boolean peekTimer() {
    try {
      return User32.peekMessage(message, WM_TIMER, PM_REMOVE);
    } catch (Error failure) {
      throw crash.of("the window procedure of a sent message", failure);
    }
  }

  private Dispatched dispatchRemoved() {
    int id = message.getInt(messageField);
    if (id == WM_QUIT) {
      exitCode = message.getInt(Field.MSG_WPARAM.in(abi));
      return Dispatched.QUIT;
    }
    int around = dispatching;
    dispatching = id;
    try {
      User32.translateAndDispatch(message);
    } catch (Error failure) {
      throw crash.of(String.format("the window procedure of message 0x%04X", id), failure);
    } finally {
      dispatching = around;
    }
    return Dispatched.MESSAGE;
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

  @Override
  public Optional<DispatchReport> dispatching() {
    return Optional.of(report);
  }

  @Override
  public void postQuit() {
    requireOwner();
    User32.postQuit(exitCode);
  }

  @Override
  public MessageWindow window(MessageWindow.Procedure procedure) {
    requireOwner();
    Win32Window made = Win32Window.create(name, abi, procedure);
    windows.add(made);
    return made;
  }

  @Override
  public void close() {
    requireThread();
    if (!closed) {
      closed = true;
      wake.close();
      message.close();
      handles.close();
    }
  }

  private void requireOwner() {
    requireThread();
    if (closed) {
      throw new IllegalStateException("the message queue of pump \"" + name + "\" is closed");
    }
  }

  private void requireThread() {
    if (Thread.currentThread() != owner) {
      throw new IllegalStateException(
          "the message queue of pump \"" + name + "\" belongs to thread " + owner.getName());
    }
  }
}
