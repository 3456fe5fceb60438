// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.endurance;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.status.MapiSubsystem;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * Finds the services of the framework, which come and go. A service that was found stays in use
 * until it is withdrawn, as in a consumer that tracks services.
 */
final class Services {
  private static final Duration LONGEST = Duration.ofMinutes(3);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final BundleContext context;
  private final Pace pace;

  Services(BundleContext context, Pace pace) {
    this.context = context;
    this.pace = pace;
  }

  /** The services that are there at this moment. */
  <T> List<T> all(Class<T> type, String filter) {
    List<T> found = new ArrayList<>();
    for (ServiceReference<T> reference : references(type, filter)) {
      T service = context.getService(reference);
      if (service != null) {
        found.add(service);
      }
    }
    return found;
  }

  private <T> Collection<ServiceReference<T>> references(Class<T> type, String filter) {
    try {
      return context.getServiceReferences(type, filter);
    } catch (InvalidSyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  <T> Optional<T> find(Class<T> type) {
    return all(type, null).stream().findFirst();
  }

  Optional<MapiSession> session(String name) {
    return all(MapiSession.class, "(" + MapiSession.SESSION + "=" + name + ")").stream()
        .findFirst();
  }

  /** Writes where every thread is, to show the reason why a condition does not come. */
  private static void dumpThreads() {
    for (ThreadInfo thread : ManagementFactory.getThreadMXBean().dumpAllThreads(true, true)) {
      System.out.print(thread);
    }
  }

  /** MAPI's state in words. */
  private String mapi() {
    return find(MapiSubsystem.class)
        .map(MapiSubsystem::status)
        .map(status -> status.state() + " with " + status.sessions())
        .orElse("not there");
  }

  /**
   * Waits for a condition. Looks for it again and again: not every state has an event.
   *
   * @throws IllegalStateException if it never comes
   */
  void await(String what, BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        dumpThreads();
        throw new IllegalStateException(
            what + " did not come within " + LONGEST + "; MAPI is " + mapi());
      }
      pace.pause(PAUSE);
    }
  }
}
