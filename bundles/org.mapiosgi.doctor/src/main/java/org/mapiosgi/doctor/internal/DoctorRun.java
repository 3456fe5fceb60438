// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.doctor.internal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.mapiosgi.doctor.Diagnosis;
import org.mapiosgi.doctor.Doctor;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Runs the launcher's command {@code doctor}: waits until every session is up or refused, or until
 * the time is over, prints the diagnosis and ends the process. With {@code --json} standard output
 * gets the JSON and nothing else.
 */
@Component(
    service = {},
    immediate = true)
public final class DoctorRun {
  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(150);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  // Long enough for the configuration files to have been read.
  private static final Duration SETTLE = Duration.ofSeconds(6);

  private final Doctor doctor;
  private final Duration timeout;
  private final boolean json;
  private final BiConsumer<Integer, String> exit;
  private final CountDownLatch deactivated = new CountDownLatch(1);

  /** Called by SCR if the launcher runs the command. */
  @Activate
  public DoctorRun(
      BundleContext context,
      @Reference Doctor doctor,
      @Reference(target = "(&(mapi.launcher=exit)(mapi.command=doctor))")
          BiConsumer<Integer, String> exit) {
    this.exit = exit;
    this.doctor = doctor;
    String seconds = context.getProperty("mapi.timeout.seconds");
    timeout = seconds == null ? DEFAULT_TIMEOUT : Duration.ofSeconds(Long.parseLong(seconds));
    json = "json".equals(context.getProperty("mapi.format"));
  }

  /**
   * Begins the run and returns at once.
   *
   * <p>Not in the constructor: if a reference goes while that runs, SCR drops the object and never
   * calls {@link #deactivate()}.
   */
  @Activate
  void activate() {
    Thread thread = new Thread(this::run, "mapi-doctor");
    thread.setDaemon(true);
    thread.start();
  }

  /** Called by SCR when the framework stops first. */
  @Deactivate
  public void deactivate() {
    deactivated.countDown();
  }

  private void run() {
    try {
      Diagnosis diagnosis = await();
      System.out.println(json ? diagnosis.json() : diagnosis.text());
      exit.accept(diagnosis.healthy() ? 0 : 1, diagnosis.verdict());
    } catch (InterruptedException e) {
      exit.accept(1, "doctor failed: interrupted");
    } catch (RuntimeException e) {
      exit.accept(1, "doctor failed: " + e);
    }
  }

  private Diagnosis await() throws InterruptedException {
    long start = System.nanoTime();
    while (true) {
      Diagnosis diagnosis = doctor.examine();
      Duration waited = Duration.ofNanos(System.nanoTime() - start);
      Duration patience =
          switch (diagnosis.outlook()) {
            case SETTLED -> Duration.ZERO;
            case NOT_BEGUN -> SETTLE;
            case PENDING -> timeout;
          };
      if (waited.compareTo(patience) >= 0) {
        return diagnosis;
      }
      if (deactivated.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
        return diagnosis;
      }
    }
  }
}
