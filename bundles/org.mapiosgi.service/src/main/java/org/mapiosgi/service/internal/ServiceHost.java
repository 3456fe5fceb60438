// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.service.internal;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The program that started the framework: takes the order to end, and says when it has ended. */
final class ServiceHost {
  private static final Logger LOG = LoggerFactory.getLogger(ServiceHost.class);
  private static final String LAUNCHER = "mapi.launcher";

  private final Bundle framework;

  ServiceHost(Bundle framework) {
    this.framework = framework;
  }

  /** Orders the end of everything. Returns before that end. */
  @SuppressWarnings("unchecked")
  void end(int code, String lastLine) {
    BundleContext context = framework.getBundleContext();
    if (context == null) {
      return; // it has stopped already
    }
    BiConsumer<Integer, String> exit = service(context, BiConsumer.class, "exit");
    if (exit != null) {
      exit.accept(code, lastLine);
      return;
    }
    LOG.info("{}", lastLine);
    try {
      framework.stop();
    } catch (BundleException e) {
      LOG.error("the framework cannot be stopped", e);
    }
  }

  /** Completes with the exit code when everything is released. */
  @SuppressWarnings("unchecked")
  CompletionStage<Integer> ended() {
    CompletionStage<Integer> told =
        service(framework.getBundleContext(), CompletionStage.class, "ended");
    return told == null ? frameworkStopped() : told;
  }

  private CompletionStage<Integer> frameworkStopped() {
    CompletableFuture<Integer> stopped = new CompletableFuture<>();
    Framework waited = framework.adapt(Framework.class);
    Thread watcher =
        new Thread(
            () -> {
              try {
                waited.waitForStop(0);
                stopped.complete(0);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "mapi-osgi service end");
    watcher.setDaemon(true);
    watcher.start();
    return stopped;
  }

  private static <T> @Nullable T service(BundleContext context, Class<T> type, String which) {
    try {
      Collection<ServiceReference<T>> found =
          context.getServiceReferences(type, "(" + LAUNCHER + "=" + which + ")");
      return found.isEmpty() ? null : context.getService(found.iterator().next());
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
