// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.shell.internal;

import java.util.ArrayList;
import java.util.List;
import org.mapiosgi.api.pump.PumpStatus;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The commands of scope {@code pump}. */
@Component(
    service = PumpCommands.class,
    property = {"osgi.command.scope=pump", "osgi.command.function=status"})
public final class PumpCommands {
  private final Present present;

  /** Made by SCR. */
  @Activate
  public PumpCommands(BundleContext context) {
    present = new Present(context);
  }

  /** {@code pump:status}: every pump thread, MAPI's first, then the configured ones. */
  public String status() {
    List<PumpStatus> pumps = new ArrayList<>();
    present.subsystem(subsystem -> subsystem.status().pumps()).ifPresent(pumps::addAll);
    pumps.addAll(present.pumps());
    return pumps.isEmpty() ? "There is no pump." : StatusText.ofPumps(pumps);
  }
}
