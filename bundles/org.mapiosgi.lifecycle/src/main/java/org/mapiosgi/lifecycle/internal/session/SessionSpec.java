// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.session;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.lifecycle.internal.actor.Backoff;
import org.mapiosgi.spi.configuration.ConfigurationCheck;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Registers a configured session as a service inside of this bundle. The subsystem picks it up,
 * whichever of the two starts first.
 */
@Component(
    service = SessionSpec.class,
    configurationPid = MapiSession.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = SessionSpec.Config.class, factory = true)
public final class SessionSpec {

  /** Configuration of a session. */
  @ObjectClassDefinition(
      name = "MAPI session",
      description =
          "A session that logs on with one MAPI profile. It is registered as MapiSession while"
              + " it is up.")
  public @interface Config {
    /** Name. */
    @AttributeDefinition(
        name = "Name",
        description =
            "Name of the session, and value of the service property mapi.session. The default is"
                + " the part of the PID after ~.",
        required = false)
    String mapi_session() default "";

    /** Profile. */
    @AttributeDefinition(
        name = "Profile",
        description =
            "MAPI profile to log on with, 1 to 64 characters. It must exist in the registry hive"
                + " of the account that runs this process.")
    String profile() default "";

    /** Deadline. */
    @AttributeDefinition(
        name = "Deadline",
        description = "Seconds a unit of work may take, from submission to its end",
        min = "1")
    int deadline_seconds() default 60;

    /** Logon timeout. */
    @AttributeDefinition(
        name = "Logon timeout",
        description = "Seconds that MAPILogonEx and opening the default store may take",
        min = "1")
    int logon_timeout_seconds() default 120;

    /** Shortest wait. */
    @AttributeDefinition(
        name = "Shortest wait",
        description = "Seconds before the second try to log on. Doubles with each further failure.",
        min = "1")
    int retry_min_seconds() default 1;

    /** Longest wait. */
    @AttributeDefinition(
        name = "Longest wait",
        description = "Longest time between tries to log on, in seconds",
        min = "1")
    int retry_max_seconds() default 300;

    /** Wait of the refused. */
    @AttributeDefinition(
        name = "Wait of the refused",
        description =
            "Seconds before the product repeats a refused logon, because the profile may have"
                + " been corrected. Choose a long time: many tries can lock the account. 0: never.",
        min = "0")
    int retry_refused_seconds() default 900;

    /** Probe. */
    @AttributeDefinition(
        name = "Probe",
        description =
            "Seconds without work before the product probes the store, to find a lost connection"
                + " and open it again. 0: never.",
        min = "0")
    int probe_seconds() default 300;

    /** Drain. */
    @AttributeDefinition(
        name = "Drain",
        description =
            "Longest time in seconds that a session stays logged on when it goes down: until its"
                + " accepted work is done and its submitted messages have left the Outbox (R21). A"
                + " stop may take this much longer. 0: waiting work is refused, and the session"
                + " logs off without this wait.",
        min = "0")
    int drain_seconds() default 0;

    /** Read limit. */
    @AttributeDefinition(
        name = "Read limit",
        description =
            "Longest property value that is read whole, in megabytes. A longer value is refused"
                + " with MAPI_E_TOO_BIG; read it as a stream.",
        min = "1",
        max = "1024")
    int read_limit_mb() default 16;
  }

  // Constants.SERVICE_FACTORYPID of Configuration Admin, whose API is not needed for more.
  private static final String FACTORY_PID = "service.factoryPid";

  private final String name;
  private final String profile;
  private final @Nullable SessionSettings settings;
  private final String problem;

  /**
   * Called by SCR. An invalid configuration is kept, with the reason, so that the status can show
   * it.
   */
  @Activate
  public SessionSpec(Config config, Map<String, Object> properties) {
    String pid = String.valueOf(properties.get(Constants.SERVICE_PID));
    name =
        config.mapi_session().isBlank()
            ? pid.substring(pid.indexOf('~') + 1)
            : config.mapi_session().trim();
    profile = config.profile().trim();
    SessionSettings checked = null;
    String refusal = "";
    try {
      ConfigurationCheck.types(Config.class, properties);
      named(config, properties);
      checked =
          new SessionSettings(
              name,
              profile,
              Duration.ofSeconds(config.deadline_seconds()),
              Duration.ofSeconds(config.logon_timeout_seconds()),
              new Backoff(
                  Duration.ofSeconds(config.retry_min_seconds()),
                  Duration.ofSeconds(config.retry_max_seconds())),
              Duration.ofSeconds(config.retry_refused_seconds()),
              Duration.ofSeconds(config.probe_seconds()),
              Duration.ofSeconds(config.drain_seconds()),
              config.read_limit_mb());
    } catch (IllegalArgumentException e) {
      refusal = "configuration " + pid + ": " + e.getMessage();
    }
    settings = checked;
    problem = refusal;
  }

  /** A file without -NAME is a configuration of nobody in particular. */
  private static void named(Config config, Map<String, Object> properties) {
    if (config.mapi_session().isBlank() && properties.get(FACTORY_PID) == null) {
      throw new IllegalArgumentException(
          "the session has no name: call the file "
              + MapiSession.PID
              + "-NAME.cfg, or set mapi.session in it");
    }
  }

  /** The session's name. */
  public String name() {
    return name;
  }

  /** The profile, as configured. */
  public String profile() {
    return profile;
  }

  /** The checked configuration; empty if it is invalid. */
  public Optional<SessionSettings> settings() {
    return Optional.ofNullable(settings);
  }

  /** The reason why the configuration is invalid; empty if it is valid. */
  public String problem() {
    return problem;
  }
}
