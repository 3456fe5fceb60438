// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.health.internal;

import java.util.List;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.LimitStatus;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Checks the units of work that wait, in each session and of each bundle. Tag {@code mapi}.
 *
 * <p>TEMPORARILY_UNAVAILABLE if a queue is full, so that more work is refused. WARN if four fifths
 * of a queue are in use. OK otherwise.
 */
@Component(service = HealthCheck.class, name = QueuesCheck.PID)
@Designate(ocd = QueuesCheck.Config.class)
public final class QueuesCheck implements HealthCheck {
  /** The PID of the configuration. */
  static final String PID = "org.mapiosgi.health.queues";

  /** The configuration, which becomes service properties of the check. */
  @ObjectClassDefinition(
      name = "MAPI health check: queues",
      description = "Not OK if work waits up to a limit.")
  public @interface Config {
    /** Name. */
    @AttributeDefinition(name = "Name", description = "Name of the check in results.")
    String hc_name() default "MAPI queues";

    /** Tags. */
    @AttributeDefinition(name = "Tags", description = "Tags that select the check.")
    String[] hc_tags() default {"mapi"};

    /** MBean name. */
    @AttributeDefinition(
        name = "MBean name",
        description =
            "Name of the check's MBean, org.apache.felix.healthcheck:type=HealthCheck,name=NAME.")
    String hc_mbean_name() default "mapi-queues";

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
  public QueuesCheck(@Reference MapiState mapi, Config config) {
    this(mapi);
  }

  QueuesCheck(MapiState mapi) {
    this.mapi = mapi;
  }

  @Override
  public Result execute() {
    List<LimitStatus> queues = mapi.limits(LimitStatus.Kind.QUEUED);
    CheckLog log = new CheckLog();
    List<LimitStatus> near = queues.stream().filter(LimitStatus::near).toList();
    if (near.isEmpty()) {
      log.add(Finding.ok("queues", "none of " + queues.size() + " is near its limit").build());
    }
    for (LimitStatus queue : near) {
      log.add(
          queue.reached() ? Result.Status.TEMPORARILY_UNAVAILABLE : Result.Status.WARN,
          mapi.explain().explain(queue));
    }
    return log.result();
  }
}
