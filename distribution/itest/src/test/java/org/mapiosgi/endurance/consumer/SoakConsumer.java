// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.endurance.consumer;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;
import org.mapiosgi.api.MapiListener;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.store.Query;
import org.mapiosgi.endurance.Ledger;
import org.mapiosgi.endurance.Pace;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** Listens, and submits units of work of its own classes until its bundle stops. */
public final class SoakConsumer implements BundleActivator {
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final AtomicLong events = new AtomicLong();
  private final Pace pace = new Pace();
  private Thread thread;

  /** Made by the framework. */
  public SoakConsumer() {}

  @Override
  public void start(BundleContext context) {
    context.registerService(MapiListener.class, event -> events.incrementAndGet(), null);
    ServiceReference<Ledger> reference = context.getServiceReference(Ledger.class);
    Ledger ledger = context.getService(reference);
    thread = new Thread(() -> work(context, ledger), "endurance consumer");
    thread.start();
  }

  private void work(BundleContext context, Ledger ledger) {
    try {
      while (!pace.ended()) {
        Collection<ServiceReference<MapiSession>> references =
            context.getServiceReferences(MapiSession.class, null);
        for (ServiceReference<MapiSession> reference : references) {
          MapiSession session = context.getService(reference);
          if (session != null) {
            Ledger.Unit unused =
                ledger.submit(
                    "consumer's",
                    session,
                    mapi -> mapi.inbox().messages().list(Query.columns(Pr.SUBJECT).limit(3)));
          }
        }
        pace.pause(PAUSE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      if (!pace.ended()) {
        ledger.wrong("the consumer: " + e);
      }
    }
  }

  @Override
  public void stop(BundleContext context) throws InterruptedException {
    pace.end();
    thread.join();
  }
}
