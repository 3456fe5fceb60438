// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.gate;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.binding.emulator.Fault;
import org.mapiosgi.binding.emulator.FaultRule;
import org.mapiosgi.binding.emulator.MapiEmulator;

/** The faults that are armed. Thread-safe. */
public final class FaultTable {
  private final List<ArmedFault> armed = new CopyOnWriteArrayList<>();
  private final EmulatedDialogs dialogs = new EmulatedDialogs();
  private final LeakedBuffers leaked = new LeakedBuffers();

  /** Begins to describe one. */
  public FaultRule on(String operation) {
    return new Rule(Objects.requireNonNull(operation, "operation"), 1, false);
  }

  /** The dialogs that are shown. */
  public EmulatedDialogs dialogs() {
    return dialogs;
  }

  /** The buffers that faults made calls leave behind. */
  public LeakedBuffers leaked() {
    return leaked;
  }

  /** Closes all. */
  public void clear() {
    armed.forEach(ArmedFault::close);
  }

  /**
   * Lets the faults that strike this call have their effect.
   *
   * @param failable whether the call returns an HRESULT
   * @throws org.mapiosgi.api.error.MapiException where one makes it fail
   */
  void strike(String operation, boolean failable) {
    for (ArmedFault fault : armed) {
      fault.consider(operation, failable);
    }
  }

  private final class Rule implements FaultRule {
    private final String operation;
    private final int call;
    private final boolean onwards;

    Rule(String operation, int call, boolean onwards) {
      this.operation = operation;
      this.call = call;
      this.onwards = onwards;
    }

    @Override
    public FaultRule call(int n) {
      if (n < 1) {
        throw new IllegalArgumentException("calls are counted from 1, not " + n);
      }
      return new Rule(operation, n, onwards);
    }

    @Override
    public FaultRule onwards() {
      return new Rule(operation, call, true);
    }

    @Override
    public Fault fail(HResult code) {
      if (!code.isFailure()) {
        throw new IllegalArgumentException(code + " is no failure");
      }
      return arm(ArmedFault.Effect.FAIL, code, Duration.ZERO, null, () -> {});
    }

    @Override
    public Fault leak(int buffers) {
      if (buffers < 1) {
        throw new IllegalArgumentException("at least one buffer is left behind, not " + buffers);
      }
      return arm(
          ArmedFault.Effect.LEAK, HResult.S_OK, Duration.ZERO, null, () -> leaked.leave(buffers));
    }

    @Override
    public Fault hang() {
      return arm(ArmedFault.Effect.HANG, HResult.S_OK, Duration.ZERO, null, () -> {});
    }

    @Override
    public Fault delay(Duration time) {
      return arm(ArmedFault.Effect.DELAY, HResult.S_OK, time, null, () -> {});
    }

    @Override
    public Fault dialog(String caption, String text, boolean cancellable) {
      return arm(
          ArmedFault.Effect.DIALOG,
          HResult.S_OK,
          Duration.ZERO,
          new ArmedFault.Prompt(dialogs, caption, text, cancellable),
          () -> {});
    }

    private Fault arm(
        ArmedFault.Effect effect,
        HResult code,
        Duration time,
        ArmedFault.@Nullable Prompt prompt,
        Runnable leak) {
      boolean any = operation.equals(MapiEmulator.ANY_CALL);
      ArmedFault fault =
          new ArmedFault(
              any ? null : operation,
              call,
              onwards,
              effect,
              code,
              time,
              prompt,
              leak,
              armed::remove);
      armed.add(fault);
      return fault;
    }
  }
}
