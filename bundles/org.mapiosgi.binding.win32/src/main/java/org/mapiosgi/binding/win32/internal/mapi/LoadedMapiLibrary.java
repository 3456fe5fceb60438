// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import com.sun.jna.Function;
import com.sun.jna.Pointer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.binding.win32.internal.crash.NativeCrash;
import org.mapiosgi.binding.win32.internal.winapi.Kernel32;
import org.mapiosgi.spi.flight.FlightEvent;
import org.mapiosgi.spi.flight.FlightEventType;

/** The functions of a MAPI DLL, by address. The DLL is never freed (R35). */
final class LoadedMapiLibrary implements MapiLibrary {
  // The DLL's own folder first for what it depends on, not that of java.exe.
  private static final int LOAD_WITH_ALTERED_SEARCH_PATH = 0x8;

  private static final int ERROR_MOD_NOT_FOUND = 126;
  private static final int ERROR_BAD_EXE_FORMAT = 193;

  private final NativeCrash crash;
  private final FlightEventType calls;
  private final Function initialize;
  private final Function uninitialize;
  private final Function logonEx;
  private final Function adminProfiles;
  private final Function allocateBuffer;
  private final Function freeBuffer;
  private final @Nullable Function freeProws; // null where it is not exported

  private LoadedMapiLibrary(Path path, Pointer module, NativeCrash crash, FlightEventType calls) {
    this.crash = crash;
    this.calls = calls;
    // The number is that of the bytes of arguments in a name that is decorated for __stdcall.
    this.initialize = function(path, module, "MAPIInitialize", 4);
    this.uninitialize = function(path, module, "MAPIUninitialize", 0);
    this.logonEx = function(path, module, "MAPILogonEx", 20);
    this.adminProfiles = function(path, module, "MAPIAdminProfiles", 8);
    this.allocateBuffer = function(path, module, "MAPIAllocateBuffer", 8);
    this.freeBuffer = function(path, module, "MAPIFreeBuffer", 4);
    this.freeProws = find(module, "FreeProws", 4);
  }

  static MapiLibrary load(Path path, NativeCrash crash, FlightEventType calls) {
    Kernel32.Result<Pointer> module =
        Kernel32.loadLibrary(path.toString(), LOAD_WITH_ALTERED_SEARCH_PATH);
    if (module.value() == null) {
      throw refused(path, module.error());
    }
    return new LoadedMapiLibrary(path, module.value(), crash, calls);
  }

  static MapiException refused(Path path, int error) {
    MapiException failure =
        MapiException.of(
            "LoadLibraryExW",
            new HResult(0x80070000 | error),
            path + " was not loaded: " + Kernel32.describe(error));
    return switch (error) {
      case ERROR_MOD_NOT_FOUND ->
          failure.withHint(
              "R34",
              "the DLL or one that it depends on is missing; often VCRUNTIME140_1.dll of the"
                  + " Visual C++ runtime");
      case ERROR_BAD_EXE_FORMAT ->
          failure.withHint("R32", "the DLL and the JVM differ in bitness, or the file is damaged");
      default -> failure;
    };
  }

  private static Function function(Path path, Pointer module, String name, int bytes) {
    Function function = find(module, name, bytes);
    if (function == null) {
      throw MapiException.of(
              "GetProcAddress", HResult.NO_SUPPORT, path + " does not export " + name)
          .withHint("R33", "the DLL is no Extended MAPI; name Outlook's olmapi32.dll");
    }
    return function;
  }

  private static @Nullable Function find(Pointer module, String name, int bytes) {
    Pointer address = Kernel32.getProcAddress(module, name);
    if (address == null) {
      address = Kernel32.getProcAddress(module, name + "@" + bytes);
    }
    return address == null ? null : NativeCode.function(address);
  }

  @Override
  public int initialize(Pointer mapiInit) {
    return call("MAPIInitialize", initialize, mapiInit);
  }

  @Override
  public void uninitialize() {
    run("MAPIUninitialize", uninitialize);
  }

  @Override
  public int logonEx(Pointer profile, int flags, Pointer session) {
    // No window handle and no password, ever (R4).
    return call("MAPILogonEx", logonEx, null, profile, null, flags, session);
  }

  @Override
  public int adminProfiles(int flags, Pointer profAdmin) {
    return call("MAPIAdminProfiles", adminProfiles, flags, profAdmin);
  }

  @Override
  public int allocateBuffer(int size, Pointer buffer) {
    return call("MAPIAllocateBuffer", allocateBuffer, size, buffer);
  }

  @Override
  public void freeBuffer(Pointer buffer) {
    run("MAPIFreeBuffer", freeBuffer, buffer);
  }

  @Override
  public boolean freeProws(Pointer rows) {
    if (freeProws == null) {
      return false;
    }
    run("FreeProws", freeProws, rows);
    return true;
  }

  private int call(String operation, Function function, @Nullable Object... arguments) {
    FlightEvent event = calls.begin();
    int result = invoke(operation, function, arguments);
    if (event.isRecorded()) {
      event.end(operation, new HResult(result).name());
    }
    return result;
  }

  /** Calls a function that has no result. */
  private void run(String operation, Function function, @Nullable Object... arguments) {
    FlightEvent event = calls.begin();
    int unused = invoke(operation, function, arguments);
    if (event.isRecorded()) {
      event.end(operation, "");
    }
  }

  private int invoke(String operation, Function function, @Nullable Object... arguments) {
    try {
      return function.invokeInt(arguments);
    } catch (Error failure) {
      throw crash.of(operation, failure);
    }
  }
}
