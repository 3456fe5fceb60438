// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher;

import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * The logging inside of the framework, for the launcher's words: while it is there it is the only
 * one that writes to the log, and free to roll it over. Asked by name: its API is a bundle's.
 */
final class FrameworkLog {
  private static final String SERVICE = "org.osgi.service.log.LogService";
  private static final String LOGGER = "org.osgi.service.log.Logger";

  private final BundleContext context;

  FrameworkLog(BundleContext context) {
    this.context = context;
  }

  /**
   * Logs.
   *
   * @param level INFO, WARN or ERROR
   * @return false where there is no logging, or not any more
   */
  boolean write(String level, String words) {
    try {
      ServiceReference<?>[] references = context.getAllServiceReferences(SERVICE, null);
      if (references == null) {
        return false;
      }
      Object service = context.getService(references[0]);
      if (service == null) {
        return false;
      }
      ClassLoader loader = service.getClass().getClassLoader();
      Object logger =
          loader
              .loadClass(SERVICE)
              .getMethod("getLogger", String.class)
              .invoke(service, Journal.NAME);
      loader.loadClass(LOGGER).getMethod(method(level), String.class).invoke(logger, words);
      return true;
    } catch (ReflectiveOperationException | InvalidSyntaxException | IllegalStateException e) {
      return false; // it is on its way down
    }
  }

  private static String method(String level) {
    return switch (level) {
      case "ERROR" -> "error";
      case "WARN" -> "warn";
      default -> "info";
    };
  }
}
