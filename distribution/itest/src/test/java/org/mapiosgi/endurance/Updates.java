// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.endurance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * Updates the product's bundles and a consumer in turn. The bundle of the API stays, because the
 * run itself uses it. So does the Win32 binding: JNA keeps the classes that are registered with it,
 * so that each update of that bundle costs some memory, see the page about limits.
 */
final class Updates {
  private static final List<String> PRODUCT =
      List.of("lifecycle", "pump", "model", "mime", "doctor", "shell", "example");

  private final BundleContext context;
  private final Services services;
  private final List<String> turns = new ArrayList<>();
  private int done;

  /**
   * Begins with the first.
   *
   * @param consumer the symbolic name of the consumer, which has every second turn
   * @param binding the binding that is in use
   */
  Updates(BundleContext context, Services services, String consumer, String binding) {
    this.context = context;
    this.services = services;
    for (String name : PRODUCT) {
      turns.add(consumer);
      turns.add("org.mapiosgi." + name);
    }
    if (binding.equals("emulator")) {
      turns.add(consumer);
      turns.add("org.mapiosgi.binding.emulator");
    }
  }

  int done() {
    return done;
  }

  /** Updates the next bundle and waits until the session is back. */
  void next() throws Exception {
    Bundle bundle = bundle(turns.get(done % turns.size()));
    bundle.update();
    refresh();
    done++;
    for (Bundle other : context.getBundles()) {
      requireActive(other);
    }
    services.await(
        "the session after the update of " + bundle.getSymbolicName(),
        () -> services.session("default").isPresent());
  }

  private Bundle bundle(String name) {
    return Arrays.stream(context.getBundles())
        .filter(bundle -> name.equals(bundle.getSymbolicName()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no bundle " + name));
  }

  private void refresh() throws InterruptedException {
    CountDownLatch refreshed = new CountDownLatch(1);
    FrameworkListener listener =
        event -> {
          if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
            refreshed.countDown();
          }
        };
    context.getBundle(0).adapt(FrameworkWiring.class).refreshBundles(null, listener);
    refreshed.await();
  }

  private static void requireActive(Bundle bundle) throws BundleException {
    boolean startable =
        bundle.getState() != Bundle.INSTALLED && bundle.getHeaders().get("Fragment-Host") == null;
    if (startable && (bundle.getState() & (Bundle.ACTIVE | Bundle.STARTING)) == 0) {
      throw new BundleException(bundle + " is not active after an update");
    }
  }
}
