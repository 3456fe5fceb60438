// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.gate;

import java.util.List;
import java.util.function.Supplier;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.binding.emulator.EmulatorCall;
import org.mapiosgi.binding.emulator.internal.rules.ThreadLedger;
import org.mapiosgi.spi.flight.FlightEvent;
import org.mapiosgi.spi.flight.FlightEventType;

/**
 * The one way into the emulator: every call is counted, checked for its thread, struck by the
 * faults that are armed for it, done, and logged.
 */
public final class CallGate {
  private final ThreadLedger threads;
  private final FlightEventType calls;
  private final FaultTable faults = new FaultTable();
  private final CallLog log = new CallLog();

  /** A gate in front of nothing yet. */
  public CallGate(ThreadLedger threads, FlightEventType calls) {
    this.threads = threads;
    this.calls = calls;
  }

  /** A call that needs an initialised thread and returns an HRESULT. */
  public <T> T call(String operation, String detail, Supplier<T> body) {
    return pass(operation, detail, true, true, body);
  }

  /** A call that initialises its thread. */
  public void initialising(String operation, String detail, Runnable body) {
    pass(operation, detail, false, true, nothing(body));
  }

  /** A call that gives something back: it returns no HRESULT, so it cannot be made to fail. */
  public void releasing(String operation, Runnable body) {
    pass(operation, "", false, false, nothing(body));
  }

  private <T> T pass(
      String operation, String detail, boolean initialised, boolean failable, Supplier<T> body) {
    long number = log.begin();
    FlightEvent event = calls.begin();
    HResult result = HResult.CALL_FAILED;
    try {
      if (initialised) {
        threads.requireInitialised(operation);
      }
      threads.impersonations().check(operation);
      faults.strike(operation, failable);
      T value = body.get();
      result = value instanceof HResult warning ? warning : HResult.S_OK;
      return value;
    } catch (MapiException e) {
      result = e.result();
      throw e;
    } finally {
      log.end(number, operation, detail, result);
      if (event.isRecorded()) {
        event.end(operation, result.name());
      }
    }
  }

  private static Supplier<Void> nothing(Runnable body) {
    return () -> {
      body.run();
      return null;
    };
  }

  /** Logs what the emulator itself calls: a notification. */
  public void outgoing(String operation, String detail) {
    log.end(log.begin(), operation, detail, HResult.S_OK);
  }

  /** The faults. */
  public FaultTable faults() {
    return faults;
  }

  /** The calls that returned. */
  public List<EmulatorCall> calls() {
    return log.calls();
  }

  /** The number of calls that came. */
  public long callCount() {
    return log.count();
  }

  /** Forgets them. */
  public void clearCalls() {
    log.clear();
  }
}
