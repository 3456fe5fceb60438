// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.shell.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.Function;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * The commands {@code mapi:profile-*}, where there is a Gogo for them. Unlike the other ones of
 * their scope they wait for MAPI.
 */
@Component(
    service = {},
    immediate = true)
public final class ProfileCommands {
  private final List<ServiceRegistration<?>> commands = new ArrayList<>();

  /** Made by SCR. */
  @Activate
  public ProfileCommands(BundleContext context, @Reference CommandProcessor gogo) {
    ProfileShell shell = new ProfileShell(new Present(context));
    for (ProfileShell.Verb verb : ProfileShell.Verb.values()) {
      Function command =
          (session, arguments) -> {
            Answer.print(shell.run(verb, arguments.stream().map(String::valueOf).toList()));
            return null;
          };
      commands.add(
          context.registerService(
              Function.class,
              command,
              FrameworkUtil.asDictionary(
                  Map.of(
                      CommandProcessor.COMMAND_SCOPE,
                      "mapi",
                      CommandProcessor.COMMAND_FUNCTION,
                      verb.command()))));
    }
  }

  /** Withdraws them. */
  @Deactivate
  public void deactivate() {
    commands.forEach(ServiceRegistration::unregister);
  }
}
