// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.shell.internal;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.felix.service.command.Descriptor;
import org.mapiosgi.api.pump.MessagePumpMXBean;
import org.mapiosgi.api.pump.PumpStatus;
import org.mapiosgi.shell.internal.CommandCall.UsageException;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The commands of scope {@code pump}. They print, and never wait for a pump. */
@Component(service = PumpCommands.class)
public final class PumpCommands {
  private static final String NONE = "There is no pump.";
  private static final String NAMES = "[NAME...]";

  private final Present present;
  private final PumpBeans beans = new PumpBeans(ManagementFactory.getPlatformMBeanServer());

  /** Called by SCR. */
  @Activate
  public PumpCommands(BundleContext context) {
    present = new Present(context);
  }

  /** Shows every pump of the process and its work. */
  @Descriptor("shows every pump and its work")
  public void list(String... words) {
    new CommandCall("pump:list", "", "shows every pump of the process and its work")
        .run(
            words,
            all -> {
              CommandCall.none(all);
              return shown(beans.all(), PumpText::list);
            });
  }

  /** Shows every pump thread, MAPI's first, or all about the named pumps. */
  @Descriptor("shows every pump thread: phase, queue, counts; with names, all about these pumps")
  public void status(String... words) {
    new CommandCall("pump:status", NAMES, "shows every pump thread; with names, all about these")
        .run(words, this::status);
  }

  private String status(List<String> names) throws UsageException {
    CommandCall.noOptions(names);
    if (!names.isEmpty()) {
      return String.join(
          "\n\n",
          beans.named(names.toArray(String[]::new)).stream()
              .map(pump -> PumpText.of(pump, present.refusal(pump.getName())))
              .toList());
    }
    List<PumpStatus> pumps = new ArrayList<>();
    present.subsystem(subsystem -> subsystem.status().pumps()).ifPresent(pumps::addAll);
    pumps.addAll(present.pumps());
    return pumps.isEmpty() ? NONE : StatusText.ofPumps(pumps);
  }

  /** Shows how long tasks waited and ran. */
  @Descriptor("shows how long tasks waited and ran, by priority")
  public void metrics(String... words) {
    new CommandCall("pump:metrics", NAMES, "shows how long tasks waited and ran, by priority")
        .run(words, names -> named(names, PumpText::metrics));
  }

  /** Shows the stacks of the pumps' threads. */
  @Descriptor("shows the stacks of the pumps' threads")
  public void threads(String... words) {
    new CommandCall("pump:threads", NAMES, "shows the stacks of the pumps' threads")
        .run(words, names -> named(names, PumpText::threads));
  }

  private String named(List<String> names, Function<List<MessagePumpMXBean>, String> text)
      throws UsageException {
    CommandCall.noOptions(names);
    return shown(beans.named(names.toArray(String[]::new)), text);
  }

  private static String shown(
      List<MessagePumpMXBean> pumps, Function<List<MessagePumpMXBean>, String> text) {
    return pumps.isEmpty() ? NONE : text.apply(pumps);
  }
}
