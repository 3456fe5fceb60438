// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.crash;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process after a crash: writes an error to the log, tells the host, and halts. No
 * shutdown hook runs and no service is reported as stopped, so that the service control manager
 * sees a crash and starts the service again.
 *
 * <p>The host is a service of type {@link Consumer} with the property {@code mapi.launcher=crash}.
 * It is given what crashed and ends the process itself. Without one, this class does.
 */
public final class ProcessEnd implements NativeCrash {
  /** The exit code of a process that ended after a crash in native code. */
  public static final int EXIT_CODE = 6;

  private static final Logger LOG = LoggerFactory.getLogger(ProcessEnd.class);
  private static final String HOST = "(mapi.launcher=crash)";
  private static final Duration LAST_WORDS = Duration.ofSeconds(10);

  private final @Nullable BundleContext context; // null outside of a framework
  private final IntConsumer halt;

  private ProcessEnd(@Nullable BundleContext context, IntConsumer halt) {
    this.context = context;
    this.halt = halt;
  }

  /** With the host that the framework has at the time of a crash. */
  public static NativeCrash in(BundleContext context) {
    return new ProcessEnd(context, Runtime.getRuntime()::halt);
  }

  /** Outside of a framework. */
  public static NativeCrash withoutHost() {
    return new ProcessEnd(null, Runtime.getRuntime()::halt);
  }

  /** With another end. */
  static ProcessEnd with(BundleContext context, IntConsumer halt) {
    return new ProcessEnd(context, halt);
  }

  @Override
  public Error of(String operation, Error failure) {
    if (!NativeCrash.is(failure)) {
      return failure;
    }
    // The log or the host may need what the crashed code holds.
    Thread lastResort = new Thread(this::haltInTime, "mapi-crash");
    lastResort.setDaemon(true);
    lastResort.start();
    String words = operation + " crashed in native code (" + failure.getMessage() + ")";
    try {
      LOG.error("{}: the process ends with exit code {}", words, EXIT_CODE, failure);
      tellHost(words);
    } finally {
      halt.accept(EXIT_CODE);
      lastResort.interrupt(); // only in a test, for nothing comes behind a halt
    }
    return failure;
  }

  private void haltInTime() {
    try {
      if (!new CountDownLatch(1).await(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
        halt.accept(EXIT_CODE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @SuppressWarnings("rawtypes")
  private void tellHost(String words) {
    if (context == null) {
      return;
    }
    try {
      Collection<ServiceReference<Consumer>> hosts =
          context.getServiceReferences(Consumer.class, HOST);
      for (ServiceReference<Consumer> reference : hosts) {
        @SuppressWarnings("unchecked")
        Consumer<String> host = context.getService(reference);
        if (host != null) {
          host.accept(words);
        }
      }
    } catch (InvalidSyntaxException | IllegalStateException e) {
      LOG.warn(
          "the host of this process was not told of the crash; this log has its only report", e);
    }
  }
}
