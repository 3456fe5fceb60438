// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.service;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.mapiosgi.api.pump.MessagePump;
import org.mapiosgi.api.pump.PumpMetrics;
import org.mapiosgi.api.pump.PumpNesting;
import org.mapiosgi.api.pump.PumpPriority;
import org.mapiosgi.api.pump.PumpStatus;
import org.mapiosgi.api.pump.PumpTiming;
import org.mapiosgi.api.pump.PumpWait;
import org.mapiosgi.api.pump.PumpWindow;
import org.osgi.util.promise.Promise;

/** A configured pump as its consumers see it: none of them can end it for the others. */
final class SharedPump implements MessagePump {
  private final MessagePump pump;
  private final String configuration;

  /**
   * A view.
   *
   * @param configuration the PID that the pump ends with
   */
  SharedPump(MessagePump pump, String configuration) {
    this.pump = pump;
    this.configuration = configuration;
  }

  private UnsupportedOperationException refusal() {
    return new UnsupportedOperationException(
        "pump '"
            + pump.name()
            + "' is shared by all consumers of its service and ends with its configuration "
            + configuration
            + " only; configure a pump of your own if you need to end one");
  }

  @Override
  public void shutdown() {
    throw refusal();
  }

  @Override
  public List<Runnable> shutdownNow() {
    throw refusal();
  }

  /** Overrides the method that ExecutorService has from JDK 19 on. */
  @SuppressWarnings("DoNotCallSuggester")
  public void close() {
    throw refusal();
  }

  @Override
  public boolean isShutdown() {
    return pump.isShutdown();
  }

  @Override
  public boolean isTerminated() {
    return pump.isTerminated();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return pump.awaitTermination(timeout, unit);
  }

  @Override
  public String name() {
    return pump.name();
  }

  @Override
  public boolean isPumpThread() {
    return pump.isPumpThread();
  }

  @Override
  public void execute(Runnable task) {
    pump.execute(task);
  }

  @Override
  public void execute(Runnable task, PumpPriority priority) {
    pump.execute(task, priority);
  }

  @Override
  public void executeLatest(Object key, Runnable task) {
    pump.executeLatest(key, task);
  }

  @Override
  public <T> Promise<T> async(Callable<T> task) {
    return pump.async(task);
  }

  @Override
  public <T> Promise<T> async(Callable<T> task, Duration deadline) {
    return pump.async(task, deadline);
  }

  @Override
  public <T> Promise<T> async(Callable<T> task, PumpPriority priority) {
    return pump.async(task, priority);
  }

  @Override
  public <T> Future<T> submit(Callable<T> task) {
    return pump.submit(task);
  }

  @Override
  public <T> Future<T> submit(Runnable task, T result) {
    return pump.submit(task, result);
  }

  @Override
  public Future<?> submit(Runnable task) {
    return pump.submit(task);
  }

  @Override
  public <T> List<Future<T>> invokeAll(Collection<? extends Callable<T>> tasks)
      throws InterruptedException {
    return pump.invokeAll(tasks);
  }

  @Override
  public <T> List<Future<T>> invokeAll(
      Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
      throws InterruptedException {
    return pump.invokeAll(tasks, timeout, unit);
  }

  @Override
  public <T> T invokeAny(Collection<? extends Callable<T>> tasks)
      throws InterruptedException, ExecutionException {
    return pump.invokeAny(tasks);
  }

  @Override
  public <T> T invokeAny(Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    return pump.invokeAny(tasks, timeout, unit);
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
    return pump.schedule(task, delay, unit);
  }

  @Override
  public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
    return pump.schedule(task, delay, unit);
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(
      Runnable task, long initialDelay, long period, TimeUnit unit) {
    return pump.scheduleAtFixedRate(task, initialDelay, period, unit);
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(
      Runnable task, long initialDelay, long delay, TimeUnit unit) {
    return pump.scheduleWithFixedDelay(task, initialDelay, delay, unit);
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable task, PumpTiming timing) {
    return pump.schedule(task, timing);
  }

  @Override
  public PumpWait awaitEach(long handle, Consumer<PumpWait.Signal> handler) {
    return pump.awaitEach(handle, handler);
  }

  @Override
  public PumpWait awaitOnce(long handle, Consumer<PumpWait.Signal> handler) {
    return pump.awaitOnce(handle, handler);
  }

  @Override
  public PumpWait awaitOnce(long handle, Duration timeout, Consumer<PumpWait.Signal> handler) {
    return pump.awaitOnce(handle, timeout, handler);
  }

  @Override
  public PumpNesting nesting() {
    return pump.nesting();
  }

  @Override
  public PumpWindow window() {
    return pump.window();
  }

  @Override
  public PumpStatus status() {
    return pump.status();
  }

  @Override
  public PumpMetrics metrics() {
    return pump.metrics();
  }

  @Override
  public String toString() {
    return pump.toString();
  }
}
