// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.shell.internal;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.apache.felix.service.command.Descriptor;
import org.mapiosgi.api.pump.MessagePumpMXBean;
import org.mapiosgi.api.pump.PumpStatus;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The commands of scope {@code pump}. They print, and never wait for a pump. */
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
  @Descriptor("every pump and what it is doing")
  public void list() {
    List<MessagePumpMXBean> pumps = beans.all();
    Answer.print(pumps.isEmpty() ? NONE : PumpText.list(pumps));
  }

  /** {@code pump:status}: every pump thread, MAPI's first, then the configured ones. */
  @Descriptor("every pump thread: phase, queue, counts")
  public void status() {
    List<PumpStatus> pumps = new ArrayList<>();
    present.subsystem(subsystem -> subsystem.status().pumps()).ifPresent(pumps::addAll);
    pumps.addAll(present.pumps());
    Answer.print(pumps.isEmpty() ? NONE : StatusText.ofPumps(pumps));
  }

  /**
   * {@code pump:status NAME}: all of one pump, and where it is unless it is idle.
   *
   * @throws IllegalArgumentException where there is none of that name
   */
  @Descriptor("all of one pump, and where it is unless it is idle")
  public void status(String name) {
    Answer.print(
        String.join(
            "\n\n",
            beans.named(name).stream()
                .map(pump -> PumpText.of(pump, present.refusal(name)))
                .toList()));
  }

  /**
   * {@code pump:metrics [NAME...]}: how long tasks waited and ran, by lane.
   *
   * @throws IllegalArgumentException where there is none of that name
   */
  @Descriptor("how long tasks waited and ran, by lane")
  public void metrics(String... names) {
    List<MessagePumpMXBean> pumps = beans.named(names);
    Answer.print(pumps.isEmpty() ? NONE : PumpText.metrics(pumps));
  }

  /**
   * {@code pump:threads [NAME...]}: the stacks of the pumps' threads.
   *
   * @throws IllegalArgumentException where there is none of that name
   */
  @Descriptor("the stacks of the pumps' threads")
  public void threads(String... names) {
    List<MessagePumpMXBean> pumps = beans.named(names);
    Answer.print(pumps.isEmpty() ? NONE : PumpText.threads(pumps));
  }
}
