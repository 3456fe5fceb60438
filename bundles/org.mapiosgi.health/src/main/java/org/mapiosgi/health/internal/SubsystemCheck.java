// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.health.internal;

import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.SubsystemStatus;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Checks whether MAPI is initialised. Tags {@code mapi} and {@code readiness}: without MAPI no
 * consumer can work.
 *
 * <p>OK while MAPI is READY, with a warning if a call takes long. TEMPORARILY_UNAVAILABLE while it
 * comes up or goes down. CRITICAL if it failed, or if there is no subsystem; then the result also
 * has the errors that the doctor knows.
 */
@Component(service = HealthCheck.class, name = SubsystemCheck.PID)
@Designate(ocd = SubsystemCheck.Config.class)
public final class SubsystemCheck implements HealthCheck {
  /** The PID of the configuration. */
  static final String PID = "org.mapiosgi.health.subsystem";

  /** The configuration, which becomes service properties of the check. */
  @ObjectClassDefinition(
      name = "MAPI health check: subsystem",
      description = "Not OK while MAPI is not initialised.")
  public @interface Config {
    /** Name. */
    @AttributeDefinition(name = "Name", description = "Name of the check in results.")
    String hc_name() default "MAPI subsystem";

    /** Tags. */
    @AttributeDefinition(name = "Tags", description = "Tags that select the check.")
    String[] hc_tags() default {"mapi", "readiness"};

    /** MBean name. */
    @AttributeDefinition(
        name = "MBean name",
        description =
            "Name of the check's MBean, org.apache.felix.healthcheck:type=HealthCheck,name=NAME.")
    String hc_mbean_name() default "mapi-subsystem";

    /** Interval. */
    @AttributeDefinition(
        name = "Interval",
        description =
            "Seconds between executions in the background. 0: executed when somebody asks.",
        min = "0")
    long hc_async_intervalInSec() default 0;
  }

  private final MapiState mapi;

  /** Called by SCR, which takes the defaults of the service properties from the parameter. */
  @Activate
  public SubsystemCheck(@Reference MapiState mapi, Config config) {
    this(mapi);
  }

  SubsystemCheck(MapiState mapi) {
    this.mapi = mapi;
  }

  @Override
  public Result execute() {
    return mapi.status()
        .map(this::of)
        .orElseGet(
            () ->
                new CheckLog()
                    .add(Result.Status.CRITICAL, missing())
                    .add(Result.Status.CRITICAL, mapi.errors())
                    .result());
  }

  private static Finding missing() {
    return Finding.error("MAPI subsystem", "it is not there").build();
  }

  private Result of(SubsystemStatus status) {
    Finding finding = mapi.explain().explain(status);
    CheckLog log = new CheckLog();
    return switch (status.state()) {
      case READY -> log.add(finding).result();
      case STARTING, STOPPING, STOPPED ->
          log.add(Result.Status.TEMPORARILY_UNAVAILABLE, finding).result();
      case FAILED ->
          log.add(Result.Status.CRITICAL, finding)
              .add(
                  Result.Status.CRITICAL,
                  mapi.errors().stream().filter(error -> !error.equals(finding)).toList())
              .result();
    };
  }
}
