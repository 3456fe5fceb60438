// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.profile;

import java.io.IOException;
import java.util.Collections;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.mapiosgi.api.profile.MapiProfiles;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ManagedServiceFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers each configuration of a profile as a {@link ProfileSpec}.
 *
 * <p>This is a ManagedServiceFactory and not a component with a configuration, because SCR shows
 * the properties of a component to everyone, secrets included: as service properties, to its
 * commands and through JMX.
 */
@Component(
    service = ManagedServiceFactory.class,
    immediate = true,
    configurationPolicy = ConfigurationPolicy.IGNORE,
    property = Constants.SERVICE_PID + "=" + MapiProfiles.PID)
public final class ProfileConfigurations implements ManagedServiceFactory {
  private static final Logger LOG = LoggerFactory.getLogger(ProfileConfigurations.class);

  /** Configuration of a profile; keys {@code property.TAG} and {@code secret.TAG} come on top. */
  @ObjectClassDefinition(
      factoryPid = MapiProfiles.PID,
      name = "MAPI profile",
      description =
          "Creates a MAPI profile for the account that runs this process, if the profile is"
              + " missing. Sessions that use the profile wait for it.")
  public @interface Config {
    /** Name. */
    @AttributeDefinition(
        name = "Profile",
        description =
            "Name of the profile: 1 to 64 letters, digits, underscores and inner spaces. The"
                + " default is the part of the PID after ~.",
        required = false)
    String profile() default "";

    /** Address. */
    @AttributeDefinition(
        name = "Address",
        description =
            "SMTP address of the Exchange mailbox, for Outlook 2016 and newer. Autodiscover finds"
                + " the server. Do not use it together with server and mailbox.",
        required = false)
    String address() default "";

    /** Server. */
    @AttributeDefinition(
        name = "Server",
        description = "Exchange server, for older Outlook and Exchange. Needs mailbox, too.",
        required = false)
    String server() default "";

    /** Mailbox. */
    @AttributeDefinition(
        name = "Mailbox",
        description = "Alias or name of the mailbox on the server",
        required = false)
    String mailbox() default "";

    /** Service. */
    @AttributeDefinition(
        name = "Service",
        description =
            "Another message service, by its name in MapiSvc.inf. Configure it with property.TAG"
                + " and secret.TAG.",
        required = false)
    String service() default "";

    /** Default. */
    @AttributeDefinition(
        name = "Default",
        description = "Whether the profile becomes the default profile of the account")
    boolean default$() default false;

    /** Overwrite. */
    @AttributeDefinition(
        name = "Overwrite",
        description =
            "never: leaves an existing profile as it is. always: deletes the profile and creates"
                + " it again each time MAPI comes up and each time this configuration changes.",
        options = {@Option("never"), @Option("always")})
    String overwrite() default "never";
  }

  private final BundleContext context;
  private final ConfigurationAdmin admin;
  private final Map<String, ServiceRegistration<ProfileSpec>> specs = new HashMap<>();
  private boolean closed;

  /** Made by SCR. */
  @Activate
  public ProfileConfigurations(BundleContext context, @Reference ConfigurationAdmin admin) {
    this.context = context;
    this.admin = admin;
  }

  @Override
  public String getName() {
    return "MAPI profiles";
  }

  @Override
  public synchronized void updated(String pid, Dictionary<String, ?> properties) {
    deleted(pid);
    if (!closed) {
      specs.put(pid, context.registerService(ProfileSpec.class, spec(pid, properties), null));
    }
  }

  private ProfileSpec spec(String pid, Dictionary<String, ?> properties) {
    try {
      DeclaredProfile declared =
          new ProfileConfig(map(properties), stored(pid)).read(pid.substring(pid.indexOf('~') + 1));
      return new ProfileSpec(pid, Optional.of(declared), "");
    } catch (IllegalArgumentException e) {
      String problem = "configuration " + pid + ": " + e.getMessage();
      LOG.error("no profile is created: {}", problem);
      return new ProfileSpec(pid, Optional.empty(), problem);
    }
  }

  /** Without its placeholders replaced. */
  private Map<String, ?> stored(String pid) {
    try {
      Configuration[] found = admin.listConfigurations("(service.pid=" + pid + ")");
      return found == null ? Map.of() : map(found[0].getProperties());
    } catch (IOException | InvalidSyntaxException e) {
      throw new IllegalArgumentException("it cannot be read again: " + e.getMessage(), e);
    }
  }

  private static Map<String, Object> map(Dictionary<String, ?> properties) {
    Map<String, Object> map = new HashMap<>();
    for (String key : Collections.list(properties.keys())) {
      map.put(key, properties.get(key));
    }
    return map;
  }

  @Override
  public synchronized void deleted(String pid) {
    ServiceRegistration<ProfileSpec> spec = specs.remove(pid);
    if (spec != null) {
      spec.unregister();
    }
  }

  /** Withdraws them. */
  @Deactivate
  public synchronized void deactivate() {
    closed = true;
    specs.values().forEach(ServiceRegistration::unregister);
    specs.clear();
  }
}
