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
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.binding.win32.internal.codec.Guid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * COM objects that are implemented in Java, of one interface: one vtable, and one small object in
 * native memory for each Java object.
 *
 * <p>An object lives until its last Release. The memory of a dead one is kept for a long while
 * after, so that a provider that calls it even then is met with a finding instead of a crash.
 *
 * @param <T> the Java object that the methods of the interface are for
 */
final class JavaObjects<T> {
  private static final Logger LOG = LoggerFactory.getLogger(JavaObjects.class);

  private static final int S_OK = 0;
  private static final int E_NOINTERFACE = 0x80004002;
  private static final int E_POINTER = 0x80004003;
  private static final int DEAD_KEPT = 1024;
  private static final int OF_UNKNOWN = 3;

  /** IUnknown::QueryInterface. */
  interface QueryInterface extends StdCallCallback {
    int callback(Pointer self, Pointer iid, Pointer result);
  }

  /** IUnknown::AddRef and Release. */
  interface Count extends StdCallCallback {
    int callback(Pointer self);
  }

  private static final class Held<T> {
    final Memory object = new Memory(Native.POINTER_SIZE);
    final AtomicInteger references = new AtomicInteger(1);
    // Empty after the last Release: memory that is kept must not keep the consumer's objects.
    volatile Optional<T> target;

    Held(T target) {
      this.target = Optional.of(target);
    }
  }

  private final Violations violations;
  private final String interfaceName;
  private final String rule;
  private final UUID iid;
  private final Map<Long, Held<T>> live = new ConcurrentHashMap<>();
  private final Queue<Held<T>> dead = new ArrayDeque<>();

  // Fields, not locals: native code does not keep a callback from being collected.
  private final QueryInterface queryInterface = this::queryInterface;
  private final Count addRef = this::addRef;
  private final Count release = this::releaseReference;
  private final Map<MapiMethod, Callback> methods;
  private final Memory vtable;

  /**
   * Makes the vtable.
   *
   * @param interfaceName for findings and the log
   * @param rule the rule that a provider breaks if it uses an object after its last Release
   * @param iid of the interface
   * @param methods one for each slot behind those of IUnknown
   */
  JavaObjects(
      Violations violations,
      String interfaceName,
      String rule,
      UUID iid,
      Map<MapiMethod, Callback> methods) {
    this.violations = violations;
    this.interfaceName = interfaceName;
    this.rule = rule;
    this.iid = iid;
    this.methods = Map.copyOf(methods);
    Callback[] slots = new Callback[OF_UNKNOWN + methods.size()];
    slots[0] = queryInterface;
    slots[1] = addRef;
    slots[2] = release;
    this.methods.forEach((method, callback) -> slots[method.slot()] = callback);
    for (Callback slot : slots) {
      // A thread of the provider's own stays attached to the JVM, as a daemon: attaching and
      // detaching around every call is slow, and detaching at the end of a call can deadlock.
      Native.setCallbackThreadInitializer(
          slot, new CallbackThreadInitializer(true, false, "mapi-provider"));
    }
    vtable = Vtable.of(slots);
  }

  /** A new COM object with one reference, which is the caller's. */
  Pointer add(T target) {
    Held<T> held = new Held<>(target);
    held.object.setPointer(0, vtable);
    live.put(Pointer.nativeValue(held.object), held);
    return held.object;
  }

  /** Gives the caller's reference back. */
  void release(Pointer object) {
    int unused = releaseReference(object);
  }

  /** Returns the number of objects that are still referenced. */
  int live() {
    return live.size();
  }

  /**
   * The Java object that a method is called on; empty if the provider must not call it any more.
   */
  Optional<T> target(Pointer self, MapiMethod method) {
    Held<T> held = find(self, method.method());
    return held == null ? Optional.empty() : held.target;
  }

  private int queryInterface(Pointer self, Pointer wantedIid, Pointer result) {
    try {
      if (result == null || wantedIid == null) {
        return E_POINTER;
      }
      byte[] wanted = wantedIid.getByteArray(0, Guid.SIZE);
      if (Arrays.equals(wanted, Guid.encode(Iid.UNKNOWN))
          || Arrays.equals(wanted, Guid.encode(iid))) {
        int unused = addRef(self);
        result.setPointer(0, self);
        return S_OK;
      }
      result.setPointer(0, null);
      return E_NOINTERFACE;
    } catch (Throwable failure) {
      LOG.error(
          "{}::QueryInterface failed, and MAPI got E_NOINTERFACE; if listeners or synchronizations"
              + " get nothing from now on, restart the process",
          interfaceName,
          failure);
      return E_NOINTERFACE;
    }
  }

  private int addRef(Pointer self) {
    Held<T> held = find(self, "AddRef");
    return held == null ? 0 : held.references.incrementAndGet();
  }

  private int releaseReference(Pointer self) {
    Held<T> held = find(self, "Release");
    if (held == null) {
      return 0;
    }
    int left = held.references.decrementAndGet();
    if (left == 0 && live.remove(Pointer.nativeValue(self)) != null) {
      held.target = Optional.empty();
      synchronized (dead) {
        dead.add(held);
        if (dead.size() > DEAD_KEPT) {
          dead.remove().object.close();
        }
      }
    }
    return left;
  }

  private @Nullable Held<T> find(Pointer self, String method) {
    Held<T> held = live.get(Pointer.nativeValue(self));
    if (held == null) {
      violations.add(
          rule,
          interfaceName + "::" + method,
          "the provider used an object of the client after its last Release",
          "report it to the maker of the MAPI provider");
    }
    return held;
  }
}
