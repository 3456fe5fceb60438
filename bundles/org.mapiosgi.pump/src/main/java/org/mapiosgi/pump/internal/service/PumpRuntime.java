// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.service;

import java.lang.management.ManagementFactory;
import java.util.Objects;
import org.mapiosgi.pump.internal.core.PumpContext;
import org.mapiosgi.pump.internal.core.Settings;
import org.mapiosgi.pump.internal.loop.PumpServices;
import org.mapiosgi.pump.internal.loop.ThreadPump;
import org.mapiosgi.pump.internal.watch.PumpMBeans;
import org.mapiosgi.pump.internal.watch.Recorder;
import org.mapiosgi.spi.MessageQueueFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Holds the shared parts of all pumps of this bundle, and is the one place where a pump is made.
 */
@Component(service = PumpRuntime.class)
public final class PumpRuntime {
  private final PumpServices services;

  /** No thread exists before the first pump. */
  @Activate
  public PumpRuntime() {
    this(
        PumpServices.create(
            Recorder.ofThisJvm(), new PumpMBeans(ManagementFactory.getPlatformMBeanServer())));
  }

  private PumpRuntime(PumpServices services) {
    this.services = services;
  }

  /** Pumps that neither the flight recorder nor JMX shows. Nothing has to be ended. */
  public static PumpRuntime withoutTools() {
    return new PumpRuntime(PumpServices.create());
  }

  /** Ends the reports. Pumps that are left behind go on, and are reported no more. */
  @Deactivate
  void deactivate() {
    services.events().close();
  }

  /** Makes a pump. */
  public ThreadPump start(String name, MessageQueueFactory queues, Settings settings) {
    return start(name, queues, settings, () -> {});
  }

  /**
   * Makes a pump.
   *
   * @param ended runs on the pump's thread in one of its last steps
   */
  ThreadPump start(String name, MessageQueueFactory queues, Settings settings, Runnable ended) {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(queues, "queues");
    PumpContext context = new PumpContext(name, System::nanoTime, settings);
    return ThreadPump.start(context, queues, services, ended);
  }
}
