// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.shell.internal;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.console.Registry;
import org.apache.karaf.shell.api.console.SessionFactory;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Offers the commands to Karaf's shell, with completion. Elsewhere it is never satisfied. */
@Component(service = KarafCommands.class, immediate = true)
public final class KarafCommands {
  private final Registry registry;
  private final List<KarafCommand> commands;

  /** Called by SCR. */
  @Activate
  public KarafCommands(
      BundleContext context,
      @Reference SessionFactory factory,
      @Reference MapiCommands mapi,
      @Reference PumpCommands pump) {
    registry = factory.getRegistry();
    Completions completions =
        new Completions(
            new Present(context), new PumpBeans(ManagementFactory.getPlatformMBeanServer()));
    commands =
        Stream.concat(commands("mapi", mapi, completions), commands("pump", pump, completions))
            .toList();
  }

  /**
   * Registers the commands.
   *
   * <p>Not in the constructor: if a reference goes while that runs, SCR drops the object and never
   * calls {@link #withdraw()}.
   */
  @Activate
  void offer() {
    commands.forEach(registry::register);
  }

  private static Stream<KarafCommand> commands(
      String scope, Object target, Completions completions) {
    return CommandMethods.of(target.getClass()).stream()
        .map(method -> new KarafCommand(scope, method, target, completions));
  }

  /** Withdraws the commands. */
  @Deactivate
  void withdraw() {
    commands.forEach(registry::unregister);
  }
}
