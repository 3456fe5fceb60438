// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.gate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.binding.emulator.Fault;

/** One fault, with its count of the calls that match. */
final class ArmedFault implements Fault {
  enum Effect {
    FAIL,
    HANG,
    DELAY,
    LEAK,
    DIALOG
  }

  /** The dialog that a fault shows. */
  record Prompt(EmulatedDialogs dialogs, String caption, String text, boolean cancellable) {
    boolean show(CompletableFuture<Boolean> answer) {
      return dialogs.show(caption, text, cancellable, answer);
    }
  }

  private final @Nullable String operation;
  private final int call;
  private final boolean onwards;
  private final Effect effect;
  private final HResult code;
  private final Duration time;
  private final @Nullable Prompt prompt;
  private final Runnable leak;
  private final Consumer<ArmedFault> disarm;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private int seen;
  private int hits;
  private final List<CompletableFuture<Boolean>> answers = new ArrayList<>();
  private boolean closed;

  /**
   * A fault.
   *
   * @param operation null for any
   * @param prompt null for any effect but a dialog
   * @param leak leaves behind what is to be left
   */
  ArmedFault(
      @Nullable String operation,
      int call,
      boolean onwards,
      Effect effect,
      HResult code,
      Duration time,
      @Nullable Prompt prompt,
      Runnable leak,
      Consumer<ArmedFault> disarm) {
    this.operation = operation;
    this.call = call;
    this.onwards = onwards;
    this.effect = effect;
    this.code = code;
    this.time = time;
    this.prompt = prompt;
    this.leak = leak;
    this.disarm = disarm;
  }

  void consider(String called, boolean failable) {
    boolean mustBeFailable = effect == Effect.FAIL || effect == Effect.DIALOG;
    if ((operation != null && !operation.equals(called)) || (mustBeFailable && !failable)) {
      return;
    }
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    lock.lock();
    try {
      seen++;
      if (closed || seen < call || (seen > call && !onwards)) {
        return;
      }
      hits++;
      changed.signalAll();
      switch (effect) {
        case FAIL -> throw MapiException.of(called, code, "the emulator was told to fail it");
        case HANG -> waitUntilClosed();
        case DELAY -> waitUntilClosedOrOver();
        case LEAK -> leak.run();
        case DIALOG -> answers.add(answer);
      }
    } finally {
      lock.unlock();
    }
    if (prompt != null && prompt.show(answer)) {
      throw MapiException.of(
          called, HResult.named("MAPI_E_USER_CANCEL"), "the emulator's dialog was cancelled");
    }
  }

  private void waitUntilClosed() {
    while (!closed) {
      changed.awaitUninterruptibly();
    }
  }

  private void waitUntilClosedOrOver() {
    boolean interrupted = false;
    long end = System.nanoTime() + time.toNanos();
    while (!closed) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        break;
      }
      try {
        left = changed.awaitNanos(left);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public int hits() {
    lock.lock();
    try {
      return hits;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean awaitHit(Duration longest) throws InterruptedException {
    long left = TimeUnit.NANOSECONDS.convert(longest);
    lock.lock();
    try {
      while (hits == 0) {
        if (left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    disarm.accept(this);
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
      answers.forEach(answer -> answer.complete(false));
    } finally {
      lock.unlock();
    }
  }
}
