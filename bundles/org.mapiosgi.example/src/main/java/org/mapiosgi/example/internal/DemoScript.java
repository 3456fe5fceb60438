// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.example.internal;

import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.MapiSubsystem;
import org.mapiosgi.api.status.Reason;
import org.mapiosgi.api.status.SessionState;
import org.mapiosgi.api.status.SessionStatus;
import org.mapiosgi.api.status.Severity;
import org.mapiosgi.api.status.SubsystemState;
import org.mapiosgi.api.status.SubsystemStatus;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceReference;
import org.osgi.util.promise.Promise;
import org.osgi.util.tracker.ServiceTracker;

/**
 * Runs the demo, in order, each step with a deadline: wait for the example's summary, stop MAPI,
 * look at what is left of it.
 */
final class DemoScript {
  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(150);

  // Long enough for the configuration files to have been read.
  private static final Duration SETTLE = Duration.ofSeconds(10);
  private static final long LOOK_MILLIS = 200;

  private final BundleContext context;
  private final Duration timeout;

  /** Says whether a session may still come up. */
  private enum Outlook {
    NOTHING_THERE,
    UNDER_WAY,
    HOPELESS
  }

  /**
   * How it ended.
   *
   * @param line the last line of the demo
   */
  record Result(int exitCode, String line) {
    static Result ok(Summary summary) {
      return new Result(0, "demo ok: session UP in service mode, " + summary + ", closed cleanly");
    }

    static Result failed(String reason) {
      return new Result(1, "demo failed: " + reason);
    }
  }

  /** A step could not be done; the message says which and why. */
  private static final class StepFailed extends Exception {
    private static final long serialVersionUID = 1L;

    StepFailed(String message) {
      super(message);
    }
  }

  DemoScript(BundleContext context, Duration timeout) {
    this.context = context;
    this.timeout = timeout;
  }

  /** The launcher's deadline for demo and doctor. */
  static Duration timeout(BundleContext context) {
    String seconds = context.getProperty("mapi.timeout.seconds");
    return seconds == null ? DEFAULT_TIMEOUT : Duration.ofSeconds(Long.parseLong(seconds));
  }

  Result run() {
    long deadline = System.nanoTime() + timeout.toNanos();
    try {
      Summary summary = summary(deadline);
      requireServiceMode(summary.session());
      requireAllRead(summary);
      requireSentAndNotified(summary);
      requireClosedCleanly();
      return Result.ok(summary);
    } catch (StepFailed e) {
      return Result.failed(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      return Result.failed("interrupted");
    } catch (RuntimeException e) {
      return Result.failed(e.toString());
    }
  }

  private Summary summary(long deadline) throws StepFailed, InterruptedException {
    ServiceTracker<MailExample, MailExample> tracker =
        new ServiceTracker<>(context, MailExample.class, null);
    tracker.open();
    try {
      MailExample example = awaitSession(tracker, deadline);
      Promise<Summary> summary = example.summary();
      CountDownLatch resolved = new CountDownLatch(1);
      summary.onResolve(resolved::countDown);
      if (!resolved.await(millisUntil(deadline), TimeUnit.MILLISECONDS)) {
        throw new StepFailed("the example did not finish within " + timeout.toSeconds() + " s");
      }
      return summary.getValue();
    } catch (InvocationTargetException e) {
      Throwable cause = e.getTargetException();
      String reason = cause.getMessage();
      throw new StepFailed(reason == null ? cause.toString() : reason);
    } finally {
      tracker.close();
    }
  }

  private MailExample awaitSession(ServiceTracker<MailExample, MailExample> tracker, long deadline)
      throws StepFailed, InterruptedException {
    long settled = System.nanoTime() + SETTLE.toNanos();
    MailExample example = tracker.waitForService(LOOK_MILLIS);
    while (example == null) {
      Outlook outlook = outlook();
      long now = System.nanoTime();
      if (outlook == Outlook.HOPELESS
          || (outlook == Outlook.NOTHING_THERE && now - settled > 0)
          || now - deadline > 0) {
        throw new StepFailed("no session came up" + why());
      }
      example = tracker.waitForService(LOOK_MILLIS);
    }
    return example;
  }

  private Outlook outlook() {
    ServiceReference<MapiSubsystem> reference = context.getServiceReference(MapiSubsystem.class);
    MapiSubsystem subsystem = reference == null ? null : context.getService(reference);
    if (subsystem == null) {
      return Outlook.NOTHING_THERE;
    }
    SubsystemStatus status = subsystem.status();
    if (status.state() == SubsystemState.FAILED
        || status.sessions().stream().anyMatch(s -> s.state() == SessionState.REFUSED)) {
      return Outlook.HOPELESS;
    }
    return status.sessions().isEmpty() ? Outlook.NOTHING_THERE : Outlook.UNDER_WAY;
  }

  private static long millisUntil(long deadline) {
    return Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()));
  }

  /** Returns the subsystem's state as text, to explain a session that did not come up. */
  private String why() {
    ServiceReference<MapiSubsystem> reference = context.getServiceReference(MapiSubsystem.class);
    MapiSubsystem subsystem = reference == null ? null : context.getService(reference);
    if (subsystem == null) {
      return ": there is no MAPI subsystem; look at binding.target in org.mapiosgi.subsystem.cfg,"
          + " and let 'mapi-osgi doctor' tell what is missing";
    }
    SubsystemStatus status = subsystem.status();
    String sessions =
        status.sessions().stream()
            .map(s -> "session " + s.name() + " is " + s.state() + because(s.reason()))
            .collect(Collectors.joining("; "));
    return ": MAPI is "
        + status.state()
        + because(status.reason())
        + "; "
        + (sessions.isEmpty() ? "no session is configured" : sessions);
  }

  private static String because(Optional<Reason> reason) {
    return reason.map(why -> " (" + why.sentence() + ")").orElse("");
  }

  private void requireServiceMode(String session) throws StepFailed {
    String mode =
        serviceProperty(MapiSession.class, MapiSession.SESSION, session, MapiSession.MODE);
    if (!"service".equals(mode)) {
      throw new StepFailed("session " + session + " is in mode " + mode + ", not in service mode");
    }
  }

  private <S> String serviceProperty(Class<S> type, String key, String value, String wanted)
      throws StepFailed {
    try {
      for (ServiceReference<S> reference : context.getServiceReferences(type, null)) {
        if (value.equals(reference.getProperty(key))) {
          return Objects.toString(reference.getProperty(wanted));
        }
      }
    } catch (org.osgi.framework.InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
    throw new StepFailed("session " + value + " went down before the demo was over");
  }

  private static void requireAllRead(Summary summary) throws StepFailed {
    if (summary.read() != summary.counted()) {
      throw new StepFailed(
          summary.read() + " messages were read, but the Inbox counts " + summary.counted());
    }
  }

  private static void requireSentAndNotified(Summary summary) throws StepFailed {
    if (summary.sent() != 1 || summary.notified() != 1) {
      throw new StepFailed(summary + "; the example's configuration must have send=true");
    }
  }

  private void requireClosedCleanly() throws StepFailed {
    ServiceReference<MapiSubsystem> reference = context.getServiceReference(MapiSubsystem.class);
    if (reference == null) {
      throw new StepFailed("the MAPI subsystem went down before the demo was over");
    }
    MapiSubsystem subsystem = context.getService(reference);
    List<Finding> before = subsystem.findings();
    Bundle lifecycle = reference.getBundle();
    try {
      lifecycle.stop(Bundle.STOP_TRANSIENT);
    } catch (BundleException e) {
      throw new StepFailed("stopping " + lifecycle.getSymbolicName() + ": " + e.getMessage());
    }
    List<String> wrong = wrongAfterStop(subsystem, before);
    if (!wrong.isEmpty()) {
      throw new StepFailed("not closed cleanly: " + String.join("; ", wrong));
    }
  }

  /** Lists what an orderly stop left behind; empty if all is well. */
  static List<String> wrongAfterStop(MapiSubsystem subsystem, List<Finding> before) {
    SubsystemStatus status = subsystem.status();
    List<String> wrong = new ArrayList<>();
    if (status.state() != SubsystemState.STOPPED) {
      wrong.add("MAPI is " + status.state() + because(status.reason()));
    }
    if (!status.liveObjects().isEmpty()) {
      wrong.add("objects not released: " + status.liveObjects());
    }
    if (status.liveBuffers() != 0) {
      wrong.add("buffers not freed: " + status.liveBuffers());
    }
    for (SessionStatus session : status.sessions()) {
      if (session.failed() != 0) {
        wrong.add("session " + session.name() + ": " + session.failed() + " units of work failed");
      }
    }
    for (Finding finding : subsystem.findings()) {
      boolean broken = finding.rule().isPresent() && finding.severity() == Severity.ERROR;
      boolean late = finding.severity().atLeast(Severity.WARNING) && !before.contains(finding);
      if (broken || late) {
        wrong.add(finding.rule().orElse("") + " " + finding.subject() + ": " + finding.text());
      }
    }
    return wrong;
  }
}
