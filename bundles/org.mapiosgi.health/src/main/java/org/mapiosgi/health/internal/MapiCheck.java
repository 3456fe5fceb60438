// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.health.internal;

import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;

/** Makes the result of a check from the state of MAPI at that moment. */
abstract class MapiCheck implements HealthCheck {
  /* The descriptions of the attributes that the configurations of all checks have. */
  static final String NAME = "Name of the check in results.";
  static final String TAGS = "Tags that select the check.";
  static final String MBEAN_NAME =
      "Name of the check's MBean, org.apache.felix.healthcheck:type=HealthCheck,name=NAME.";
  static final String INTERVAL =
      "Seconds between executions in the background. 0: executed only on request.";

  private final MapiState mapi;

  MapiCheck(MapiState mapi) {
    this.mapi = mapi;
  }

  @Override
  public final Result execute() {
    CheckLog log = new CheckLog();
    check(mapi, log);
    return log.result();
  }

  /** Writes the findings of this check. Does not wait for MAPI. */
  abstract void check(MapiState mapi, CheckLog log);
}
