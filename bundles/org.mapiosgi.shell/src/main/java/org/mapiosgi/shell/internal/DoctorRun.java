// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.shell.internal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/**
 * The launcher's {@code doctor}: waits until every session is up or refused, or until time is up,
 * prints what was found and ends the process. With {@code --json} standard output gets the JSON and
 * nothing else.
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

  /** Made by SCR, where the launcher was told to run the doctor; returns at once. */
  @Activate
  public DoctorRun(
      BundleContext context,
      @Reference ServiceComponentRuntime components,
      @Reference(target = "(&(mapi.launcher=exit)(mapi.command=doctor))")
          BiConsumer<Integer, String> exit) {
    this.exit = exit;
    Present present = new Present(context);
    doctor = new Doctor(present, new ComponentFindings(components, present));
    String seconds = context.getProperty("mapi.timeout.seconds");
    timeout = seconds == null ? DEFAULT_TIMEOUT : Duration.ofSeconds(Long.parseLong(seconds));
    json = "json".equals(context.getProperty("mapi.format"));
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
      System.out.println(json ? DiagnosisJson.of(diagnosis) : diagnosis.toString());
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
      Diagnosis diagnosis = doctor.look();
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
