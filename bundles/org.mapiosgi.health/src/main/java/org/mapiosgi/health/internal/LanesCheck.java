// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.health.internal;

import java.util.List;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.LaneStatus;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Checks whether the threads of MAPI work. Tags {@code mapi} and {@code liveness}.
 *
 * <p>CRITICAL if every lane is stuck, and Java code keeps at least one of them: only a restart of
 * the process frees it. WARN if a lane is overdue, stuck or ended, and others work. WARN, too, if
 * all lanes are stuck in native code: these calls may wait for a server that is down, a restart
 * would bring them back there, and the check of the sessions reports the loss. OK while there are
 * no lanes, because MAPI is down.
 */
@Component(service = HealthCheck.class, name = LanesCheck.PID)
@Designate(ocd = LanesCheck.Config.class)
public final class LanesCheck extends MapiCheck {
  /** The PID of the configuration. */
  static final String PID = "org.mapiosgi.health.lanes";

  /** The configuration, which becomes service properties of the check. */
  @ObjectClassDefinition(
      name = "MAPI health check: lanes",
      description = "Not OK if no lane is left and only a restart frees them.")
  public @interface Config {
    /** Name. */
    @AttributeDefinition(name = "Name", description = NAME)
    String hc_name() default "MAPI lanes";

    /** Tags. */
    @AttributeDefinition(name = "Tags", description = TAGS)
    String[] hc_tags() default {"mapi", "liveness"};

    /** MBean name. */
    @AttributeDefinition(name = "MBean name", description = MBEAN_NAME)
    String hc_mbean_name() default "mapi-lanes";

    /** Interval. */
    @AttributeDefinition(name = "Interval", description = INTERVAL, min = "0")
    long hc_async_intervalInSec() default 0;
  }

  /** Called by SCR, which takes the defaults of the service properties from the parameter. */
  @Activate
  public LanesCheck(@Reference MapiState mapi, Config config) {
    this(mapi);
  }

  LanesCheck(MapiState mapi) {
    super(mapi);
  }

  @Override
  void check(MapiState mapi, CheckLog log) {
    List<LaneStatus> threads = mapi.lanes();
    if (threads.isEmpty()) {
      log.add(Finding.ok("lanes", "there are none while MAPI is down").build());
    }
    List<LaneStatus> lanes = threads.stream().filter(lane -> !lane.primary()).toList();
    boolean lost =
        !lanes.isEmpty()
            && lanes.stream().allMatch(LanesCheck::isStuck)
            && lanes.stream().anyMatch(LanesCheck::isInJava);
    threads.forEach(
        lane -> {
          Finding finding = mapi.explain().explain(lane);
          if (lost && isStuck(lane)) {
            log.add(Result.Status.CRITICAL, finding);
          } else {
            log.add(finding);
          }
        });
  }

  private static boolean isStuck(LaneStatus lane) {
    return lane.state() == LaneStatus.State.STUCK;
  }

  private static boolean isInJava(LaneStatus lane) {
    return lane.place().filter(place -> place != LaneStatus.Place.NATIVE).isPresent();
  }
}
