// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.start;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.mapiosgi.api.MapiListener;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.status.MapiOperations;
import org.mapiosgi.api.status.MapiSubsystem;
import org.mapiosgi.lifecycle.internal.ServiceMode;
import org.mapiosgi.lifecycle.internal.account.LimitSettings;
import org.mapiosgi.lifecycle.internal.actor.Backoff;
import org.mapiosgi.lifecycle.internal.actor.LocalServices;
import org.mapiosgi.lifecycle.internal.actor.Surroundings;
import org.mapiosgi.lifecycle.internal.event.EventDispatcher;
import org.mapiosgi.lifecycle.internal.session.SessionSettings;
import org.mapiosgi.lifecycle.internal.subsystem.Subsystem;
import org.mapiosgi.lifecycle.internal.subsystem.SubsystemSettings;
import org.mapiosgi.spi.MapiSubsystemBinding;
import org.mapiosgi.spi.MessagePumpFactory;

/**
 * Runs MAPI and its sessions in service mode, without a framework. Thread-safe.
 *
 * <p>Threads and states are those of the bundle in a framework. Only the service registry is
 * replaced: {@link #awaitSession} gives the session that would be the service, and {@link
 * #addListener} stands for the registration of a listener. The services {@code Condition} and
 * {@code MapiProfiles} are not offered.
 */
public final class StandaloneMapi {
  private static final Duration LOGON_TIMEOUT = Duration.ofMinutes(2);
  private static final Duration STUCK_GRACE = Duration.ofSeconds(30);
  private static final Duration REFUSED_RETRY = Duration.ofMinutes(15);
  private static final Duration PROBE = Duration.ofMinutes(5);
  private static final Duration DIALOGS = Duration.ofSeconds(3);
  private static final int READ_LIMIT_MB = 16;

  private final StandaloneSettings settings;
  private final LocalServices services;
  private final EventDispatcher events = new EventDispatcher();
  private final Subsystem subsystem;

  private StandaloneMapi(
      StandaloneSettings settings, MapiSubsystemBinding binding, MessagePumpFactory pumps) {
    this.settings = settings;
    services = new LocalServices(settings.consumer());
    subsystem =
        new Subsystem(
            subsystemSettings(settings), binding, pumps, events, new Surroundings(services));
  }

  /** The configuration of the subsystem. Keys without a setting have the metatype's defaults. */
  static SubsystemSettings subsystemSettings(StandaloneSettings settings) {
    int lanesMax = SubsystemSettings.usualLanesMax(settings.lanes());
    return new SubsystemSettings(
        ServiceMode.SERVICE,
        settings.lanes(),
        lanesMax,
        STUCK_GRACE,
        settings.stopTimeout(),
        retry(settings),
        DIALOGS,
        LimitSettings.usual(lanesMax));
  }

  /** The configuration of a session. Keys without a setting have the metatype's defaults. */
  static SessionSettings sessionSettings(StandaloneSettings settings, String name, String profile) {
    return new SessionSettings(
        name,
        profile,
        settings.deadline(),
        LOGON_TIMEOUT,
        retry(settings),
        REFUSED_RETRY,
        PROBE,
        Duration.ZERO,
        READ_LIMIT_MB);
  }

  private static Backoff retry(StandaloneSettings settings) {
    return new Backoff(settings.leastRetry(), settings.mostRetry());
  }

  /**
   * Begins to bring MAPI up and returns. Stop it when it is no longer used.
   *
   * @param binding the MAPI to run on
   * @param pumps makes the threads that pump
   * @throws IllegalArgumentException if a setting is out of its range, naming its key
   */
  public static StandaloneMapi start(
      StandaloneSettings settings, MapiSubsystemBinding binding, MessagePumpFactory pumps) {
    StandaloneMapi started = new StandaloneMapi(settings, binding, pumps);
    started.subsystem.start();
    return started;
  }

  /**
   * Adds a session, which logs on as soon as MAPI is up. Never blocks.
   *
   * @param name its name, the {@code mapi.session} of a service
   * @param profile the MAPI profile to log on with
   * @throws IllegalArgumentException if the name or the profile cannot be used
   */
  public void addSession(String name, String profile) {
    subsystem.sessions().add(sessionSettings(settings, name, profile));
  }

  /**
   * Waits for a session that is up.
   *
   * @param longest the longest wait; zero: does not wait
   * @return the session; empty if it is not up in this time. It is no longer usable when the
   *     session is lost; the next logon gives another
   */
  public Optional<MapiSession> awaitSession(String name, Duration longest)
      throws InterruptedException {
    return services.await(MapiSession.class, MapiSession.SESSION, name, longest);
  }

  /**
   * Adds a listener. If it was added before, its properties are replaced.
   *
   * @param properties the service properties of {@link MapiListener}
   */
  public void addListener(MapiListener listener, Map<String, ?> properties) {
    removeListener(listener);
    events.add(listener, listener, settings.consumer(), properties);
  }

  /** Removes a listener; events that wait for it are dropped. */
  public void removeListener(MapiListener listener) {
    events.remove(listener);
  }

  /** Reports states, findings and accounts. */
  public MapiSubsystem subsystem() {
    return subsystem;
  }

  /** Acts on sessions as an operator does. */
  public MapiOperations operations() {
    return subsystem.sessions();
  }

  /**
   * Brings everything down in order and waits for it, at most {@link MapiSubsystem#longestStop()}.
   *
   * @return whether everything was logged off and released; if not, the status says what is left
   */
  public boolean stop() {
    boolean clean = subsystem.close();
    events.deactivate();
    return clean;
  }
}
