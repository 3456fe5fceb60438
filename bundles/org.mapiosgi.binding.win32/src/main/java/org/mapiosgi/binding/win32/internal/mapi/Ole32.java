// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.binding.win32.internal.crash.NativeCrash;
import org.mapiosgi.binding.win32.internal.winapi.WindowsLibrary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** ole32.dll, direct-mapped: an apartment for the calling thread, and the filter of its calls. */
final class Ole32 implements Win32Mapi.Ole {
  private static final Logger LOG = LoggerFactory.getLogger(Ole32.class);
  private static final long RELEASE_OFFSET =
      (long) MapiMethod.UNKNOWN_RELEASE.slot() * Native.POINTER_SIZE;

  static {
    WindowsLibrary.register(Ole32.class, "ole32");
  }

  private final CallFilter filter;
  private final NativeCrash crash;

  // One for each initialisation: puts back the filter that was there before ours, or does nothing.
  private final ThreadLocal<Deque<Runnable>> undo = ThreadLocal.withInitial(ArrayDeque::new);

  Ole32(CallFilter filter, NativeCrash crash) {
    this.filter = filter;
    this.crash = crash;
  }

  // Named as the DLL exports them.
  private static native int OleInitialize(@Nullable Pointer reserved);

  private static native void OleUninitialize();

  private static native int CoRegisterMessageFilter(Pointer filter, PointerByReference previous);

  @Override
  public int initialize() {
    int result = guarded("OleInitialize", () -> OleInitialize(null));
    if (!new HResult(result).isFailure()) {
      undo.get().push(filter.isWanted() ? register() : () -> {});
    }
    return result;
  }

  /** Returns what undoes it. */
  private Runnable register() {
    PointerByReference before = new PointerByReference();
    HResult result = new HResult(CoRegisterMessageFilter(filter.object(), before));
    if (result.isFailure()) {
      LOG.warn(
          "CoRegisterMessageFilter failed with {} on thread {}: its calls to a busy COM server fail"
              + " at once, without a retry",
          result,
          Thread.currentThread().getName());
      return () -> {};
    }
    Pointer previous = before.getValue();
    return () -> restore(previous);
  }

  private static void restore(Pointer previous) {
    PointerByReference ours = new PointerByReference();
    HResult result = new HResult(CoRegisterMessageFilter(previous, ours));
    if (result.isFailure()) {
      LOG.warn(
          "CoRegisterMessageFilter failed with {} on thread {}: the earlier message filter is not"
              + " restored",
          result,
          Thread.currentThread().getName());
      return;
    }
    // Each registration is given back with its reference.
    release(ours.getValue());
    release(previous);
  }

  private static void release(Pointer object) {
    Optional.ofNullable(object)
        .map(it -> it.getPointer(0).getPointer(RELEASE_OFFSET))
        .ifPresent(code -> NativeCode.function(code).invokeInt(new Object[] {object}));
  }

  @Override
  public void uninitialize() {
    Deque<Runnable> all = undo.get();
    Runnable last = all.poll();
    try {
      if (last != null) {
        last.run();
      }
    } finally {
      if (all.isEmpty()) {
        undo.remove();
      }
      int unused =
          guarded(
              "OleUninitialize",
              () -> {
                OleUninitialize();
                return 0;
              });
    }
  }

  /** Foreign code runs in both: of the provider, and of add-ins that it has loaded. */
  private int guarded(String operation, IntSupplier call) {
    try {
      return call.getAsInt();
    } catch (Error failure) {
      throw crash.of(operation, failure);
    }
  }
}
