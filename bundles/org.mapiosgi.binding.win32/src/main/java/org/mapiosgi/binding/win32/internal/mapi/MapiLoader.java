// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.binding.win32.internal.crash.NativeCrash;
import org.mapiosgi.spi.NativeMapi;
import org.mapiosgi.spi.flight.FlightEventType;

/**
 * Loads MAPI, once.
 *
 * <p>The one static state of this bundle: a MAPI library keeps window procedures and threads in the
 * process and crashes it when it is unloaded, and two of them crash each other (R35). Whatever is
 * loaded outlives the component that asked for it and is found here by the next one.
 */
public final class MapiLoader {
  private static final ReentrantLock LOCK = new ReentrantLock();
  private static @Nullable Loaded loaded;

  private record Loaded(Path library, NativeMapi mapi, CallFilter filter) {}

  private MapiLoader() {}

  /**
   * Loads the DLL, or returns what was loaded before.
   *
   * @param library absolute
   * @param retry how long calls of COM to a busy server are made again; 0 for not at all, and then
   *     threads that are initialised meanwhile have no filter
   * @param crash judges what native calls throw
   * @throws MapiException where Windows refuses to load it, where it is no Extended MAPI, or where
   *     another one is already loaded
   */
  public static NativeMapi load(Path library, Duration retry, NativeCrash crash) {
    LOCK.lock();
    try {
      Loaded one = loaded;
      if (one == null) {
        CallFilter filter = new CallFilter();
        FlightEventType calls = FlightEventType.nativeCalls();
        NativeMapi mapi =
            new Win32Mapi(
                LoadedMapiLibrary.load(library, crash, calls),
                new Ole32(filter, crash),
                crash,
                calls);
        one = new Loaded(library, mapi, filter);
        loaded = one;
        pin(mapi);
      } else if (!same(one.library(), library)) {
        throw MapiException.of(
                "LoadLibraryExW",
                HResult.CALL_FAILED,
                library + " cannot be loaded beside " + one.library())
            .withHint("R35", "a loaded MAPI stays; restart the process to use another one");
      }
      one.filter().retryFor(retry);
      return one.mapi();
    } finally {
      LOCK.unlock();
    }
  }

  /** One file has several names: Windows may tell another one than it was asked to load. */
  private static boolean same(Path one, Path other) {
    try {
      return one.equals(other) || Files.isSameFile(one, other);
    } catch (IOException gone) {
      return false;
    }
  }

  /**
   * Makes an object live as long as the JVM: after a refresh of this bundle its class loader may be
   * collected, and with it the code of an advise sink that MAPI still holds.
   */
  private static void pin(NativeMapi mapi) {
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(mapi::liveBuffers, "mapi-osgi-pin"));
    } catch (IllegalStateException shuttingDown) {
      // Then nothing is collected any more.
    }
  }
}
