// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.shell.internal;

import java.time.Instant;
import java.util.List;
import org.mapiosgi.api.MapiSubsystem;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** The commands of scope {@code mapi}. They return text, and never wait for MAPI. */
@Component(
    service = MapiCommands.class,
    property = {
      "osgi.command.scope=mapi",
      "osgi.command.function=status",
      "osgi.command.function=sessions",
      "osgi.command.function=doctor"
    })
public final class MapiCommands {
  private static final String NO_SUBSYSTEM = "There is no MAPI subsystem; mapi:doctor says why.";

  private final Present present;
  private final Doctor doctor;

  /** Made by SCR. */
  @Activate
  public MapiCommands(BundleContext context, @Reference ServiceComponentRuntime components) {
    present = new Present(context);
    doctor = new Doctor(present, new ComponentFindings(components));
  }

  /** {@code mapi:status}: MAPI in this process. */
  public String status() {
    return present
        .subsystem(subsystem -> StatusText.of(subsystem.status(), Instant.now()))
        .orElse(NO_SUBSYSTEM);
  }

  /** {@code mapi:sessions}: every configured session. */
  public String sessions() {
    return present
        .subsystem(subsystem -> StatusText.ofSessions(sessions(subsystem), Instant.now()))
        .orElse(NO_SUBSYSTEM);
  }

  private static List<org.mapiosgi.api.SessionStatus> sessions(MapiSubsystem subsystem) {
    return subsystem.status().sessions();
  }

  /** {@code mapi:doctor}: what was found, and what to do about each problem. */
  public String doctor() {
    return doctor.look().toString();
  }
}
