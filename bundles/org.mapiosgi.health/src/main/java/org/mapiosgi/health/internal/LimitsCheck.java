// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.health.internal;

import java.util.List;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.LimitStatus;
import org.mapiosgi.api.status.Severity;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Checks the objects that are open against the limits of MAPI and of the configuration. Tag {@code
 * mapi}.
 *
 * <p>WARN if four fifths of a limit are in use, or if something is lost until the process ends. OK
 * otherwise.
 */
@Component(service = HealthCheck.class, name = LimitsCheck.PID)
@Designate(ocd = LimitsCheck.Config.class)
public final class LimitsCheck extends MapiCheck {
  /** The PID of the configuration. */
  static final String PID = "org.mapiosgi.health.limits";

  /** The configuration, which becomes service properties of the check. */
  @ObjectClassDefinition(
      name = "MAPI health check: limits",
      description = "Not OK if a limit of MAPI is nearly reached, or something is lost.")
  public @interface Config {
    /** Name. */
    @AttributeDefinition(name = "Name", description = NAME)
    String hc_name() default "MAPI limits";

    /** Tags. */
    @AttributeDefinition(name = "Tags", description = TAGS)
    String[] hc_tags() default {"mapi"};

    /** MBean name. */
    @AttributeDefinition(name = "MBean name", description = MBEAN_NAME)
    String hc_mbean_name() default "mapi-limits";

    /** Interval. */
    @AttributeDefinition(name = "Interval", description = INTERVAL, min = "0")
    long hc_async_intervalInSec() default 0;
  }

  /** Called by SCR, which takes the defaults of the service properties from the parameter. */
  @Activate
  public LimitsCheck(@Reference MapiState mapi, Config config) {
    this(mapi);
  }

  LimitsCheck(MapiState mapi) {
    super(mapi);
  }

  @Override
  void check(MapiState mapi, CheckLog log) {
    List<LimitStatus> limits = mapi.limits(LimitStatus.Kind.OPEN);
    List<Finding> warnings =
        limits.stream()
            .map(mapi.explain()::explain)
            .filter(finding -> finding.severity().atLeast(Severity.WARNING))
            .toList();
    log.add(Result.Status.WARN, warnings);
    if (warnings.isEmpty()) {
      log.add(Finding.ok("limits", "none of " + limits.size() + " is near").build());
    }
  }
}
