// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.health.internal;

import java.util.List;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.Reason;
import org.mapiosgi.api.status.SessionStatus;
import org.mapiosgi.api.status.SubsystemStatus;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Checks whether every configured session is logged on. Tags {@code mapi} and {@code readiness}: a
 * consumer of a session that is not up is not there.
 *
 * <p>The result has an entry for each session. OK while all are UP. TEMPORARILY_UNAVAILABLE if a
 * session logs on, or is tried again by itself. CRITICAL if a session waits for an operator: it is
 * refused, or was taken down; and if none is configured.
 */
@Component(service = HealthCheck.class, name = SessionsCheck.PID)
@Designate(ocd = SessionsCheck.Config.class)
public final class SessionsCheck extends MapiCheck {
  /** The PID of the configuration. */
  static final String PID = "org.mapiosgi.health.sessions";

  /** The configuration, which becomes service properties of the check. */
  @ObjectClassDefinition(
      name = "MAPI health check: sessions",
      description = "Not OK while a configured session is not logged on.")
  public @interface Config {
    /** Name. */
    @AttributeDefinition(name = "Name", description = NAME)
    String hc_name() default "MAPI sessions";

    /** Tags. */
    @AttributeDefinition(name = "Tags", description = TAGS)
    String[] hc_tags() default {"mapi", "readiness"};

    /** MBean name. */
    @AttributeDefinition(name = "MBean name", description = MBEAN_NAME)
    String hc_mbean_name() default "mapi-sessions";

    /** Interval. */
    @AttributeDefinition(name = "Interval", description = INTERVAL, min = "0")
    long hc_async_intervalInSec() default 0;
  }

  /** Called by SCR, which takes the defaults of the service properties from the parameter. */
  @Activate
  public SessionsCheck(@Reference MapiState mapi, Config config) {
    this(mapi);
  }

  SessionsCheck(MapiState mapi) {
    super(mapi);
  }

  @Override
  void check(MapiState mapi, CheckLog log) {
    List<SessionStatus> sessions = mapi.status().map(SubsystemStatus::sessions).orElse(List.of());
    if (sessions.isEmpty()) {
      log.add(Result.Status.CRITICAL, Finding.error("sessions", "none is there").build())
          .add(Result.Status.CRITICAL, mapi.errors());
    }
    sessions.forEach(session -> log.add(status(session), mapi.explain().explain(session)));
  }

  private static Result.Status status(SessionStatus session) {
    return switch (session.state()) {
      case UP -> Result.Status.OK;
      case LOGGING_ON, LOST -> Result.Status.TEMPORARILY_UNAVAILABLE;
      case REFUSED -> Result.Status.CRITICAL;
      case DOWN ->
          session.reason().map(Reason::kind).filter(Reason.Kind.REQUESTED::equals).isPresent()
              ? Result.Status.CRITICAL
              : Result.Status.TEMPORARILY_UNAVAILABLE;
    };
  }
}
