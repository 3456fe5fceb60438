// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import java.nio.file.Path;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs text as a hostile mail could bring it: line breaks followed by text that looks like a line
 * of the log, and control characters. Runs in the packaged distribution, in a bundle of its own.
 */
public final class ForgingConsumer implements BundleActivator {
  /** Text that looks like a line of the log. */
  static final String FORGED = "2026-01-01T00:00:00.000Z ERROR [main] forged - all is lost";

  /** Made by the framework. */
  public ForgingConsumer() {}

  /** The jar to drop into {@code bundle/}. */
  static void writeTo(Path jar) {
    DroppedBundle.write(jar, ForgingConsumer.class, "org.slf4j");
  }

  @Override
  public void start(BundleContext bundle) {
    Logger log = LoggerFactory.getLogger("forging");
    log.warn("a subject\r\n{}\u001B[2J", FORGED);
    log.warn("a subject\r{}", FORGED);
    log.warn("a failure", new IllegalStateException("a subject\n" + FORGED));
  }

  @Override
  public void stop(BundleContext bundle) {}
}
