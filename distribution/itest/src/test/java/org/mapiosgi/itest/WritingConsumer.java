// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import java.nio.file.Path;
import org.mapiosgi.api.MapiSession;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A consumer that submits a message whose text is so long that it goes through a stream, and says
 * so when that is done. Runs in the packaged distribution, in a bundle of its own.
 */
public final class WritingConsumer implements BundleActivator, ServiceListener {
  static final String SAYS = "writing consumer: it is done";

  private static final Logger LOG = LoggerFactory.getLogger(WritingConsumer.class);
  private static final int LONG = 100_000;

  private BundleContext context;

  /** Made by the framework. */
  public WritingConsumer() {}

  /** The jar to drop into {@code bundle/}. */
  static void writeTo(Path jar) {
    DroppedBundle.write(
        jar,
        WritingConsumer.class,
        "org.mapiosgi.api,org.mapiosgi.api.store,org.mapiosgi.api.property,"
            + "org.osgi.util.promise,org.osgi.util.function,org.slf4j");
  }

  @Override
  public void start(BundleContext bundle) throws Exception {
    context = bundle;
    bundle.addServiceListener(this, "(objectClass=" + MapiSession.class.getName() + ")");
  }

  @Override
  public void serviceChanged(ServiceEvent event) {
    if (event.getType() == ServiceEvent.REGISTERED) {
      MapiSession session = (MapiSession) context.getService(event.getServiceReference());
      session
          .submit(
              mapi ->
                  mapi.defaultStore()
                      .outbox()
                      .createMessage()
                      .subject("long")
                      .body("x".repeat(LONG))
                      .to("service", "service@reference.invalid")
                      .submit())
          .onSuccess(id -> LOG.warn(SAYS));
    }
  }

  @Override
  public void stop(BundleContext bundle) {
    bundle.removeServiceListener(this);
  }
}
