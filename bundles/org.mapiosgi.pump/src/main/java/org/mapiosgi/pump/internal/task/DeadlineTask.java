// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.task;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.pump.PumpTimeoutException;
import org.mapiosgi.api.pump.PumpTimeoutException.Progress;
import org.mapiosgi.pump.internal.measure.PumpClock;
import org.osgi.util.promise.Deferred;

/**
 * A task whose promise does not outlast a deadline. Exactly one of the pump and the deadline takes
 * it: it started, or it never will.
 */
public final class DeadlineTask<V> extends AsyncTask<V> {
  private final Duration deadline;
  private final AtomicBoolean taken = new AtomicBoolean();
  private volatile @Nullable Future<?> alarm;

  public DeadlineTask(TaskPump pump, Callable<V> task, Deferred<V> deferred, Duration deadline) {
    super(pump, task, deferred);
    this.deadline = deadline;
  }

  /** After it was accepted. */
  public void arm(Deadlines deadlines) {
    alarm = deadlines.after(PumpClock.nanos(deadline), this::expire);
    if (isDone()) {
      alarm.cancel(false);
    }
  }

  private void expire() {
    Progress progress = taken.compareAndSet(false, true) ? Progress.NOT_STARTED : Progress.RUNNING;
    abandon(new PumpTimeoutException(progress, pump().describeTimeout(progress, deadline)));
  }

  @Override
  public void run() {
    if (taken.compareAndSet(false, true)) {
      super.run();
    }
  }

  @Override
  protected void done() {
    Future<?> armed = alarm;
    if (armed != null) {
      armed.cancel(false);
    }
    super.done();
  }
}
