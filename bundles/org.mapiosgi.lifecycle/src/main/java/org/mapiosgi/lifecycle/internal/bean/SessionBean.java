// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.bean;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.mapiosgi.api.status.MapiSessionMXBean;
import org.mapiosgi.api.status.Reason;
import org.mapiosgi.api.status.SessionState;
import org.mapiosgi.api.status.SessionStatus;

/** A session as an MBean. */
final class SessionBean implements MapiSessionMXBean {
  private final Supplier<SessionStatus> status;

  SessionBean(Supplier<SessionStatus> status) {
    this.status = status;
  }

  @Override
  public String getName() {
    return status.get().name();
  }

  @Override
  public String getProfile() {
    return status.get().profile();
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
    return status.get().state() == SessionState.UP;
  }

  @Override
  public String getReason() {
    return status.get().reason().map(Reason::sentence).orElse("");
  }

  @Override
  public String getLane() {
    return status.get().lane().orElse("");
  }

  @Override
  public int getQueued() {
    return status.get().queued();
  }

  @Override
  public long getDone() {
    return status.get().done();
  }

  @Override
  public long getFailed() {
    return status.get().failed();
  }

  @Override
  public long getEvents() {
    return status.get().events();
  }
}
