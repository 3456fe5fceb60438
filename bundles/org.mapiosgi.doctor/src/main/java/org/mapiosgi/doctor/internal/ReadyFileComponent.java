// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.doctor.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.status.MapiSubsystem;
import org.mapiosgi.doctor.internal.look.Examination;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a file that exists while MAPI and every configured session are up. Looks when the subsystem
 * or a session comes or goes, and when SCR reports a change, which a new configuration is. A look
 * reads a snapshot. Between two looks no thread exists.
 */
@Component(
    service = {},
    immediate = true,
    name = ReadyFileComponent.PID)
@Designate(ocd = ReadyFileComponent.Config.class)
public final class ReadyFileComponent {
  static final String PID = "org.mapiosgi.ready";

  /** Framework property: the file, if the configuration names none. The launcher sets it. */
  private static final String PROPERTY = "mapi.ready.file";

  private static final Logger LOG = LoggerFactory.getLogger(ReadyFileComponent.class);
  private static final long KEEP_THREAD_SECONDS = 1;

  /** The configuration. */
  @ObjectClassDefinition(
      name = "MAPI ready file",
      description = "A file that exists while MAPI and every configured session are up.")
  public @interface Config {
    /** File. */
    @AttributeDefinition(
        name = "File",
        description =
            "Absolute path of the file. Its directory must exist. Empty: the file 'ready' in the"
                + " launcher's data directory, or none without the launcher.")
    String file() default "";
  }

  private final BundleContext context;
  private final Examination examination;
  private final Optional<ReadyFile> file;
  private final ThreadPoolExecutor looks;
  private final ServiceListener changes = event -> lookSoon();
  private String problem = "";

  /** Called by SCR. */
  @Activate
  public ReadyFileComponent(
      BundleContext context, Config config, @Reference ServiceComponentRuntime components) {
    this.context = context;
    examination = new Examination(context, components);
    String path = config.file().isBlank() ? context.getProperty(PROPERTY) : config.file();
    file = Optional.ofNullable(path).map(Path::of).map(ReadyFile::new);
    looks =
        new ThreadPoolExecutor(
            1,
            1,
            KEEP_THREAD_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            ReadyFileComponent::thread);
    looks.allowCoreThreadTimeOut(true);
  }

  /**
   * Begins to look.
   *
   * <p>Not in the constructor: if a reference goes while that runs, SCR drops the object and never
   * calls {@link #deactivate()}.
   */
  @Activate
  void activate() throws InvalidSyntaxException {
    if (file.isPresent()) {
      context.addServiceListener(
          changes,
          "(|(objectClass=%s)(objectClass=%s)(objectClass=%s))"
              .formatted(
                  MapiSubsystem.class.getName(),
                  MapiSession.class.getName(),
                  ServiceComponentRuntime.class.getName()));
      lookSoon();
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "mapi-ready");
    thread.setDaemon(true);
    return thread;
  }

  private void lookSoon() {
    try {
      // One that waits will see this change, too.
      if (looks.getQueue().isEmpty()) {
        looks.execute(this::look);
      }
    } catch (RejectedExecutionException e) {
      LOG.debug("deactivated since", e);
    }
  }

  private void look() {
    try {
      set(examination.ready());
    } catch (RuntimeException e) {
      // A bundle may stop during the look; its end is the next change.
      LOG.debug("cannot look at the sessions", e);
    }
  }

  private synchronized void set(boolean ready) {
    try {
      if (file.isPresent()) {
        file.get().set(ready);
      }
      problem = "";
    } catch (IOException e) {
      if (!problem.equals(e.toString())) {
        problem = Objects.toString(e);
        LOG.warn("cannot {} the file {}: {}", ready ? "write" : "delete", file.get(), problem);
      }
    }
  }

  /** Removes the file. Called by SCR. */
  @Deactivate
  public void deactivate() {
    context.removeServiceListener(changes);
    looks.shutdownNow();
    try {
      boolean unused = looks.awaitTermination(KEEP_THREAD_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    set(false);
  }
}
