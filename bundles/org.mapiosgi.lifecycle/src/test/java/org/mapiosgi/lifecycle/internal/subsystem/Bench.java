// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.mapiosgi.api.MapiEvent;
import org.mapiosgi.api.MapiListener;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.pump.MessagePump;
import org.mapiosgi.api.status.SessionStatus;
import org.mapiosgi.lifecycle.internal.ServiceMode;
import org.mapiosgi.lifecycle.internal.account.LimitSettings;
import org.mapiosgi.lifecycle.internal.actor.Backoff;
import org.mapiosgi.lifecycle.internal.actor.Surroundings;
import org.mapiosgi.lifecycle.internal.event.EventDispatcher;
import org.mapiosgi.lifecycle.internal.event.Listeners;
import org.mapiosgi.lifecycle.internal.session.SessionSettings;
import org.mapiosgi.pump.internal.service.PumpFactory;
import org.mapiosgi.pump.internal.service.PumpRuntime;
import org.mapiosgi.spi.MessagePumpFactory;
import org.mapiosgi.spi.MessageQueue;

/**
 * A subsystem on some MAPI, with pumps, services and a listener, and no framework. As an extension
 * it stops after its test, which fails if the stop is not clean or leaves something. A test whose
 * own stop is not clean says itself what must be left.
 */
class Bench implements AfterEachCallback {
  static final Duration LONG = Duration.ofSeconds(20);

  private static final long LEAST_PARKED = 100_000;
  private static final long MOST_PARKED = 2_000_000;
  static final MessagePumpFactory PUMPS = new PumpFactory(new PumpRuntime());
  private static final Backoff AT_ONCE = new Backoff(Duration.ofMillis(1), Duration.ofMillis(4));

  final Stage stage;
  final Registry registry = new Registry();
  final EventDispatcher events = new EventDispatcher();
  final BlockingQueue<MapiEvent> heard = new LinkedBlockingQueue<>();
  final Subsystem subsystem;
  private final Surroundings surroundings = new Surroundings(registry);
  private final Set<String> broken = ConcurrentHashMap.newKeySet();
  private final Set<String> unopenable = ConcurrentHashMap.newKeySet();
  private final Set<String> dumb = ConcurrentHashMap.newKeySet();
  private final Map<String, Runnable> wakes = new ConcurrentHashMap<>();
  private final List<MessagePump> pumps = new CopyOnWriteArrayList<>();
  private final Set<String> toBeBroken = ConcurrentHashMap.newKeySet();
  private final AtomicReference<Boolean> clean = new AtomicReference<>();

  Bench(Stage stage, int lanes, Duration stuckGrace, Duration stopTimeout) {
    this(stage, settings(lanes, stuckGrace, stopTimeout));
  }

  Bench(Stage stage, SubsystemSettings settings) {
    this.stage = stage;
    subsystem =
        new Subsystem(
            settings,
            stage.binding(),
            (name, queues) -> {
              if (unopenable.remove(name)) {
                throw new IllegalStateException("the test has no thread for " + name);
              }
              MessagePump pump = PUMPS.open(name, of -> breakable(queues.open(of), name));
              pumps.add(pump);
              return pump;
            },
            events,
            surroundings);
    Listeners.bind(events, heard::add, Map.of(MapiListener.FOLDER, "inbox"));
  }

  /** Makes the queue of a thread fail, and with it its pump. */
  final void breakQueue(String thread) {
    broken.add(thread);
    wakes.getOrDefault(thread, () -> {}).run();
  }

  /** Makes the next try to open a pump of a name fail. */
  final void failToOpen(String thread) {
    unopenable.add(thread);
  }

  /** The same, and with it the thread's last word, as where no memory is left for it. */
  final void breakDumbly(String thread) {
    dumb.add(thread);
    breakQueue(thread);
  }

  private MessageQueue breakable(MessageQueue queue, String thread) {
    wakes.put(thread, queue::wake);
    return new BreakableQueue(queue, () -> broken.remove(thread), () -> dumb.contains(thread));
  }

  static SubsystemSettings settings(int lanes, Duration stuckGrace, Duration stopTimeout) {
    return settings(lanes, stuckGrace, stopTimeout, Duration.ofSeconds(3), LimitSettings.USUAL);
  }

  static SubsystemSettings settings(
      int lanes,
      Duration stuckGrace,
      Duration stopTimeout,
      Duration dialogs,
      LimitSettings limits) {
    return new SubsystemSettings(
        ServiceMode.SERVICE, lanes, 2 * lanes, stuckGrace, stopTimeout, AT_ONCE, dialogs, limits);
  }

  static SessionSettings session(String name, String profile, Duration deadline, Duration probe) {
    return session(name, profile, deadline, probe, Duration.ofMillis(5));
  }

  static SessionSettings session(
      String name, String profile, Duration deadline, Duration probe, Duration refusedRetry) {
    return new SessionSettings(
        name, profile, deadline, deadline, AT_ONCE, refusedRetry, probe, Duration.ZERO, 16);
  }

  static SessionSettings draining(String name, String profile, Duration deadline, Duration drain) {
    return new SessionSettings(
        name, profile, deadline, deadline, AT_ONCE, deadline, Duration.ZERO, drain, 16);
  }

  /** Waits for a condition; whether it came. */
  static boolean within(Duration longest, BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      long waited = System.nanoTime() - start;
      if (waited > longest.toNanos()) {
        return false;
      }
      // Looking is not for nothing everywhere: the longer it has taken the less often.
      LockSupport.parkNanos(Math.min(MOST_PARKED, LEAST_PARKED + waited / 4));
    }
    return true;
  }

  static void until(String what, BooleanSupplier condition) {
    if (!within(LONG, condition)) {
      throw new AssertionError("not within " + LONG + ": " + what);
    }
  }

  MapiSession up() {
    AtomicReference<MapiSession> up = new AtomicReference<>();
    until(
        "the session is up",
        () -> {
          up.set(registry.find(MapiSession.class).orElse(null));
          return up.get() != null;
        });
    return up.get();
  }

  SessionStatus status(String name) {
    // A session is listed some time after it was added, and one that was replaced not for a moment.
    AtomicReference<SessionStatus> found = new AtomicReference<>();
    until(
        "session " + name + " is listed",
        () -> {
          listed(name).ifPresent(found::set);
          return found.get() != null;
        });
    return found.get();
  }

  private Optional<SessionStatus> listed(String name) {
    return subsystem.status().sessions().stream()
        .filter(session -> session.name().equals(name))
        .findFirst();
  }

  /** Stops it as its component would. */
  final boolean stop() {
    boolean wasClean = subsystem.close();
    events.deactivate();
    clean.set(wasClean);
    return wasClean;
  }

  /** Says which rules a test breaks on purpose; without it none may be broken. */
  final void breaks(String... rules) {
    toBeBroken.addAll(List.of(rules));
  }

  /** Whether a stop has returned, clean or not. */
  final boolean isStopped() {
    return clean.get() != null;
  }

  @Override
  public void afterEach(ExtensionContext test) {
    if (!isStopped()) {
      assertThat(stop()).as("the stop after the test is clean").isTrue();
    }
    if (clean.get()) {
      assertNothingIsLeft();
    }
  }

  private void assertNothingIsLeft() {
    assertThat(threadsGone(LONG)).as("all threads have ended").isTrue();
    assertThat(stage.left()).as("objects and buffers left").isEmpty();
    assertThat(registry.size()).as("services left").isZero();
    assertThat(stage.brokenRules()).as("broken rules").isEqualTo(toBeBroken);
    assertThat(subsystem.accounts().limits()).allMatch(limit -> limit.used() == 0);
  }

  boolean threadsGone(Duration longest) {
    return within(longest, () -> pumps.stream().allMatch(MessagePump::isTerminated));
  }

  int pumpsOpened() {
    return pumps.size();
  }
}
