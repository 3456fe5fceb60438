// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.endurance;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.mapiosgi.api.MapiEvent;
import org.mapiosgi.api.MapiListener;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.pump.MessagePump;
import org.mapiosgi.api.status.MapiOperations;
import org.mapiosgi.api.status.MapiSubsystem;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/**
 * Lets things come and go in an endurance run: sessions, listeners, pumps and faults. Each act
 * takes back what it did.
 */
final class Churn {
  private static final int MOST_TASKS = 50;
  private static final int MOST_CALLS = 5;
  private static final int MOST_LISTENING_MILLIS = 100;
  private static final int MOST_FAULT_MILLIS = 200;

  private final BundleContext context;
  private final Services services;
  private final Ledger ledger;
  private final Pace pace;
  private final String profile;
  private final AtomicLong sessions = new AtomicLong();
  private final AtomicLong listeners = new AtomicLong();
  private final AtomicLong events = new AtomicLong();
  private final AtomicLong pumps = new AtomicLong();
  private final AtomicLong losses = new AtomicLong();

  Churn(BundleContext context, Services services, Ledger ledger, Pace pace, String profile) {
    this.context = context;
    this.services = services;
    this.ledger = ledger;
    this.pace = pace;
    this.profile = profile;
  }

  /** How often each came. */
  Map<String, Long> counts() {
    return Map.of(
        "sessions", sessions.get(),
        "listeners", listeners.get(),
        "events", events.get(),
        "pumps", pumps.get(),
        "reconnects", losses.get());
  }

  private Configuration configuration(String pid, String name) throws IOException {
    ConfigurationAdmin admin = services.find(ConfigurationAdmin.class).orElseThrow();
    return admin.getFactoryConfiguration(pid, name, "?");
  }

  /** A session is added, changed, taken down and up, and removed. */
  void session(Random random) throws Exception {
    // A few names only, so that a name comes back.
    String name = "endurance" + sessions.get() % 3;
    Configuration configuration = configuration(MapiSession.PID, name);
    configuration.update(FrameworkUtil.asDictionary(Map.of("profile", profile)));
    try {
      if (random.nextBoolean()) {
        services.await("session " + name, () -> services.session(name).isPresent() || down());
      }
      configuration.update(
          FrameworkUtil.asDictionary(Map.of("profile", profile, "deadline.seconds", 30)));
      if (random.nextBoolean()) {
        operate(name);
      }
      services.session(name).ifPresent(this::read);
    } finally {
      configuration.delete();
    }
    services.await("the end of session " + name, () -> services.session(name).isEmpty());
    sessions.incrementAndGet();
  }

  /** Whether MAPI is not there, because a bundle is being updated. */
  private boolean down() {
    return services.find(MapiSubsystem.class).isEmpty();
  }

  /** An operator's session stays down over changes of its configuration: it has to be taken up. */
  private void operate(String name) throws InterruptedException {
    if (act(operations -> operations.takeDown(name))) {
      boolean unusedDrop = act(operations -> operations.dropQueued(name));
      services.await("taking up " + name, () -> act(operations -> operations.takeUp(name)));
      boolean unusedTry = act(operations -> operations.tryNow(name));
    }
  }

  /**
   * Lets an operator act.
   *
   * @return false if the session is not known at the moment, because its configuration changes
   */
  private boolean act(Consumer<MapiOperations> deed) {
    try {
      services.find(MapiOperations.class).ifPresent(deed);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private void read(MapiSession session) {
    try {
      Ledger.Unit unused = ledger.submit("last", session, mapi -> mapi.inbox().messages().count());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A listener comes, sees mail, and goes. */
  void listener(Random random) throws Exception {
    MapiListener listener = event -> events.incrementAndGet();
    Map<String, Object> properties =
        random.nextBoolean()
            ? Map.of(MapiListener.SESSION, "default")
            : Map.of(MapiListener.EVENTS, allKinds(), MapiListener.FOLDER, "inbox");
    ServiceRegistration<MapiListener> registration =
        context.registerService(
            MapiListener.class, listener, FrameworkUtil.asDictionary(properties));
    services.find(Mapi.class).ifPresent(Mapi::deliver);
    pace.pause(Duration.ofMillis(random.nextInt(MOST_LISTENING_MILLIS)));
    registration.unregister();
    listeners.incrementAndGet();
  }

  private static String[] allKinds() {
    return Arrays.stream(MapiEvent.Kind.values()).map(Enum::name).toArray(String[]::new);
  }

  /** A pump comes, works, and goes. */
  void pump(Random random) throws Exception {
    String name = "endurance" + pumps.get() % 3;
    String filter = "(" + MessagePump.NAME + "=" + name + ")";
    Configuration configuration = configuration(MessagePump.PID, name);
    configuration.update(FrameworkUtil.asDictionary(Map.of("pump.name", name)));
    try {
      services.await(
          "pump " + name, () -> !services.all(MessagePump.class, filter).isEmpty() || down());
      for (MessagePump pump : services.all(MessagePump.class, filter)) {
        AtomicLong ran = new AtomicLong();
        int tasks = 1 + random.nextInt(MOST_TASKS);
        for (int i = 0; i < tasks; i++) {
          pump.execute(ran::incrementAndGet);
        }
        pump.submit(() -> ran.get() >= tasks);
      }
    } catch (RejectedExecutionException e) {
      // An update of its bundle has ended the pump.
    } finally {
      configuration.delete();
    }
    services.await(
        "the end of pump " + name, () -> services.all(MessagePump.class, filter).isEmpty());
    pumps.incrementAndGet();
  }

  /** The server goes down, or a call fails, and the sessions come back. */
  void fault(Random random) throws Exception {
    Mapi mapi = services.find(Mapi.class).orElse(null);
    if (mapi == null) {
      return;
    }
    if (random.nextBoolean()) {
      mapi.loseSessions();
    } else {
      String call = Mapi.CALLS.get(random.nextInt(Mapi.CALLS.size()));
      mapi.failCall(call, 1 + random.nextInt(MOST_CALLS));
    }
    pace.pause(Duration.ofMillis(random.nextInt(MOST_FAULT_MILLIS)));
    mapi.heal();
    losses.incrementAndGet();
    services.await("the session after a fault", () -> services.session("default").isPresent());
  }
}
