// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/**
 * A bundle whose start takes until somebody makes a file. Runs in the packaged distribution, in a
 * bundle of its own.
 */
public final class SlowStart implements BundleActivator {
  private static final String FILE = "go on";

  /** Made by the framework. */
  public SlowStart() {}

  /** The jar to drop into {@code bundle/}. */
  static void writeTo(Path jar) {
    DroppedBundle.write(jar, SlowStart.class, "");
  }

  /** The file that it waits for, in the home of the distribution. */
  static Path file(Path home) {
    return home.resolve(FILE);
  }

  @Override
  public void start(BundleContext bundle) throws InterruptedException {
    Path file = Path.of(bundle.getProperty("mapi.home"), FILE);
    CountDownLatch never = new CountDownLatch(1);
    while (!Files.exists(file)) {
      boolean unused = never.await(100, TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void stop(BundleContext bundle) {}
}
