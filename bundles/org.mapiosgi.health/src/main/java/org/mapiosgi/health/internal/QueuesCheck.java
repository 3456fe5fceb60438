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
public final class QueuesCheck extends MapiCheck {
  /** The PID of the configuration. */
  static final String PID = "org.mapiosgi.health.queues";

  /** The configuration, which becomes service properties of the check. */
  @ObjectClassDefinition(
      name = "MAPI health check: queues",
      description = "Not OK if work waits up to a limit.")
  public @interface Config {
    /** Name. */
    @AttributeDefinition(name = "Name", description = NAME)
    String hc_name() default "MAPI queues";

    /** Tags. */
    @AttributeDefinition(name = "Tags", description = TAGS)
    String[] hc_tags() default {"mapi"};

    /** MBean name. */
    @AttributeDefinition(name = "MBean name", description = MBEAN_NAME)
    String hc_mbean_name() default "mapi-queues";

    /** Interval. */
    @AttributeDefinition(name = "Interval", description = INTERVAL, min = "0")
    long hc_async_intervalInSec() default 0;
  }

  /** Called by SCR, which takes the defaults of the service properties from the parameter. */
  @Activate
  public QueuesCheck(@Reference MapiState mapi, Config config) {
    this(mapi);
  }

  QueuesCheck(MapiState mapi) {
    super(mapi);
  }

  @Override
  void check(MapiState mapi, CheckLog log) {
    List<LimitStatus> queues = mapi.limits(LimitStatus.Kind.QUEUED);
    List<LimitStatus> near = queues.stream().filter(LimitStatus::near).toList();
    if (near.isEmpty()) {
      log.add(Finding.ok("queues", "none of " + queues.size() + " is near its limit").build());
    }
    for (LimitStatus queue : near) {
      log.add(
          queue.reached() ? Result.Status.TEMPORARILY_UNAVAILABLE : Result.Status.WARN,
          mapi.explain().explain(queue));
    }
  }
}
