// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.bean;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.mapiosgi.api.status.MapiSubsystemMXBean;
import org.mapiosgi.api.status.Reason;
import org.mapiosgi.api.status.SessionState;
import org.mapiosgi.api.status.SubsystemState;
import org.mapiosgi.api.status.SubsystemStatus;

/** The subsystem as an MBean. */
final class SubsystemBean implements MapiSubsystemMXBean {
  private final Supplier<SubsystemStatus> status;

  SubsystemBean(Supplier<SubsystemStatus> status) {
    this.status = new Recent<>(status, System::nanoTime);
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
  public boolean isUp() {
    return status.get().state() == SubsystemState.READY;
  }

  @Override
  public boolean isReady() {
    return status.get().ready();
  }

  @Override
  public String getReason() {
    return status.get().reason().map(Reason::sentence).orElse("");
  }

  @Override
  public String getBinding() {
    return status.get().binding();
  }

  @Override
  public String getMode() {
    return status.get().mode();
  }

  @Override
  public int getSessions() {
    return status.get().sessions().size();
  }

  @Override
  public int getSessionsUp() {
    return (int)
        status.get().sessions().stream()
            .filter(session -> session.state() == SessionState.UP)
            .count();
  }

  @Override
  public Map<String, Integer> getLiveObjects() {
    return status.get().liveObjects();
  }

  @Override
  public int getLiveBuffers() {
    return status.get().liveBuffers();
  }
}
