// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Takes all memory that there is. Runs in the packaged distribution, in a bundle of its own. */
public final class MemoryHog implements BundleActivator {
  private static final int PIECE = 1 << 20;

  /** Made by the framework. */
  public MemoryHog() {}

  /** The jar to drop into {@code bundle/}. */
  static void writeTo(Path jar) {
    DroppedBundle.write(jar, MemoryHog.class, "");
  }

  @Override
  public void start(BundleContext bundle) {
    List<byte[]> kept = new ArrayList<>();
    while (kept.size() < Integer.MAX_VALUE) {
      kept.add(new byte[PIECE]);
    }
  }

  @Override
  public void stop(BundleContext bundle) {}
}
