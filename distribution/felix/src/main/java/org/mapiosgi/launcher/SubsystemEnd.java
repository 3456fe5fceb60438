// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * How long a stop of MAPI may take, and whether it was released in order. Asked by name: the
 * bundles' API is another class than the one on the launcher's class path.
 */
final class SubsystemEnd {
  static final String SERVICE = "org.mapiosgi.api.status.MapiSubsystem";

  private final Object subsystem;
  private final Method ask;
  private final Duration longestStop;

  private SubsystemEnd(Object subsystem, Method ask, Duration longestStop) {
    this.subsystem = subsystem;
    this.ask = ask;
    this.longestStop = longestStop;
  }

  private static SubsystemEnd none() {
    return new SubsystemEnd(null, null, Duration.ZERO);
  }

  /** Takes hold of the subsystem, where there is one; to be called before the framework stops. */
  static SubsystemEnd watch(BundleContext context) {
    try {
      // All: a lookup by name would leave out those whose API is not the launcher's own class.
      ServiceReference<?>[] references =
          context == null ? null : context.getAllServiceReferences(SERVICE, null);
      Object subsystem = references == null ? null : context.getService(references[0]);
      if (subsystem == null) {
        return none();
      }
      Class<?> type = subsystem.getClass().getClassLoader().loadClass(SERVICE);
      Method status = type.getMethod("status");
      // Once now: what it needs to answer cannot be loaded any more when the framework has stopped.
      Object loaded = status.invoke(subsystem);
      Duration longest = (Duration) type.getMethod("longestStop").invoke(subsystem);
      return new SubsystemEnd(subsystem, loaded == null ? null : status, longest);
    } catch (ReflectiveOperationException | InvalidSyntaxException | IllegalStateException e) {
      return none(); // the framework is on its way down already
    }
  }

  /** Whether there was a subsystem. */
  boolean isThere() {
    return ask != null;
  }

  /** How long the subsystem's stop may take, as it is configured; zero where there is none. */
  Duration longestStop() {
    return longestStop;
  }

  /** What the subsystem says was left after its stop; empty where nothing was. */
  String leftover() {
    if (ask == null) {
      return "";
    }
    try {
      Object last = ask.invoke(subsystem);
      String state = String.valueOf(last.getClass().getMethod("state").invoke(last));
      String reason = String.valueOf(last.getClass().getMethod("reason").invoke(last));
      return switch (state) {
        case "STOPPED" -> reason;
        case "STOPPING" -> "it is still stopping";
        default -> "";
      };
    } catch (InvocationTargetException e) {
      return "it does not tell: " + e.getCause();
    } catch (ReflectiveOperationException e) {
      return "it does not tell: " + e;
    }
  }
}
