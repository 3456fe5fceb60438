// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.mapiosgi.api.MapiSession;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;

/**
 * A bad consumer: its unit of work never ends, even if it is interrupted. Runs in the packaged
 * distribution, in a bundle of its own.
 */
public final class HangingConsumer implements BundleActivator, ServiceListener {
  static final String SAYS = "hanging consumer: it hangs now";

  private BundleContext context;

  /** Made by the framework. */
  public HangingConsumer() {}

  /** The jar to drop into {@code bundle/}. */
  static void writeTo(Path jar) {
    DroppedBundle.write(jar, HangingConsumer.class, "org.mapiosgi.api,org.osgi.util.promise");
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
      session.submit(mapi -> hang());
    }
  }

  private static Void hang() {
    System.out.println(SAYS);
    CountDownLatch never = new CountDownLatch(1);
    while (never.getCount() > 0) {
      try {
        never.await();
      } catch (InterruptedException e) {
        // it is not to be ended by asking
      }
    }
    return null;
  }

  @Override
  public void stop(BundleContext bundle) {
    bundle.removeServiceListener(this);
  }
}
