// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.service.internal;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.osgi.annotation.bundle.Header;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.SynchronousBundleListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the process a service as early as the bundle is started: the service control manager waits
 * for half a minute only.
 */
@Header(name = Constants.BUNDLE_ACTIVATOR, value = "${@class}")
public final class ServiceActivator implements BundleActivator, ServiceLife.Listener {
  /** Framework property: the service that this process is; without it, it is none. */
  static final String NAME = "mapi.service.name";

  private static final Logger LOG = LoggerFactory.getLogger(ServiceActivator.class);
  private static final int ERROR_SERVICE_ALREADY_RUNNING = 1056;
  private static final int ERROR_FAILED_SERVICE_CONTROLLER_CONNECT = 1063;
  private static final int EXIT_FAILED = 1;

  private final ServiceLife life = new ServiceLife(this);

  // Linked when there still was a bundle to load classes from.
  private final Runnable beat = this::beat;

  // Set by start, before anything here is called.
  @SuppressWarnings("NullAway.Init")
  private ScheduledThreadPoolExecutor timer;

  @SuppressWarnings("NullAway.Init")
  private ServiceHost host;

  /** Made by the framework. */
  public ServiceActivator() {}

  @Override
  public void start(BundleContext context) {
    String name = context.getProperty(NAME);
    if (name == null || name.isBlank()) {
      return;
    }
    Bundle framework = context.getBundle(Constants.SYSTEM_BUNDLE_ID);
    host = new ServiceHost(framework);
    timer = new ScheduledThreadPoolExecutor(1, work -> daemon(work, "mapi-osgi service"));
    host.ended().thenAccept(life::ended);
    follow(context, framework);
    daemon(new Dispatcher(name, life, this::failed), "mapi-osgi service dispatcher").start();
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  private void follow(BundleContext context, Bundle framework) {
    context.addFrameworkListener(
        event -> {
          if (event.getType() == FrameworkEvent.STARTED) {
            life.running();
          }
        });
    SynchronousBundleListener stop =
        event -> {
          if (event.getType() == BundleEvent.STOPPING && event.getBundle().equals(framework)) {
            life.stopping();
          }
        };
    context.addBundleListener(stop);
    if (framework.getState() == Bundle.ACTIVE) {
      life.running();
    }
  }

  /** The connection is the process's and outlives this bundle. */
  @Override
  public void stop(BundleContext context) {}

  @Override
  public void pending() {
    timer.schedule(beat, 1, TimeUnit.SECONDS);
  }

  private void beat() {
    if (life.beat()) {
      pending();
    }
  }

  @Override
  public void ordered(String order) {
    timer.execute(
        () -> host.end(0, "mapi-osgi: stopped by the service control manager (" + order + ")"));
  }

  private void failed(int error) {
    if (error == ERROR_SERVICE_ALREADY_RUNNING) {
      LOG.warn("this process is the service already; it goes on as it is (error {})", error);
      return;
    }
    String why =
        error == ERROR_FAILED_SERVICE_CONTROLLER_CONNECT
            ? "it was not the service control manager that started this process; without"
                + " --service it runs as a program"
            : "the service control manager refuses this process";
    host.end(EXIT_FAILED, "mapi-osgi: no service: " + why + " (error " + error + ")");
  }
}
