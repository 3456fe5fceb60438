// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.mapiosgi.api.MapiListener;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.MapiOperations;
import org.mapiosgi.api.status.MapiSubsystem;
import org.mapiosgi.api.status.Reason;
import org.mapiosgi.api.status.SessionState;
import org.mapiosgi.api.status.SessionStatus;
import org.mapiosgi.api.status.SubsystemStatus;
import org.mapiosgi.binding.emulator.MapiEmulator;
import org.mapiosgi.lifecycle.start.StandaloneMapi;
import org.mapiosgi.spi.NativeMapi;

/**
 * Runs MAPI in service mode on an emulator of its own, for one test. Thread-safe.
 *
 * <pre>{@code
 * try (TestMapi mapi = TestMapi.with().message(TestMail.from("anna@example.com")).open()) {
 *   int count = mapi.session().call(scope -> scope.inbox().messages().count(TIME));
 * }
 * }</pre>
 *
 * <p>Threads, session states, deadlines and objects are those of production. Only the binding is
 * the emulator, and there is no service registry: {@link #session()} gives the session that would
 * be the service, and {@link #listen} stands for the registration of a {@link MapiListener}.
 */
public final class TestMapi implements AutoCloseable {
  /** The name of the session if the test names none. */
  public static final String DEFAULT_SESSION = "default";

  /** The interval at which a wait for a session looks whether the session is refused. */
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final MapiEmulator emulator;
  private final StandaloneMapi mapi;
  private final TestMailbox mailbox;
  private final List<String> names;
  private final Duration patience;
  private final boolean checked;
  private final Set<String> toBeBroken = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean closed = new AtomicBoolean();

  TestMapi(
      MapiEmulator emulator,
      StandaloneMapi mapi,
      List<String> names,
      Duration patience,
      boolean checked) {
    this.emulator = emulator;
    this.mapi = mapi;
    this.mailbox = new TestMailbox(emulator, patience);
    this.names = List.copyOf(names);
    this.patience = patience;
    this.checked = checked;
  }

  /**
   * Opens one with the session {@value #DEFAULT_SESSION} and an empty mailbox, and waits until the
   * session is up.
   *
   * @throws AssertionError if the session does not come up
   */
  public static TestMapi open() throws InterruptedException {
    return with().open();
  }

  /** Begins to describe one. */
  public static TestMapiBuilder with() {
    return new TestMapiBuilder();
  }

  /**
   * Returns the first session, as {@link #session(String)}.
   *
   * @throws AssertionError if it is not up within the patience of the test
   */
  public MapiSession session() throws InterruptedException {
    return session(names.get(0));
  }

  /**
   * Returns a session, after it is up. After a loss this is the session of the next logon, as in a
   * framework, where a new service comes.
   *
   * @throws AssertionError if it is not up within the patience of the test, or is refused; the text
   *     gives the reason
   * @throws IllegalArgumentException if the test has no session of this name
   */
  public MapiSession session(String name) throws InterruptedException {
    if (!names.contains(name)) {
      throw new IllegalArgumentException("the test has no session '" + name + "', but " + names);
    }
    long longest = TimeUnit.NANOSECONDS.convert(patience);
    long start = System.nanoTime();
    while (true) {
      Optional<MapiSession> up =
          mapi.awaitSession(name, Duration.ofNanos(Math.min(LOOK_NANOS, longest)));
      if (up.isPresent()) {
        return up.get();
      }
      if (isRefused(name) || System.nanoTime() - start >= longest) {
        throw new AssertionError("session '" + name + "' is not up: " + state(name));
      }
    }
  }

  private Optional<SessionStatus> status(String name) {
    return subsystem().status().sessions().stream()
        .filter(session -> session.name().equals(name))
        .findFirst();
  }

  private boolean isRefused(String name) {
    return status(name).filter(session -> session.state() == SessionState.REFUSED).isPresent();
  }

  private String state(String name) {
    SubsystemStatus status = subsystem().status();
    return "MAPI is "
        + status.state()
        + because(status.reason())
        + status(name)
            .map(session -> ", the session is " + session.state() + because(session.reason()))
            .orElse("");
  }

  private static String because(Optional<Reason> reason) {
    return reason.map(why -> " (" + why.sentence() + ")").orElse("");
  }

  /** Returns the mailbox, to deliver mail and to see what was sent. */
  public TestMailbox mailbox() {
    return mailbox;
  }

  /**
   * Returns the emulator: faults ({@link MapiEmulator#on}), lost sessions ({@link
   * MapiEmulator#loseSessions}), the clock that dates messages ({@link MapiEmulator#clock}), and
   * the calls that came ({@link MapiEmulator#calls}).
   */
  public MapiEmulator emulator() {
    return emulator;
  }

  /** Returns states, findings and accounts, as an operator sees them. */
  public MapiSubsystem subsystem() {
    return mapi.subsystem();
  }

  /** Returns what an operator can do with sessions: take down and up, try now, drop work. */
  public MapiOperations operations() {
    return mapi.operations();
  }

  /** Adds a listener that hears of new mail in all folders. */
  public void listen(MapiListener listener) {
    listen(listener, Map.of());
  }

  /**
   * Adds a listener, as its registration as a service would. If it was added before, its properties
   * are replaced.
   *
   * @param properties the service properties of {@link MapiListener}
   */
  public void listen(MapiListener listener, Map<String, ?> properties) {
    mapi.addListener(listener, properties);
  }

  /** Removes a listener, as the end of its service would. */
  public void stopListening(MapiListener listener) {
    mapi.removeListener(listener);
  }

  /** Returns the broken rules that the emulator has noticed so far. */
  public List<Finding> brokenRules() {
    return emulator.load().violations();
  }

  /**
   * Says that the test breaks rules on purpose: {@link #close()} does not fail because of them.
   *
   * @param rules their ids, for instance {@code R13}
   */
  public void expectBrokenRules(String... rules) {
    toBeBroken.addAll(List.of(rules));
  }

  /**
   * Ends all faults, and brings MAPI down as the stop of a service does. Waits for that, at most
   * for the stop timeout and a quarter of it. A second call does nothing.
   *
   * @throws AssertionError if the code under test left something behind, did not end or broke a
   *     rule, and the checks are on; the text says what
   */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    emulator.clearFaults();
    boolean clean = mapi.stop();
    List<String> wrong = checked ? wrong(clean) : List.of();
    if (!wrong.isEmpty()) {
      throw new AssertionError("MAPI was not left as it must be: " + String.join("; ", wrong));
    }
  }

  private List<String> wrong(boolean clean) {
    List<String> wrong = new ArrayList<>();
    if (!clean) {
      wrong.add("the stop was not clean" + because(subsystem().status().reason()));
    }
    NativeMapi loaded = emulator.load();
    if (!loaded.liveObjects().isEmpty()) {
      wrong.add("objects are not released: " + loaded.liveObjects());
    }
    if (loaded.liveBuffers() > 0) {
      wrong.add(loaded.liveBuffers() + " buffers are not freed");
    }
    loaded.violations().stream()
        .filter(broken -> broken.rule().filter(toBeBroken::contains).isEmpty())
        .forEach(broken -> wrong.add(broken.rule().orElse("a rule") + ": " + broken.text()));
    return wrong;
  }
}
