// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.session;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
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
 * A configured session as a service of this bundle's own: the subsystem picks them up as they come
 * and go, so that neither has to be there first.
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
          "A session that is logged on with one MAPI profile and registered as MapiSession while it"
              + " is up")
  public @interface Config {
    /** Name. */
    @AttributeDefinition(
        name = "Name",
        description =
            "Name of the session, value of the service property mapi.session; the default is the"
                + " part of the PID after ~",
        required = false)
    String mapi_session() default "";

    /** Profile. */
    @AttributeDefinition(
        name = "Profile",
        description =
            "MAPI profile to log on with, 1 to 64 characters; it must exist in the registry hive of"
                + " the account that runs this process")
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
        description = "Seconds MAPILogonEx and opening the default store may take",
        min = "1")
    int logon_timeout_seconds() default 120;

    /** Shortest wait. */
    @AttributeDefinition(
        name = "Shortest wait",
        description = "Seconds before the second try to log on; doubles with each further failure",
        min = "1")
    int retry_min_seconds() default 1;

    /** Longest wait. */
    @AttributeDefinition(
        name = "Longest wait",
        description = "Seconds between tries to log on, at the most",
        min = "1")
    int retry_max_seconds() default 300;

    /** Wait of the refused. */
    @AttributeDefinition(
        name = "Wait of the refused",
        description =
            "Seconds before a logon that was refused is tried again, for the case that the profile"
                + " was corrected; few tries, so that no account is locked; 0: never",
        min = "0")
    int retry_refused_seconds() default 900;

    /** Probe. */
    @AttributeDefinition(
        name = "Probe",
        description =
            "Seconds without work after which the store is asked for a sign of life, so that a"
                + " connection that was lost unnoticed is opened again; 0: never",
        min = "0")
    int probe_seconds() default 300;

    /** Drain. */
    @AttributeDefinition(
        name = "Drain",
        description =
            "Seconds the session stays logged on, when it is to go down, until the work that it has"
                + " accepted is done and what it has submitted has left the Outbox (R21); a stop"
                + " may take that much longer; 0: work that waits is refused, and nothing is waited"
                + " for",
        min = "0")
    int drain_seconds() default 0;

    /** Read limit. */
    @AttributeDefinition(
        name = "Read limit",
        description =
            "Megabytes of one property value that are read whole; a longer value is refused with"
                + " MAPI_E_TOO_BIG and must be read as a stream",
        min = "1",
        max = "1024")
    int read_limit_mb() default 16;
  }

  // Constants.SERVICE_FACTORYPID of Configuration Admin, whose API is not needed for more.
  private static final String FACTORY_PID = "service.factoryPid";

  private final String name;
  private final String profile;
  private final SessionSettings settings;
  private final String problem;

  /** Made by SCR. A configuration that cannot be is kept, with the reason, to be shown. */
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

  /** What the configuration says; empty where it cannot be. */
  public Optional<SessionSettings> settings() {
    return Optional.ofNullable(settings);
  }

  /** Why the configuration cannot be; empty where it can. */
  public String problem() {
    return problem;
  }
}
