// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.bean;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.mapiosgi.api.status.LaneStatus;
import org.mapiosgi.api.status.MapiLaneMXBean;

/** A lane as an MBean. */
final class LaneBean implements MapiLaneMXBean {
  private final Supplier<LaneStatus> status;

  LaneBean(Supplier<LaneStatus> status) {
    this.status = status;
  }

  @Override
  public String getName() {
    return status.get().name();
  }

  @Override
  public boolean isPrimary() {
    return status.get().primary();
  }

  @Override
  public String getState() {
    return status.get().state().name();
  }

  @Override
  public long getInStateMillis() {
    return Duration.between(status.get().since(), Instant.now()).toMillis();
  }

  @Override
  public boolean isLate() {
    return switch (status.get().state()) {
      case OVERDUE, STUCK -> true;
      case STARTING, IDLE, BUSY, ENDED -> false;
    };
  }

  @Override
  public String getSession() {
    return status.get().session().orElse("");
  }

  @Override
  public String getWork() {
    return status.get().work().orElse("");
  }

  @Override
  public String getBundle() {
    return status.get().bundle().orElse("");
  }

  @Override
  public int getQueued() {
    return status.get().queued();
  }
}
