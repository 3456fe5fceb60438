// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.winapi;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.Kernel32Util;
import com.sun.jna.ptr.IntByReference;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** kernel32.dll, direct-mapped: no reflection and no objects in what a pump calls all day. */
public final class Kernel32 {
  /**
   * The result of a call, with GetLastError.
   *
   * @param value null, false or 0 on failure
   */
  public record Result<T>(T value, int error) {}

  private static final int MAX_PATH_CHARS = 32768;

  static {
    WindowsLibrary.register(Kernel32.class, "kernel32");
  }

  private Kernel32() {}

  // Named as the DLL exports them.
  private static native Pointer CreateEventW(
      @Nullable Pointer security,
      boolean manualReset,
      boolean initialState,
      @Nullable Pointer name);

  private static native boolean SetEvent(Pointer event);

  private static native boolean CloseHandle(Pointer handle);

  private static native int WaitForSingleObject(Pointer handle, int milliseconds);

  private static native Pointer LoadLibraryExW(Pointer path, @Nullable Pointer reserved, int flags);

  private static native Pointer GetProcAddress(Pointer module, Pointer name);

  private static native @Nullable Pointer GetModuleHandleW(@Nullable Pointer name);

  private static native int GetModuleFileNameW(Pointer module, Pointer path, int chars);

  private static native int GetCurrentProcessId();

  private static native int GetCurrentThreadId();

  private static native Pointer GetCurrentThread();

  private static native boolean ProcessIdToSessionId(int process, IntByReference session);

  /** An event that resets itself when a wait ends on it. */
  public static Result<Pointer> createAutoResetEvent() {
    Pointer event = CreateEventW(null, false, false, null);
    return new Result<>(event, event == null ? Native.getLastError() : 0);
  }

  /** SetEvent. */
  public static boolean setEvent(Pointer event) {
    return SetEvent(event);
  }

  /** WaitForSingleObject without waiting: takes the signal. */
  public static int poll(Pointer handle) {
    return WaitForSingleObject(handle, 0);
  }

  /** CloseHandle. */
  public static boolean closeHandle(Pointer handle) {
    return CloseHandle(handle);
  }

  /** LoadLibraryExW. */
  public static Result<Pointer> loadLibrary(String path, int flags) {
    try (Memory text = text((path + "\0").getBytes(StandardCharsets.UTF_16LE))) {
      Pointer module = LoadLibraryExW(text, null, flags);
      return new Result<>(module, module == null ? Native.getLastError() : 0);
    }
  }

  /** GetProcAddress; null where there is none of the name. */
  public static Pointer getProcAddress(Pointer module, String name) {
    try (Memory text = text((name + "\0").getBytes(StandardCharsets.US_ASCII))) {
      return GetProcAddress(module, text);
    }
  }

  /** The file of a DLL that this process has loaded; empty where it has none of the name. */
  public static Optional<String> loadedFrom(String dll) {
    try (Memory name = text((dll + "\0").getBytes(StandardCharsets.UTF_16LE));
        Memory path = new Memory(2L * MAX_PATH_CHARS)) {
      Pointer module = GetModuleHandleW(name);
      int chars = module == null ? 0 : GetModuleFileNameW(module, path, MAX_PATH_CHARS);
      return chars == 0 || chars == MAX_PATH_CHARS
          ? Optional.empty()
          : Optional.of(path.getWideString(0));
    }
  }

  private static Memory text(byte[] bytes) {
    Memory memory = new Memory(bytes.length);
    memory.write(0, bytes, 0, bytes.length);
    return memory;
  }

  /** GetCurrentProcessId. */
  public static int processId() {
    return GetCurrentProcessId();
  }

  /** GetCurrentThread: a handle that means the calling thread, and is not closed. */
  public static Pointer currentThread() {
    return GetCurrentThread();
  }

  /** GetCurrentThreadId, unsigned. */
  public static long threadId() {
    return Integer.toUnsignedLong(GetCurrentThreadId());
  }

  /** The module of the process's program: what a window class is registered for. */
  public static Pointer programModule() {
    return Objects.requireNonNull(GetModuleHandleW(null), "the module of the program");
  }

  /** The Terminal Services session this process is in; 0 is that of the services. */
  public static OptionalInt sessionId() {
    IntByReference session = new IntByReference();
    return ProcessIdToSessionId(GetCurrentProcessId(), session)
        ? OptionalInt.of(session.getValue())
        : OptionalInt.empty();
  }

  /** Returns the text of Windows for an error, with its number. */
  public static String describe(int error) {
    String number = "error " + error;
    try {
      return Kernel32Util.formatMessage(error).strip() + " (" + number + ")";
    } catch (RuntimeException noText) {
      return number;
    }
  }
}
