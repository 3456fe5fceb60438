// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.service;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.mapiosgi.api.pump.MessagePump;
import org.mapiosgi.pump.internal.loop.ThreadPump;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A pump in the service registry, from its registration to its end. */
final class PumpService {
  private final Logger logger = LoggerFactory.getLogger(PumpService.class);
  private final ThreadPump pump;
  private final ServiceRegistration<?> registration;
  private PumpConfiguration configuration;

  PumpService(BundleContext context, ThreadPump pump, PumpConfiguration configuration) {
    this.pump = pump;
    this.configuration = configuration;
    this.registration = register(context);
  }

  /** A pump that cannot be registered is nobody's, so it is not left running. */
  private ServiceRegistration<?> register(BundleContext context) {
    try {
      return context.registerService(
          new String[] {MessagePump.class.getName(), ScheduledExecutorService.class.getName()},
          new SharedPump(pump, configuration.pid()),
          FrameworkUtil.asDictionary(configuration.properties()));
    } catch (RuntimeException e) {
      pump.shutdownNow();
      throw e;
    }
  }

  String name() {
    return pump.name();
  }

  /** Changes the pump from its next pass on, then the properties of its service. */
  void configure(PumpConfiguration next) {
    pump.configure(next.settings());
    configuration = next;
    registration.setProperties(FrameworkUtil.asDictionary(next.properties()));
  }

  /** Goes on as before, and gives the reason as a property of the service. */
  void refuse(String reason) {
    Map<String, Object> properties = new HashMap<>(configuration.properties());
    properties.put(MessagePump.REFUSED, reason);
    registration.setProperties(FrameworkUtil.asDictionary(properties));
  }

  /** Withdraws the pump, then ends it within the stop timeout. */
  void end() {
    withdraw();
    pump.shutdown();
    if (pump.isPumpThread()) {
      // A task of this pump stops its bundle: waiting here would be waiting for ourselves.
      return;
    }
    try {
      if (!pump.awaitTermination(configuration.stopTimeoutSeconds(), TimeUnit.SECONDS)) {
        giveUp();
      }
    } catch (InterruptedException e) {
      pump.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  /** Why the pump ended. */
  String ending() {
    return pump.ending();
  }

  /** Whether the pump runs a task within so many seconds. */
  boolean answers(long seconds) {
    try {
      pump.submit(() -> {}).get(seconds, TimeUnit.SECONDS);
      return true;
    } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
      logger.debug("pump '{}' does not answer yet", pump.name(), e);
      return false;
    } catch (CancellationException | InterruptedException e) {
      logger.debug("pump '{}' was stopped before it answered", pump.name(), e);
      return false;
    }
  }

  /** Takes the pump out of the service registry. */
  void withdraw() {
    try {
      registration.unregister();
    } catch (IllegalStateException e) {
      logger.debug("the service of pump '{}' is gone already", pump.name(), e);
    }
  }

  private void giveUp() throws InterruptedException {
    int cancelled = pump.shutdownNow().size();
    if (pump.awaitTermination(1, TimeUnit.SECONDS)) {
      logger.warn(
          "pump '{}' did not finish within {} s; {} tasks were cancelled",
          pump.name(),
          configuration.stopTimeoutSeconds(),
          cancelled);
      return;
    }
    IllegalStateException stuck =
        new IllegalStateException(
            "pump '"
                + pump.name()
                + "' was given up while the task was running: "
                + pump.status().inPhase().toSeconds()
                + " s so far");
    stuck.setStackTrace(pump.thread().getStackTrace());
    pump.abandonRunning(stuck);
    logger.error(
        "pump '{}' is stuck in a task and is left behind; {} tasks were cancelled. Where it is:",
        pump.name(),
        cancelled,
        stuck);
  }
}
