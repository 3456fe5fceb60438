// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.service;

import java.util.Map;
import org.mapiosgi.api.status.Finding;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of a configuration that cannot be: the log once, and a doctor for as long as it lasts. */
final class RefusedConfiguration {
  private static final String FILE = "felix.fileinstall.filename";

  private final Logger logger = LoggerFactory.getLogger(RefusedConfiguration.class);
  private final BundleContext context;
  private ServiceRegistration<Finding> told;

  RefusedConfiguration(BundleContext context) {
    this.context = context;
  }

  /**
   * Begins to tell.
   *
   * @param reason which value cannot be, and what could
   * @param properties of the configuration
   * @param running the pump that goes on without it; empty where there is none
   */
  void tell(String reason, Map<String, Object> properties, String running) {
    clear();
    String consequence =
        running.isEmpty()
            ? "there is no pump until it is corrected"
            : "pump '" + running + "' goes on with the configuration it has";
    logger.error("{}; {}", reason, consequence);
    Object file = properties.get(FILE);
    Finding finding =
        Finding.error("pump configuration", reason + "; " + consequence)
            .remedy("correct the value" + (file == null ? "" : " in " + file))
            .build();
    told = context.registerService(Finding.class, finding, null);
  }

  /** It is corrected or gone. */
  void clear() {
    if (told != null) {
      told.unregister();
      told = null;
    }
  }
}
