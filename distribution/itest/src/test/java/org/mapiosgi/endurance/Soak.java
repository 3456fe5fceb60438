// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.endurance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.status.MapiSubsystem;
import org.mapiosgi.api.status.SessionState;
import org.mapiosgi.api.status.SessionStatus;
import org.mapiosgi.api.status.SubsystemState;
import org.mapiosgi.api.status.SubsystemStatus;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/** The program of the endurance run. At its end it writes the report and stops the framework. */
public final class Soak implements BundleActivator {
  /** The symbolic name of the consumer that is updated. */
  public static final String CONSUMER = "SoakConsumer";

  private static final int WORKERS = 3;
  private static final long SEED = 42;

  /** Between two looks whether an update or a rest is due. */
  private static final Duration TURN = Duration.ofMillis(50);

  private final List<Thread> threads = new ArrayList<>();
  private final Set<String> violations = new HashSet<>();
  private final Pace pace = new Pace();

  /** Whether the acts are over; the run itself ends later, after its report. */
  private volatile boolean over;

  private BundleContext context;
  private Services services;
  private Gate gate;
  private Ledger ledger;

  /** Made by the framework. */
  public Soak() {}

  @Override
  public void start(BundleContext bundle) {
    context = bundle;
    services = new Services(bundle, pace);
    gate = new Gate();
    ledger = new Ledger(gate);
    bundle.registerService(Ledger.class, ledger, null);
    Plan plan = Plan.ofProcess();
    start("endurance run", () -> run(plan));
  }

  @Override
  public void stop(BundleContext bundle) {
    over = true;
    pace.end();
    threads.forEach(Thread::interrupt);
  }

  private void start(String name, Gate.Act act) {
    Thread thread =
        new Thread(
            () -> {
              try {
                act.run();
              } catch (InterruptedException e) {
                // the framework stops
              } catch (Exception | Error e) {
                ledger.wrong(name + " ended: " + e);
                e.printStackTrace();
              }
            },
            name);
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  private void run(Plan plan) throws Exception {
    services.await("the first session", () -> services.session("default").isPresent());
    services.await("the MAPI from behind", () -> services.find(Mapi.class).isPresent());
    SessionStatus first = status().orElseThrow().sessions().get(0);
    Churn churn = new Churn(context, services, ledger, pace, first.profile());
    String binding = status().orElseThrow().binding();
    Updates updates = new Updates(context, services, CONSUMER, binding);
    Report report = new Report(binding, plan, ledger, churn, updates);
    long begin = System.nanoTime();

    for (int i = 0; i < WORKERS; i++) {
      Units units = new Units(services, ledger, SEED + i);
      repeat("units of work " + i, Duration.ofMillis(20), random -> units.one());
    }
    repeatAct("sessions", Duration.ofMillis(200), churn::session);
    repeatAct("listeners", Duration.ofMillis(100), churn::listener);
    repeatAct("pumps", Duration.ofMillis(200), churn::pump);
    repeatAct("faults", Duration.ofSeconds(5), churn::fault);

    // One thread for both, so that they need no order between them. On a busy machine neither may
    // keep the other from its turn: the one that is further behind is next.
    long length = plan.length().toNanos();
    int taken = 0;
    while (!over && (updates.done() < plan.updates() || taken < plan.samples())) {
      double elapsed = (System.nanoTime() - begin) / (double) length;
      double updated = (updates.done() + 1.0) / (plan.updates() + 1);
      double sampled = (taken + 1.0) / plan.samples();
      boolean updateIsNext = updates.done() < plan.updates() && updated < sampled;
      if (elapsed < Math.min(updated, sampled)) {
        pace.pause(TURN);
      } else if (updateIsNext || taken == plan.samples()) {
        perform("update", () -> gate.act(updates::next));
      } else {
        taken++;
        perform("rest", () -> gate.rest(() -> report.add(rest())));
      }
    }
    over = true;
    gate.rest(() -> awaitRest());
    report.write();
    end();
  }

  private void end() throws BundleException {
    context.getBundle(0).stop();
  }

  /** Something that is done again and again, with chance. */
  @FunctionalInterface
  private interface Repeated {
    void run(Random random) throws Exception;
  }

  private void repeatAct(String name, Duration pause, Repeated repeated) {
    repeat(name, pause, random -> gate.act(() -> repeated.run(random)));
  }

  private void repeat(String name, Duration pause, Repeated repeated) {
    Random random = new Random(SEED + name.hashCode());
    start(
        "endurance " + name,
        () -> {
          while (!over) {
            perform(name, () -> repeated.run(random));
            pace.pause(pause);
          }
        });
  }

  /** Runs an act; its failure is noted and does not end the run. */
  private void perform(String name, Gate.Act act) throws InterruptedException {
    try {
      act.run();
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      ledger.wrong(name + ": " + e);
    }
  }

  /** Waits until nothing is left of what came and went, and takes the figures. */
  private Sample rest() throws Exception {
    awaitRest();
    services.session("default").orElseThrow().<Integer>call(Units::clear, Duration.ofMinutes(1));
    Mapi mapi = services.find(Mapi.class).orElseThrow();
    for (String broken : mapi.violations()) {
      if (violations.add(broken)) {
        ledger.wrong("a rule was broken: " + broken);
      }
    }
    mapi.forgetCalls();
    return Sample.take(mapi, pace);
  }

  private void awaitRest() throws InterruptedException {
    try {
      services.await("the outcome of all units of work", () -> ledger.open() == 0);
    } catch (IllegalStateException e) {
      throw new IllegalStateException("lost: " + ledger.openUnits(), e);
    }
    services.await("rest", this::atRest);
  }

  private Optional<SubsystemStatus> status() {
    return services.find(MapiSubsystem.class).map(MapiSubsystem::status);
  }

  private boolean atRest() {
    return services.all(MapiSession.class, null).size() == 1
        && status()
            .filter(status -> status.state() == SubsystemState.READY)
            .filter(status -> status.sessions().size() == 1)
            .filter(status -> status.sessions().get(0).state() == SessionState.UP)
            .filter(status -> status.sessions().get(0).queued() == 0)
            .isPresent();
  }
}
