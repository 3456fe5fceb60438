// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.error.HResult;

/**
 * Counts how often each thread has initialised MAPI and OLE, and notes the first (R1, R2, R5 to R8,
 * R11, R12). Thread-safe.
 */
public final class ThreadLedger {
  private static final int MAPI_MULTITHREAD_NOTIFICATIONS = 0x1;
  private static final int MAPI_NO_COINIT = 0x8;
  private static final int MAPI_NT_SERVICE = 0x10000;
  private static final int KNOWN =
      MAPI_MULTITHREAD_NOTIFICATIONS | MAPI_NO_COINIT | MAPI_NT_SERVICE;

  private static final class State {
    int mapi;
    int ole;
    boolean multithreaded;

    boolean idle() {
      return mapi == 0 && ole == 0 && !multithreaded;
    }
  }

  private final Violations violations;
  private final Impersonations impersonations;
  private final Map<Thread, State> states = new LinkedHashMap<>();
  private @Nullable Thread primary;
  private boolean service;

  /** An empty ledger. */
  public ThreadLedger(Violations violations) {
    this.violations = violations;
    this.impersonations = new Impersonations(violations);
  }

  /** Returns the threads that act as another account. */
  public Impersonations impersonations() {
    return impersonations;
  }

  /** MAPIInitialize on the calling thread. */
  public synchronized void initialize(int flags) {
    if ((flags & ~KNOWN) != 0) {
      throw violations.refuse(
          "R5",
          "MAPIInitialize",
          HResult.UNKNOWN_FLAGS,
          String.format("ulFlags 0x%08X has bits beyond 0x%08X", flags, KNOWN),
          "pass MAPI_NT_SERVICE, MAPI_NO_COINIT and MAPI_MULTITHREAD_NOTIFICATIONS only");
    }
    State state = state();
    if (state.multithreaded && (flags & MAPI_NO_COINIT) == 0) {
      forgetIfIdle();
      throw violations.refuse(
          "R12",
          "MAPIInitialize",
          HResult.named("RPC_E_CHANGED_MODE"),
          "the thread is in the multithreaded apartment",
          "initialise on a thread of its own that COM does not know yet");
    }
    boolean asService = (flags & MAPI_NT_SERVICE) != 0;
    if (primary == null) {
      primary = Thread.currentThread();
      service = asService;
    } else if (asService != service) {
      violations.add(
          "R2",
          "MAPIInitialize",
          "MAPI_NT_SERVICE differs from the first call, which decided for the process",
          "take both flag words from one setting");
    }
    state.mapi++;
  }

  /**
   * MAPIUninitialize on the calling thread.
   *
   * @return whether it was the last one of the process
   */
  public synchronized boolean uninitialize() {
    Thread thread = Thread.currentThread();
    State state = states.get(thread);
    if (state == null || state.mapi == 0) {
      throw violations.refuse(
          "R7",
          "MAPIUninitialize",
          HResult.NOT_INITIALIZED,
          "thread " + thread.getName() + " has no MAPIInitialize left to undo",
          "call it on the thread that initialised, once for each MAPIInitialize");
    }
    if (state.mapi == 1 && state.ole > 0) {
      violations.add(
          "R11",
          "MAPIUninitialize",
          "OLE is still initialised on thread " + thread.getName(),
          "call OleUninitialize before MAPIUninitialize");
    }
    state.mapi--;
    List<String> others = initialisedThreads();
    if (state.mapi == 0 && thread == primary && !others.isEmpty()) {
      violations.add(
          "R8",
          "MAPIUninitialize",
          "the first initialising thread ends MAPI while it is in use on " + others,
          "end the other threads' use of MAPI first");
    }
    forgetIfIdle();
    if (others.isEmpty()) {
      primary = null;
    }
    return others.isEmpty();
  }

  /** OleInitialize on the calling thread. */
  public synchronized void oleInitialize() {
    State state = state();
    if (state.multithreaded) {
      throw violations.refuse(
          "R12",
          "OleInitialize",
          HResult.named("RPC_E_CHANGED_MODE"),
          "the thread is in the multithreaded apartment",
          "OLE needs a thread in an apartment of its own");
    }
    if (state.mapi == 0) {
      violations.add(
          "R11",
          "OleInitialize",
          "MAPI is not initialised on thread " + Thread.currentThread().getName(),
          "call OleInitialize after MAPIInitialize");
    }
    state.ole++;
  }

  /** OleUninitialize on the calling thread. */
  public synchronized void oleUninitialize() {
    State state = states.get(Thread.currentThread());
    if (state == null || state.ole == 0) {
      violations.add(
          "R11",
          "OleUninitialize",
          "OLE is not initialised on thread " + Thread.currentThread().getName(),
          "call it once for each OleInitialize that succeeded, on the same thread");
      return;
    }
    state.ole--;
    forgetIfIdle();
  }

  /** CoInitializeEx with COINIT_MULTITHREADED on the calling thread. */
  public synchronized void enterMultithreadedApartment() {
    state().multithreaded = true;
  }

  /**
   * Lets through a call on a thread that has initialised MAPI.
   *
   * @throws org.mapiosgi.api.error.MapiException MAPI_E_NOT_INITIALIZED on any other
   */
  public synchronized void requireInitialised(String operation) {
    State state = states.get(Thread.currentThread());
    if (state == null || state.mapi == 0) {
      String name = Thread.currentThread().getName();
      throw initialisedThreads().isEmpty()
          ? violations.refuse(
              "R1",
              operation,
              HResult.NOT_INITIALIZED,
              "MAPI is not initialised; called on thread " + name,
              "call MAPIInitialize before anything else")
          : violations.refuse(
              "R6",
              operation,
              HResult.NOT_INITIALIZED,
              "thread " + name + " has not called MAPIInitialize",
              "every thread that uses MAPI, or an object it was handed, initialises for itself");
    }
  }

  /** Notes a call that cannot fail, on a thread that has not initialised MAPI. */
  public synchronized void noteRelease(String operation) {
    State state = states.get(Thread.currentThread());
    if (state == null || state.mapi == 0) {
      violations.add(
          "R6",
          operation,
          "thread " + Thread.currentThread().getName() + " has not called MAPIInitialize",
          "release an object on a thread that has initialised MAPI");
    }
  }

  /** Says whether the first MAPIInitialize of the process was one of a service. */
  public synchronized boolean service() {
    return service;
  }

  /** The first initialising thread, which notifications go to; empty while MAPI is not in use. */
  public synchronized Optional<Thread> primary() {
    return Optional.ofNullable(primary);
  }

  /** Notes threads that ended without giving MAPI back. */
  public synchronized void reportDeadThreads() {
    List<Thread> dead = new ArrayList<>();
    states.forEach(
        (thread, state) -> {
          if (!thread.isAlive() && state.mapi > 0) {
            dead.add(thread);
          }
        });
    for (Thread thread : dead) {
      states.remove(thread);
      violations.add(
          thread == primary ? "R8" : "R6",
          "MAPIUninitialize",
          "thread " + thread.getName() + " ended without it",
          "a thread that called MAPIInitialize calls MAPIUninitialize before it ends");
    }
    if (initialisedThreads().isEmpty()) {
      primary = null;
    }
  }

  /** The threads that have initialised MAPI, and not ended, by name. */
  public synchronized List<String> initialised() {
    return states.entrySet().stream()
        .filter(each -> each.getValue().mapi > 0 && each.getKey().isAlive())
        .map(each -> each.getKey().getName())
        .sorted()
        .toList();
  }

  private State state() {
    return states.computeIfAbsent(Thread.currentThread(), unused -> new State());
  }

  private void forgetIfIdle() {
    State state = states.get(Thread.currentThread());
    if (state != null && state.idle()) {
      states.remove(Thread.currentThread());
    }
  }

  private List<String> initialisedThreads() {
    List<String> names = new ArrayList<>();
    states.forEach(
        (thread, state) -> {
          if (state.mapi > 0) {
            names.add(thread.getName());
          }
        });
    return names;
  }
}
