// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * Whether MAPI was released in order. Asked by name: the bundles' API is another class than the one
 * on the launcher's class path.
 */
final class SubsystemEnd {
  static final String SERVICE = "org.mapiosgi.api.MapiSubsystem";

  private final Object subsystem;
  private final Method ask;

  private SubsystemEnd(Object subsystem, Method ask) {
    this.subsystem = subsystem;
    this.ask = ask;
  }

  /** Takes hold of the subsystem, where there is one; to be called before the framework stops. */
  static SubsystemEnd watch(BundleContext context) {
    try {
      // All: a lookup by name would leave out those whose API is not the launcher's own class.
      ServiceReference<?>[] references =
          context == null ? null : context.getAllServiceReferences(SERVICE, null);
      Object subsystem = references == null ? null : context.getService(references[0]);
      if (subsystem == null) {
        return new SubsystemEnd(null, null);
      }
      Method status = subsystem.getClass().getClassLoader().loadClass(SERVICE).getMethod("status");
      // Once now: what it needs to answer cannot be loaded any more when the framework has stopped.
      Object loaded = status.invoke(subsystem);
      return new SubsystemEnd(subsystem, loaded == null ? null : status);
    } catch (ReflectiveOperationException | InvalidSyntaxException | IllegalStateException e) {
      return new SubsystemEnd(null, null); // the framework is on its way down already
    }
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
