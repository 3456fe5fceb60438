// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * Tells how long a stop of MAPI can take, and whether MAPI was released in order. Works by
 * reflection, because the bundles' API is another class than the one on the launcher's class path.
 */
final class SubsystemEnd {
  private static final String STATUS_PACKAGE = "org.mapiosgi.api.status.";
  static final String SERVICE = STATUS_PACKAGE + "MapiSubsystem";

  private final Optional<Questions> questions;
  private final Duration longestStop;

  /** The subsystem with the methods of its API; found while classes can still be loaded. */
  private record Questions(
      Object subsystem, Method status, Method state, Method reason, Method text) {
    static Questions of(Object subsystem, ClassLoader api) throws ReflectiveOperationException {
      Class<?> answer = api.loadClass(STATUS_PACKAGE + "SubsystemStatus");
      return new Questions(
          subsystem,
          api.loadClass(SERVICE).getMethod("status"),
          answer.getMethod("state"),
          answer.getMethod("reason"),
          api.loadClass(STATUS_PACKAGE + "Reason").getMethod("text"));
    }

    String askState() throws ReflectiveOperationException {
      return String.valueOf(state.invoke(status.invoke(subsystem)));
    }

    String askReason() throws ReflectiveOperationException {
      Optional<?> why = (Optional<?>) reason.invoke(status.invoke(subsystem));
      return why.isEmpty() ? "" : String.valueOf(text.invoke(why.get()));
    }
  }

  private SubsystemEnd(Optional<Questions> questions, Duration longestStop) {
    this.questions = questions;
    this.longestStop = longestStop;
  }

  private static SubsystemEnd none() {
    return new SubsystemEnd(Optional.empty(), Duration.ZERO);
  }

  /** Takes hold of the subsystem, if there is one. To be called before the framework stops. */
  static SubsystemEnd watch(BundleContext context) {
    try {
      // All: a lookup by name would leave out services whose API is not the launcher's own class.
      ServiceReference<?>[] references =
          context == null ? null : context.getAllServiceReferences(SERVICE, null);
      Object subsystem = references == null ? null : context.getService(references[0]);
      if (subsystem == null) {
        return none();
      }
      ClassLoader api = subsystem.getClass().getClassLoader();
      Questions questions = Questions.of(subsystem, api);
      // Asked once now: classes of the answer cannot be loaded after the framework has stopped.
      questions.askState();
      Method longest = api.loadClass(SERVICE).getMethod("longestStop");
      return new SubsystemEnd(Optional.of(questions), (Duration) longest.invoke(subsystem));
    } catch (ReflectiveOperationException | InvalidSyntaxException | IllegalStateException e) {
      return none(); // the framework is on its way down already
    }
  }

  /** Whether there was a subsystem. */
  boolean isThere() {
    return questions.isPresent();
  }

  /** The time that the stop of MAPI can take as configured; zero if there is no subsystem. */
  Duration longestStop() {
    return longestStop;
  }

  /** The things that were left after the stop; empty if nothing was left. */
  String leftover() {
    if (questions.isEmpty()) {
      return "";
    }
    try {
      return switch (questions.get().askState()) {
        case "STOPPED" -> questions.get().askReason();
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
