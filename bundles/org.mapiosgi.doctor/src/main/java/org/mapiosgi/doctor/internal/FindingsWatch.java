// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.doctor.internal;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.mapiosgi.api.MapiListener;
import org.mapiosgi.doctor.internal.look.Examination;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.slf4j.LoggerFactory;

/**
 * Writes to the log what no other component can write: a binding that does not exist, a
 * configuration that is missing or was refused, a consumer that waits for a session that nobody
 * configured. Examines when SCR reports a change, when a listener comes or goes, and once an hour.
 */
@Component(
    service = {},
    immediate = true)
public final class FindingsWatch {
  // Long enough for the configuration files to have been read, and for a change to be complete.
  private static final Duration SETTLE = Duration.ofSeconds(5);
  private static final Duration REPEAT = Duration.ofHours(1);

  private final BundleContext context;
  private final FindingsLog log;
  private final ScheduledThreadPoolExecutor looks;
  private final ServiceListener changes = event -> lookSoon();

  /** Called by SCR. */
  @Activate
  public FindingsWatch(BundleContext context, @Reference ServiceComponentRuntime components) {
    this.context = context;
    Examination examination = new Examination(context, components);
    log = new FindingsLog(examination::components, LoggerFactory.getLogger("org.mapiosgi.doctor"));
    looks = new ScheduledThreadPoolExecutor(1, FindingsWatch::thread);
  }

  /**
   * Begins to look.
   *
   * <p>Not in the constructor: if a reference goes while that runs, SCR drops the object and never
   * calls {@link #deactivate()}.
   */
  @Activate
  void activate() throws InvalidSyntaxException {
    String command = context.getProperty("mapi.command");
    if (command == null || command.equals("run")) { // the others tell it themselves
      // SCR counts its changes in a service property.
      context.addServiceListener(
          changes,
          "(|(objectClass=%s)(objectClass=%s))"
              .formatted(ServiceComponentRuntime.class.getName(), MapiListener.class.getName()));
      lookSoon();
      looks.scheduleWithFixedDelay(
          log::tellAll, REPEAT.toSeconds(), REPEAT.toSeconds(), TimeUnit.SECONDS);
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "mapi-findings");
    thread.setDaemon(true);
    return thread;
  }

  private void lookSoon() {
    try {
      looks.schedule(log::tellChanges, SETTLE.toSeconds(), TimeUnit.SECONDS);
    } catch (RejectedExecutionException e) {
      // deactivated since
    }
  }

  /** Called by SCR. */
  @Deactivate
  public void deactivate() {
    context.removeServiceListener(changes);
    looks.shutdownNow();
  }
}
