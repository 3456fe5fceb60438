// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import com.sun.jna.Callback;
import com.sun.jna.CallbackThreadInitializer;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.win32.StdCallLibrary.StdCallCallback;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.binding.win32.internal.codec.Guid;
import org.mapiosgi.binding.win32.internal.codec.NotificationDecoder;
import org.mapiosgi.spi.NativeAdviseSink;
import org.mapiosgi.spi.NativeEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * IMAPIAdviseSink implemented in Java: one vtable, and one small COM object for each sink.
 *
 * <p>A sink lives until its last Release, which may come after Unadvise (R15). The memory of a dead
 * one is kept for a long while after, so that a provider that calls it even then is met with a
 * finding instead of a crash.
 *
 * <p>Nothing here enters MAPI: OnNotify may come inside of any MAPI call.
 */
final class AdviseSinks {
  private static final Logger LOG = LoggerFactory.getLogger(AdviseSinks.class);

  private static final int S_OK = 0;
  private static final int E_NOINTERFACE = 0x80004002;
  private static final int E_POINTER = 0x80004003;
  private static final int DEAD_KEPT = 1024;

  /** The native signatures of the vtable's four functions. */
  interface QueryInterface extends StdCallCallback {
    int callback(Pointer self, Pointer iid, Pointer result);
  }

  /** AddRef and Release. */
  interface Count extends StdCallCallback {
    int callback(Pointer self);
  }

  /** IMAPIAdviseSink::OnNotify. */
  interface OnNotify extends StdCallCallback {
    int callback(Pointer self, int count, Pointer notifications);
  }

  private static final class Sink {
    final Memory object = new Memory(Native.POINTER_SIZE);
    final AtomicInteger references = new AtomicInteger(1);
    // Empty after the last Release: memory that is kept must not keep the consumer's objects.
    volatile Optional<NativeAdviseSink> target;

    Sink(NativeAdviseSink target) {
      this.target = Optional.of(target);
    }
  }

  private final Violations violations;
  private final Map<Long, Sink> live = new ConcurrentHashMap<>();
  private final Queue<Sink> dead = new ArrayDeque<>();

  // Fields, not locals: native code does not keep a callback from being collected.
  private final QueryInterface queryInterface = this::queryInterface;
  private final Count addRef = this::addRef;
  private final Count release = this::releaseReference;
  private final OnNotify onNotify = this::onNotify;
  private final Memory vtable;

  AdviseSinks(Violations violations) {
    this.violations = violations;
    // The order of IUnknown, then MapiMethod.SINK_ON_NOTIFY.
    Callback[] slots = {queryInterface, addRef, release, onNotify};
    for (Callback slot : slots) {
      // A thread of the provider's own stays attached to the JVM, as a daemon: attaching and
      // detaching around every call is slow, and detaching at the end of a call can deadlock.
      Native.setCallbackThreadInitializer(
          slot, new CallbackThreadInitializer(true, false, "mapi-provider"));
    }
    vtable = Vtable.of(slots);
  }

  /** A new COM object with one reference, which is the caller's. */
  Pointer add(NativeAdviseSink target) {
    Sink sink = new Sink(target);
    sink.object.setPointer(0, vtable);
    live.put(Pointer.nativeValue(sink.object), sink);
    return sink.object;
  }

  /** Gives the caller's reference back. */
  void release(Pointer object) {
    releaseReference(object);
  }

  /** Returns the number of sinks that are still referenced. */
  int live() {
    return live.size();
  }

  private int queryInterface(Pointer self, Pointer iid, Pointer result) {
    try {
      if (result == null || iid == null) {
        return E_POINTER;
      }
      byte[] wanted = iid.getByteArray(0, Guid.SIZE);
      if (Arrays.equals(wanted, Guid.encode(Iid.UNKNOWN))
          || Arrays.equals(wanted, Guid.encode(Iid.ADVISE_SINK))) {
        addRef(self);
        result.setPointer(0, self);
        return S_OK;
      }
      result.setPointer(0, null);
      return E_NOINTERFACE;
    } catch (Throwable failure) {
      LOG.error(
          "IMAPIAdviseSink::QueryInterface failed, and MAPI got E_NOINTERFACE; if listeners hear"
              + " nothing from now on, restart the process",
          failure);
      return E_NOINTERFACE;
    }
  }

  private int addRef(Pointer self) {
    Sink sink = find(self, "AddRef");
    return sink == null ? 0 : sink.references.incrementAndGet();
  }

  private int releaseReference(Pointer self) {
    Sink sink = find(self, "Release");
    if (sink == null) {
      return 0;
    }
    int left = sink.references.decrementAndGet();
    if (left == 0 && live.remove(Pointer.nativeValue(self)) != null) {
      sink.target = Optional.empty();
      synchronized (dead) {
        dead.add(sink);
        if (dead.size() > DEAD_KEPT) {
          dead.remove().object.close();
        }
      }
    }
    return left;
  }

  private int onNotify(Pointer self, int count, Pointer notifications) {
    try {
      Sink sink = find(self, "OnNotify");
      if (sink != null) {
        sink.target.ifPresent(target -> target.onNotify(events(count, notifications)));
      }
    } catch (Throwable failure) {
      // The provider cannot make anything of it, and an exception must not cross native frames.
      LOG.error(
          "notifications of MAPI were lost; listeners must look for changes themselves, as after"
              + " RESYNC",
          failure);
    }
    return S_OK;
  }

  private static List<NativeEvent> events(int count, Pointer notifications) {
    try {
      return new NotificationDecoder(NativeCode.view("IMAPIAdviseSink::OnNotify"))
          .events(count, Pointer.nativeValue(notifications));
    } catch (RuntimeException | Error unreadable) {
      LOG.warn(
          "notifications of MAPI cannot be read; listeners get RESYNC in their place", unreadable);
      return List.of(NotificationDecoder.RESYNC);
    }
  }

  private @Nullable Sink find(Pointer self, String method) {
    Sink sink = live.get(Pointer.nativeValue(self));
    if (sink == null) {
      violations.add(
          "R15",
          "IMAPIAdviseSink::" + method,
          "the provider used an advise sink after its last Release",
          "report it to the maker of the MAPI provider");
    }
    return sink;
  }
}
