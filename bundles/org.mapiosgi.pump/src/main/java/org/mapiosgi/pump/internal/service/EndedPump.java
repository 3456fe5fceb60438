// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.service;

import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.status.Finding;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports a pump that ended though its configuration is there: to the log and as a finding. */
@Capability(
    namespace = "osgi.service",
    attribute = "objectClass:List<String>='org.mapiosgi.api.status.Finding'",
    uses = Finding.class,
    effective = "active")
final class EndedPump {
  private final Logger logger = LoggerFactory.getLogger(EndedPump.class);
  private final BundleContext context;
  private @Nullable ServiceRegistration<Finding> told;

  EndedPump(BundleContext context) {
    this.context = context;
  }

  /**
   * Begins to report.
   *
   * @param reason why the pump ended
   * @param pid of the configuration
   * @param seconds when the pump is started again
   */
  void tell(String reason, String pid, long seconds) {
    clear();
    String text =
        "the pump of configuration "
            + pid
            + " has ended, and its service is withdrawn: "
            + reason
            + ". It is started again in "
            + seconds
            + " s";
    logger.error(text);
    told =
        context.registerService(
            Finding.class,
            Finding.error("pump", text)
                .remedy(
                    "if it ends again and again, look for the cause in the log and restart the"
                        + " process")
                .build(),
            null);
  }

  /** Ends the report: the pump runs again, or its configuration is gone. */
  void clear() {
    if (told != null) {
      told.unregister();
      told = null;
    }
  }
}
