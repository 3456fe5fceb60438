// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.doctor.internal.look;

import java.util.List;
import org.mapiosgi.api.status.Finding;

/** States the facts about Java, the operating system, the account and the bindings. */
final class Environment {
  private Environment() {}

  /**
   * The facts.
   *
   * @param bindings the names of the bindings that are registered
   */
  static List<Finding> findings(List<String> bindings) {
    String java =
        Runtime.version()
            + ", "
            + System.getProperty("sun.arch.data.model", "?")
            + " bit, "
            + System.getProperty("java.home");
    String system =
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + ", "
            + System.getProperty("os.arch");
    return List.of(
        Finding.ok("Java", java).build(),
        Finding.ok("operating system", system).build(),
        Finding.ok("process account", System.getProperty("user.name")).build(),
        bindings.isEmpty()
            ? Finding.error("bindings", "none is there")
                .remedy("look in the log for a binding bundle that did not start")
                .build()
            : Finding.ok("bindings", String.join(", ", bindings)).build());
  }
}
