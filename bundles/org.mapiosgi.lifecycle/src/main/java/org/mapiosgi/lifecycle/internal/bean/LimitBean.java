// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.bean;

import java.util.function.Supplier;
import org.mapiosgi.api.status.LimitStatus;
import org.mapiosgi.api.status.MapiLimitMXBean;

/** A limit as an MBean. */
final class LimitBean implements MapiLimitMXBean {
  private final Supplier<LimitStatus> status;

  LimitBean(Supplier<LimitStatus> status) {
    this.status = status;
  }

  @Override
  public String getCounted() {
    return status.get().counted();
  }

  @Override
  public String getSession() {
    return status.get().session().orElse("");
  }

  @Override
  public String getBundle() {
    return status.get().bundle().orElse("");
  }

  @Override
  public String getRule() {
    return status.get().rule().orElse("");
  }

  @Override
  public int getUsed() {
    return status.get().used();
  }

  @Override
  public int getHighest() {
    return status.get().highest();
  }

  @Override
  public int getLimit() {
    return status.get().limit().orElse(-1);
  }

  @Override
  public boolean isNear() {
    return status.get().near();
  }

  @Override
  public long getRefused() {
    return status.get().refused();
  }

  @Override
  public int getLost() {
    return status.get().lost();
  }
}
