// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.service;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.status.Finding;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports an impossible configuration: to the log once, and as a finding while it lasts. */
final class RefusedConfiguration {
  private static final String FILE = "felix.fileinstall.filename";

  private final Logger logger = LoggerFactory.getLogger(RefusedConfiguration.class);
  private final BundleContext context;
  private @Nullable ServiceRegistration<Finding> told;

  RefusedConfiguration(BundleContext context) {
    this.context = context;
  }

  /**
   * Begins to report.
   *
   * @param reason which value is impossible, and which are possible
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

  /** Ends the report: the configuration is corrected or gone. */
  void clear() {
    if (told != null) {
      told.unregister();
      told = null;
    }
  }
}
