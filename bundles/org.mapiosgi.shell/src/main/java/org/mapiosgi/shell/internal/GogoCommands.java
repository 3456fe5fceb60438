// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.shell.internal;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Offers the commands to Gogo, by its service properties. Does nothing in Karaf, which would take
 * them from here without completion: there, {@link KarafCommands} offers them.
 */
@Component(service = GogoCommands.class, immediate = true)
public final class GogoCommands {
  /** The package is imported if it is there. */
  private static final String KARAF = "org.apache.karaf.shell.api.console.SessionFactory";

  private final BundleContext context;
  private final MapiCommands mapi;
  private final PumpCommands pump;
  private final boolean inKaraf;
  private final List<ServiceRegistration<?>> registrations = new ArrayList<>();

  /** Called by SCR. */
  @Activate
  public GogoCommands(
      BundleContext context, @Reference MapiCommands mapi, @Reference PumpCommands pump) {
    this(context, mapi, pump, isThere(KARAF));
  }

  GogoCommands(BundleContext context, MapiCommands mapi, PumpCommands pump, boolean inKaraf) {
    this.context = context;
    this.mapi = mapi;
    this.pump = pump;
    this.inKaraf = inKaraf;
  }

  /**
   * Registers the commands.
   *
   * <p>Not in the constructor: if a reference goes while that runs, SCR drops the object and never
   * calls {@link #withdraw()}.
   */
  @Activate
  void offer() {
    if (!inKaraf) {
      offer("mapi", mapi);
      offer("pump", pump);
    }
  }

  private void offer(String scope, Object commands) {
    String[] functions =
        CommandMethods.of(commands.getClass()).stream().map(Method::getName).toArray(String[]::new);
    Map<String, Object> properties =
        Map.of("osgi.command.scope", scope, "osgi.command.function", functions);
    registrations.add(
        context.registerService(Object.class, commands, FrameworkUtil.asDictionary(properties)));
  }

  /** Withdraws the commands. */
  @Deactivate
  void withdraw() {
    registrations.forEach(ServiceRegistration::unregister);
  }

  private static boolean isThere(String type) {
    try {
      Class.forName(type, false, GogoCommands.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
