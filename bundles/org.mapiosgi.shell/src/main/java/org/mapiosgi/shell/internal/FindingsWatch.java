// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.shell.internal;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
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
 * Tells the log what keeps MAPI from coming up where there is no component to tell it: a binding
 * that does not exist, a configuration that is missing or was refused. Looks when SCR says that
 * something changed; says the same thing once an hour.
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

  /** Made by SCR. */
  @Activate
  public FindingsWatch(BundleContext context, @Reference ServiceComponentRuntime components)
      throws InvalidSyntaxException {
    this.context = context;
    ComponentFindings findings = new ComponentFindings(components, new Present(context));
    log = new FindingsLog(findings::look, LoggerFactory.getLogger("org.mapiosgi.doctor"));
    looks = new ScheduledThreadPoolExecutor(1, FindingsWatch::thread);
    String command = context.getProperty("mapi.command");
    if (command == null || command.equals("run")) { // the others tell it themselves
      // SCR counts its changes in a service property.
      context.addServiceListener(
          changes, "(objectClass=" + ServiceComponentRuntime.class.getName() + ")");
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
