// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.shell.internal;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.mapiosgi.api.pump.MessagePumpMXBean;
import org.mapiosgi.api.pump.PumpStatus;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The commands of scope {@code pump}. They return text, and never wait for a pump. */
@Component(
    service = PumpCommands.class,
    property = {
      "osgi.command.scope=pump",
      "osgi.command.function=list",
      "osgi.command.function=status",
      "osgi.command.function=metrics",
      "osgi.command.function=threads"
    })
public final class PumpCommands {
  private static final String NONE = "There is no pump.";

  private final Present present;
  private final PumpBeans beans = new PumpBeans(ManagementFactory.getPlatformMBeanServer());

  /** Made by SCR. */
  @Activate
  public PumpCommands(BundleContext context) {
    present = new Present(context);
  }

  /** {@code pump:list}: every pump of the process and what it is doing. */
  public String list() {
    List<MessagePumpMXBean> pumps = beans.all();
    return pumps.isEmpty() ? NONE : PumpText.list(pumps);
  }

  /** {@code pump:status}: every pump thread, MAPI's first, then the configured ones. */
  public String status() {
    List<PumpStatus> pumps = new ArrayList<>();
    present.subsystem(subsystem -> subsystem.status().pumps()).ifPresent(pumps::addAll);
    pumps.addAll(present.pumps());
    return pumps.isEmpty() ? NONE : StatusText.ofPumps(pumps);
  }

  /**
   * {@code pump:status NAME}: all of one pump, and where it is unless it is idle.
   *
   * @throws IllegalArgumentException where there is none of that name
   */
  public String status(String name) {
    return String.join(
        "\n\n",
        beans.named(name).stream().map(pump -> PumpText.of(pump, present.refusal(name))).toList());
  }

  /**
   * {@code pump:metrics [NAME...]}: how long tasks waited and ran, by lane.
   *
   * @throws IllegalArgumentException where there is none of that name
   */
  public String metrics(String... names) {
    List<MessagePumpMXBean> pumps = beans.named(names);
    return pumps.isEmpty() ? NONE : PumpText.metrics(pumps);
  }

  /**
   * {@code pump:threads [NAME...]}: the stacks of the pumps' threads.
   *
   * @throws IllegalArgumentException where there is none of that name
   */
  public String threads(String... names) {
    List<MessagePumpMXBean> pumps = beans.named(names);
    return pumps.isEmpty() ? NONE : PumpText.threads(pumps);
  }
}
