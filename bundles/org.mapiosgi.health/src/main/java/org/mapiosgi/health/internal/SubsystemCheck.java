// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.health.internal;

import java.util.List;
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
public final class SubsystemCheck extends MapiCheck {
  /** The PID of the configuration. */
  static final String PID = "org.mapiosgi.health.subsystem";

  private static final String SUBJECT = "MAPI subsystem";

  /** The configuration, which becomes service properties of the check. */
  @ObjectClassDefinition(
      name = "MAPI health check: subsystem",
      description = "Not OK while MAPI is not initialised.")
  public @interface Config {
    /** Name. */
    @AttributeDefinition(name = "Name", description = NAME)
    String hc_name() default "MAPI subsystem";

    /** Tags. */
    @AttributeDefinition(name = "Tags", description = TAGS)
    String[] hc_tags() default {"mapi", "readiness"};

    /** MBean name. */
    @AttributeDefinition(name = "MBean name", description = MBEAN_NAME)
    String hc_mbean_name() default "mapi-subsystem";

    /** Interval. */
    @AttributeDefinition(name = "Interval", description = INTERVAL, min = "0")
    long hc_async_intervalInSec() default 0;
  }

  /** Called by SCR, which takes the defaults of the service properties from the parameter. */
  @Activate
  public SubsystemCheck(@Reference MapiState mapi, Config config) {
    this(mapi);
  }

  SubsystemCheck(MapiState mapi) {
    super(mapi);
  }

  @Override
  void check(MapiState mapi, CheckLog log) {
    mapi.status().ifPresentOrElse(status -> add(status, mapi, log), () -> addMissing(mapi, log));
  }

  private static void addMissing(MapiState mapi, CheckLog log) {
    List<Finding> errors = mapi.errors();
    // The doctor says the same, with a remedy, unless it has found a cause.
    if (errors.stream().noneMatch(error -> error.subject().equals(SUBJECT))) {
      log.add(Result.Status.CRITICAL, Finding.error(SUBJECT, "it is not there").build());
    }
    log.add(Result.Status.CRITICAL, errors);
  }

  private static void add(SubsystemStatus status, MapiState mapi, CheckLog log) {
    Finding finding = mapi.explain().explain(status);
    switch (status.state()) {
      case READY -> log.add(finding);
      case STARTING, STOPPING, STOPPED -> log.add(Result.Status.TEMPORARILY_UNAVAILABLE, finding);
      case FAILED ->
          log.add(Result.Status.CRITICAL, finding)
              .add(
                  Result.Status.CRITICAL,
                  mapi.errors().stream().filter(error -> !error.equals(finding)).toList());
    }
  }
}
