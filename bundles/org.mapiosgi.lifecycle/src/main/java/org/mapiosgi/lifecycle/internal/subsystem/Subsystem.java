// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.MapiAccounts;
import org.mapiosgi.api.status.MapiSubsystem;
import org.mapiosgi.api.status.Reason;
import org.mapiosgi.api.status.SubsystemState;
import org.mapiosgi.api.status.SubsystemStatus;
import org.mapiosgi.lifecycle.internal.ServiceMode;
import org.mapiosgi.lifecycle.internal.account.Losses;
import org.mapiosgi.lifecycle.internal.account.Quotas;
import org.mapiosgi.lifecycle.internal.actor.Actor;
import org.mapiosgi.lifecycle.internal.actor.Alarm;
import org.mapiosgi.lifecycle.internal.actor.Phase;
import org.mapiosgi.lifecycle.internal.actor.Surroundings;
import org.mapiosgi.lifecycle.internal.bean.Beans;
import org.mapiosgi.lifecycle.internal.event.EventDispatcher;
import org.mapiosgi.lifecycle.internal.profile.ProfileAdministration;
import org.mapiosgi.lifecycle.internal.session.Sessions;
import org.mapiosgi.lifecycle.internal.thread.DialogWatch;
import org.mapiosgi.lifecycle.internal.thread.LaneWatch;
import org.mapiosgi.lifecycle.internal.thread.MapiThread;
import org.mapiosgi.lifecycle.internal.thread.MapiThreads;
import org.mapiosgi.lifecycle.internal.thread.ReadyMapi;
import org.mapiosgi.spi.MapiSubsystemBinding;
import org.mapiosgi.spi.MessagePumpFactory;
import org.mapiosgi.spi.NativeMapi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs MAPI in this process: {@code STOPPED -> STARTING -> READY -> STOPPING -> STOPPED}, or FAILED
 * and tried again. Every transition is a step of its actor.
 */
public final class Subsystem implements MapiSubsystem {
  private static final Logger LOG = LoggerFactory.getLogger(Subsystem.class);

  private final SubsystemSettings settings;
  private final MapiSubsystemBinding binding;
  private final MessagePumpFactory pumps;
  private final Surroundings surroundings;
  private final Actor actor;
  private final Alarm retry;
  private final ReadyCondition condition;
  private final SplittableRandom random = new SplittableRandom();
  private final ProfileAdministration profiles;
  private final Sessions sessions;
  private final Quotas quotas;
  private final Losses losses = new Losses();
  private final Beans beans = new Beans(ManagementFactory.getPlatformMBeanServer());
  private final PrimaryDeaths deaths = new PrimaryDeaths();
  private final SubsystemFindings findings;

  /** As of the end of the last step. */
  private volatile StatusReport shown;

  // Written by the actor alone; volatile if others look.
  private Phase<SubsystemState> phase = Phase.now(SubsystemState.STOPPED);
  private volatile @Nullable MapiThreads threads;
  private @Nullable NativeMapi mapi;
  private volatile @Nullable LaneWatch watch;
  private volatile Optional<DialogWatch> dialogs = Optional.empty();

  /** The last status after everything is down; it cannot change any more. */
  private volatile @Nullable SubsystemStatus last;

  private final AtomicBoolean stopBegun = new AtomicBoolean();
  private final CompletableFuture<Boolean> allDown = new CompletableFuture<>();
  private int failures;
  private Optional<Reason> lastFailure = Optional.empty();

  /** A subsystem that is stopped and has no sessions. */
  public Subsystem(
      SubsystemSettings settings,
      MapiSubsystemBinding binding,
      MessagePumpFactory pumps,
      EventDispatcher events,
      Surroundings surroundings) {
    this.settings = settings;
    this.binding = binding;
    this.pumps = pumps;
    this.surroundings = surroundings;
    this.actor = surroundings.actor(this::publish);
    this.retry = new Alarm(surroundings.timer(), actor);
    this.condition = new ReadyCondition(surroundings.registry(), actor);
    this.profiles = new ProfileAdministration(surroundings, actor, settings.backoff());
    this.quotas = new Quotas(settings.limits(), beans::limit);
    this.sessions =
        new Sessions(
            surroundings, events, actor, profiles::awaited, new ShownSessions(beans, quotas));
    this.findings = new SubsystemFindings(sessions, profiles, deaths, losses, events);
    publish();
  }

  private void publish() {
    shown = new StatusReport(phase, threads, watch, mapi, sessions);
  }

  /** Begins to bring MAPI up. Never blocks. */
  public void start() {
    beans.subsystem(this::status);
    quotas.ofProcess().forEach(beans::limit);
    if (!settings.dialogs().isZero()) {
      dialogs = Optional.of(watchDialogs());
    }
    actor.execute(this::bringUp);
  }

  private void bringUp() {
    // While a try runs, an operator still sees the reason for it.
    lastFailure.ifPresentOrElse(
        why ->
            enter(
                SubsystemState.STARTING,
                why.toBuilder().text("tries again after: " + why.text()).build()),
        () -> enter(SubsystemState.STARTING));
    // A separate step, because it may take a while and the state must be visible meanwhile.
    actor.execute(
        () -> {
          if (is(SubsystemState.STARTING)) {
            try {
              tryToBringUp();
            } catch (RuntimeException | Error e) {
              failed(Reason.of(Reason.Kind.UNEXPECTED, e.toString()).build());
            }
          }
        });
  }

  private void tryToBringUp() {
    Optional<Reason> obstacle = findings.preflight(binding.preflight());
    if (obstacle.isPresent()) {
      failed(obstacle.get());
      return;
    }
    MapiThreads[] self = new MapiThreads[1];
    MapiThreads opened =
        new MapiThreads(
            pumps,
            binding,
            settings.lanes(),
            settings.lanesMax(),
            thread -> actor.execute(() -> died(self[0], thread)),
            losses,
            beans,
            this::stepBegins);
    self[0] = opened;
    threads = opened;
    var up = opened.up(settings.mode());
    up.onSuccess(loaded -> actor.execute(() -> initialised(opened, loaded)));
    up.onFailure(failure -> actor.execute(() -> notInitialised(opened, failure)));
  }

  /** On each MAPI thread. */
  private void stepBegins() {
    dialogs.ifPresent(DialogWatch::stepBegins);
    LaneWatch lanes = watch;
    if (lanes != null) {
      lanes.stepBegins();
    }
  }

  private DialogWatch watchDialogs() {
    return new DialogWatch(
        binding.dialogs(),
        () -> Stream.ofNullable(threads).flatMap(MapiThreads::all),
        sessions::refuse,
        settings.mode() == ServiceMode.SERVICE,
        settings.dialogs(),
        surroundings.actor(),
        surroundings.timer());
  }

  private void initialised(MapiThreads opened, NativeMapi loaded) {
    if (opened != threads || !is(SubsystemState.STARTING)) {
      return;
    }
    failures = 0;
    lastFailure = Optional.empty();
    mapi = loaded;
    enter(SubsystemState.READY);
    LOG.info(
        "MAPI is ready: binding={} mode={} lanes={}",
        binding.name(),
        settings.mode().word(),
        settings.lanes());
    condition.publish(binding.name());
    watch =
        new LaneWatch(
            opened, sessions::leaveLane, settings.stuckGrace(), actor, surroundings.timer());
    ReadyMapi ready = new ReadyMapi(loaded, binding.name(), settings.mode(), opened, quotas);
    profiles.mapiReady(ready, sessions);
    sessions.mapiReady(ready);
  }

  private void notInitialised(MapiThreads opened, Throwable failure) {
    if (opened != threads || !is(SubsystemState.STARTING)) {
      return;
    }
    Reason why =
        failure instanceof MapiException e
            ? Reason.of(e).build()
            : Reason.of(Reason.Kind.UNEXPECTED, failure.toString()).build();
    // The next try must not begin before: its primary would not be the first to initialise (R8).
    opened
        .down()
        .onResolve(
            () ->
                actor.execute(
                    () -> {
                      if (opened == threads && is(SubsystemState.STARTING)) {
                        threads = null;
                        failed(why);
                      }
                    }));
  }

  private void died(MapiThreads opened, MapiThread thread) {
    if (opened.isPrimary(thread)) {
      primaryDied(opened);
    } else if (opened == threads && watch != null) {
      watch.died(thread);
    } else if (opened == threads) {
      var unusedEnds =
          sessions.leaveLane(thread, Reason.of(Reason.Kind.THREAD, thread.death()).build());
    }
  }

  /** Gives the primary's lease back after the lanes are down, and begins again. */
  private void primaryDied(MapiThreads opened) {
    if (opened != threads || is(SubsystemState.STOPPING) || is(SubsystemState.STOPPED)) {
      return;
    }
    Reason why = Reason.of(Reason.Kind.THREAD, deaths.again()).build();
    failures = deaths.failures(phase.since(), failures);
    enter(SubsystemState.FAILED, why);
    CompletableFuture<?>[] all = leave(why, false);
    CompletableFuture.allOf(all)
        .completeOnTimeout(null, millis(0.75), TimeUnit.MILLISECONDS)
        .thenRun(() -> opened.down().onResolve(() -> actor.execute(() -> anew(opened, why))));
  }

  private void anew(MapiThreads opened, Reason why) {
    if (opened == threads && is(SubsystemState.FAILED)) {
      threads = null;
      failed(why);
    }
  }

  /** Ends what is there only while MAPI is ready. */
  private CompletableFuture<?>[] leave(Reason why, boolean drain) {
    List<CompletableFuture<Void>> all = new ArrayList<>(sessions.leave(why, drain));
    all.add(profiles.leave());
    if (watch != null) {
      watch.stop();
      watch = null;
    }
    all.add(condition.withdraw());
    return all.toArray(CompletableFuture[]::new);
  }

  private void failed(Reason why) {
    failures++;
    lastFailure = Optional.of(why);
    Duration wait = settings.backoff().after(failures, random);
    enter(SubsystemState.FAILED, why);
    phase = phase.retryAfter(wait);
    LOG.error("MAPI is not available, next try in {} ms: {}", wait.toMillis(), why.sentence());
    retry.set(
        wait,
        () -> {
          if (is(SubsystemState.FAILED)) {
            bringUp();
          }
        });
  }

  /** The configured profiles, for configurations that come and go. */
  ProfileAdministration profiles() {
    return profiles;
  }

  /** The configured sessions, for configurations that come and go. */
  public Sessions sessions() {
    return sessions;
  }

  /**
   * Brings everything down in order and waits: at most the configured time, and a quarter of it for
   * the steps in between. Several calls, from any thread, cause one stop.
   *
   * @return whether everything came down
   */
  boolean stop() {
    boolean first = stopBegun.compareAndSet(false, true);
    MapiThreads opened = threads;
    if (first) {
      actor.execute(this::goDown);
    }
    if (opened != null && opened.isOneOfUs()) {
      LOG.warn("stopped from a MAPI thread, which cannot wait for its own end; going down anyway");
      return false;
    }
    try {
      return allDown
          .copy()
          .completeOnTimeout(false, longestStop().toMillis(), TimeUnit.MILLISECONDS)
          .get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Stops, and ends the threads around MAPI as soon as nothing needs them any more. */
  public boolean close() {
    boolean clean = stop();
    // If it was stopped from a MAPI thread, or something holds it up, it is still going down.
    surroundings.closeAfter(allDown);
    return clean;
  }

  private long millis(double share) {
    return (long) (settings.stopTimeout().toMillis() * share);
  }

  private long drainMillis() {
    return sessions.longestDrain().toMillis();
  }

  /** Sessions get three quarters of the time, the threads the last quarter. */
  private void goDown() {
    enter(SubsystemState.STOPPING);
    retry.cancel();
    CompletableFuture<?>[] all =
        leave(Reason.of(Reason.Kind.REQUESTED, "the subsystem is going down").build(), true);
    CompletableFuture.allOf(all)
        .completeOnTimeout(null, drainMillis() + millis(0.75), TimeUnit.MILLISECONDS)
        .thenRun(() -> actor.execute(this::threadsDown));
  }

  private void threadsDown() {
    CompletableFuture<Boolean> down = new CompletableFuture<>();
    MapiThreads opened = threads;
    if (opened == null) {
      down.complete(true);
    } else {
      var given = opened.down();
      given.onSuccess(none -> down.complete(true));
      given.onFailure(
          failure -> {
            LOG.error("MAPI could not be uninitialised", failure);
            down.complete(false);
          });
    }
    down.completeOnTimeout(false, millis(0.25), TimeUnit.MILLISECONDS)
        .thenAccept(clean -> actor.execute(() -> stopped(clean)));
  }

  private void stopped(boolean threadsDown) {
    dialogs.ifPresent(DialogWatch::stop);
    List<String> left = Remains.of(threadsDown, threads, mapi, losses);
    String text = String.join("; ", left);
    if (left.isEmpty()) {
      if (losses.refusedWords().isEmpty()) {
        LOG.info("MAPI is stopped: everything is released");
      } else {
        LOG.warn("MAPI is stopped; the provider refused on the way: {}", losses.refusedWords());
      }
    } else {
      LOG.error("MAPI is stopped, but not cleanly: {}", text);
      findings.add(Remains.finding(text));
    }
    if (left.isEmpty()) {
      enter(SubsystemState.STOPPED);
    } else {
      enter(SubsystemState.STOPPED, Reason.of(Reason.Kind.LEFT_BEHIND, text).rule("R13").build());
    }
    actor.after(Actor.Word.PRODUCT, () -> over(left.isEmpty()));
  }

  private void over(boolean clean) {
    // Made now, while the bundle can still load classes: the status is read after its stop, too.
    try {
      SubsystemStatus end = status();
      last = clean ? end : null;
      sessions.freeCallers();
    } finally {
      beans.close();
      allDown.complete(clean);
    }
  }

  private void enter(SubsystemState next) {
    phase = Phase.now(next);
  }

  private void enter(SubsystemState next, Reason why) {
    phase = Phase.now(next, why);
  }

  private boolean is(SubsystemState expected) {
    return phase.state() == expected;
  }

  @Override
  public SubsystemStatus status() {
    SubsystemStatus end = last;
    if (end != null) {
      return end;
    }
    return shown.of(binding.name(), settings.mode());
  }

  @Override
  public Duration longestStop() {
    return Duration.ofMillis(drainMillis() + millis(1.25));
  }

  @Override
  public List<Finding> findings() {
    return findings.at(shown, dialogs);
  }

  @Override
  public MapiAccounts accounts() {
    StatusReport now = shown;
    return AccountsReport.of(now.threads(), now.mapi(), sessions, quotas, losses);
  }
}
