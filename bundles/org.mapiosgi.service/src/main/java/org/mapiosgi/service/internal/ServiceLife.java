// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.service.internal;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The states of the service: {@code START_PENDING -> RUNNING -> STOP_PENDING -> STOPPED}. No state
 * comes twice; a state may be left out.
 *
 * <p>Thread-safe. Reports go out in the order of the states, under a lock that is held for one
 * report at most. None is sent before the manager is connected.
 */
final class ServiceLife {
  /** Orders of the service control manager, winsvc.h. */
  static final int SERVICE_CONTROL_STOP = 0x1;

  static final int SERVICE_CONTROL_INTERROGATE = 0x4;
  static final int SERVICE_CONTROL_SHUTDOWN = 0x5;
  static final int SERVICE_CONTROL_PRESHUTDOWN = 0xF;

  /** SERVICE_ACCEPT_STOP, _SHUTDOWN and _PRESHUTDOWN. */
  static final int ACCEPTED = 0x1 | 0x4 | 0x100;

  /** Answers to an order, winerror.h. */
  static final int NO_ERROR = 0;

  static final int ERROR_CALL_NOT_IMPLEMENTED = 120;
  static final int ERROR_SERVICE_SPECIFIC_ERROR = 1066;

  /** Many times the distance of two beats: a busy machine is not a hanging service. */
  static final int WAIT_HINT_MILLIS = 20_000;

  /** Work that a change of state begins elsewhere. Must return at once, and not throw. */
  interface Listener {
    /** Asks for calls of {@link #beat} from now on, until it returns false. */
    void pending();

    /**
     * Orders the end of the process.
     *
     * @param order the manager's word for it
     */
    void ordered(String order);
  }

  // Not a monitor: a report is a native call.
  private final ReentrantLock lock = new ReentrantLock();
  private final Listener listener;
  private @Nullable Consumer<ServiceReport> manager;
  private ServiceState state = ServiceState.START_PENDING;
  private int checkPoint = 1;
  private int exitCode;
  private boolean ordered;
  private boolean beating;

  ServiceLife(Listener listener) {
    this.listener = listener;
  }

  /** Connects the service control manager, which gets the first report at once. */
  void connect(Consumer<ServiceReport> tell) {
    lock.lock();
    try {
      manager = tell;
      report();
      wantBeats();
    } finally {
      lock.unlock();
    }
  }

  /** Reports that everything has been started. */
  void running() {
    lock.lock();
    try {
      if (state == ServiceState.START_PENDING) {
        enter(ServiceState.RUNNING);
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes an order.
   *
   * @return the answer to the manager
   */
  int control(int code) {
    return switch (code) {
      case SERVICE_CONTROL_STOP -> stop("stop");
      case SERVICE_CONTROL_SHUTDOWN -> stop("shutdown");
      case SERVICE_CONTROL_PRESHUTDOWN -> stop("preshutdown");
      // The last report still holds.
      case SERVICE_CONTROL_INTERROGATE -> NO_ERROR;
      default -> ERROR_CALL_NOT_IMPLEMENTED;
    };
  }

  private int stop(String order) {
    lock.lock();
    try {
      goDown();
      if (!ordered && state != ServiceState.STOPPED) {
        ordered = true;
        listener.ordered(order);
      }
      return NO_ERROR;
    } finally {
      lock.unlock();
    }
  }

  /** Reports that everything is being stopped, for any reason. */
  void stopping() {
    lock.lock();
    try {
      goDown();
    } finally {
      lock.unlock();
    }
  }

  private void goDown() {
    if (state == ServiceState.START_PENDING || state == ServiceState.RUNNING) {
      enter(ServiceState.STOP_PENDING);
      wantBeats();
    }
  }

  private void wantBeats() {
    if (manager != null && state.pending() && !beating) {
      beating = true;
      listener.pending();
    }
  }

  /**
   * Shows that a start or a stop goes on.
   *
   * @return false if neither goes on
   */
  boolean beat() {
    lock.lock();
    try {
      beating = manager != null && state.pending();
      if (beating) {
        checkPoint++;
        report();
      }
      return beating;
    } finally {
      lock.unlock();
    }
  }

  /** Reports that everything has been released and that the process ends with this exit code. */
  void ended(int code) {
    lock.lock();
    try {
      if (state != ServiceState.STOPPED) {
        exitCode = code;
        enter(ServiceState.STOPPED);
      }
    } finally {
      lock.unlock();
    }
  }

  private void enter(ServiceState next) {
    state = next;
    checkPoint = next.pending() ? 1 : 0;
    report();
  }

  private void report() {
    if (manager == null) {
      return;
    }
    boolean down = state == ServiceState.STOP_PENDING || state == ServiceState.STOPPED;
    manager.accept(
        new ServiceReport(
            state,
            down ? 0 : ACCEPTED,
            exitCode == 0 ? NO_ERROR : ERROR_SERVICE_SPECIFIC_ERROR,
            exitCode,
            checkPoint,
            state.pending() ? WAIT_HINT_MILLIS : 0));
  }
}
