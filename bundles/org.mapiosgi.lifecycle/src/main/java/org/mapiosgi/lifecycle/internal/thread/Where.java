// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.thread;

import java.util.List;
import org.mapiosgi.api.status.LaneStatus.Place;

/**
 * Names the code that a thread executes: a native call, code of the consumer, or other Java code.
 *
 * @param frame the stack frame that shows it; empty if there is none
 */
record Where(Place place, String frame) {
  private static final List<String> JDK = List.of("java.", "jdk.", "sun.", "javax.");
  private static final List<String> NATIVE = List.of("com.sun.jna.", "org.mapiosgi.binding.");
  private static final List<String> PRODUCT =
      List.of(
          "org.mapiosgi.model.", "org.mapiosgi.pump.", "org.mapiosgi.lifecycle.internal.session.");

  static Where of(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      String type = frame.getClassName();
      if (!begins(type, JDK)) {
        Place place =
            begins(type, NATIVE)
                ? Place.NATIVE
                : begins(type, PRODUCT) ? Place.JAVA : Place.CONSUMER;
        return new Where(place, frame.toString());
      }
    }
    return new Where(Place.JAVA, stack.length == 0 ? "" : stack[0].toString());
  }

  private static boolean begins(String type, List<String> prefixes) {
    return prefixes.stream().anyMatch(type::startsWith);
  }

  /** As part of a sentence. */
  String words() {
    return switch (place) {
      case NATIVE -> "a native call";
      case CONSUMER -> "code of the consumer";
      case JAVA -> "Java code";
    };
  }
}
