// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.mapiosgi.api.status.SessionStatus;
import org.mapiosgi.lifecycle.internal.account.Quotas;
import org.mapiosgi.lifecycle.internal.bean.Beans;
import org.mapiosgi.lifecycle.internal.session.Showing;

/** Shows sessions and their limits as MBeans. */
record ShownSessions(Beans beans, Quotas quotas) implements Showing {
  @Override
  public Runnable session(String name, Supplier<SessionStatus> status) {
    List<Runnable> all = new ArrayList<>();
    all.add(beans.session(name, status));
    quotas.ofSessionAlone(name).forEach(limit -> all.add(beans.limit(limit)));
    return () -> all.forEach(Runnable::run);
  }

  @Override
  public Runnable misconfigured(String name, Supplier<SessionStatus> status) {
    return beans.session(name, status);
  }
}
