// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.doctor.internal.look;

import java.util.ArrayList;
import java.util.List;
import org.mapiosgi.api.status.Finding;

/** States the facts about Java, the operating system, the account and the bindings. */
final class Environment {
  private Environment() {}

  /**
   * The facts.
   *
   * @param bindings the names of the bindings that are registered
   * @param installationFaults the launcher's complaints about the files of the installation
   */
  static List<Finding> findings(List<String> bindings, List<String> installationFaults) {
    List<Finding> findings = new ArrayList<>(facts(bindings));
    for (String fault : installationFaults) {
      findings.add(
          Finding.error("rights of the installation", fault)
              .remedy(
                  "let only administrators change it: 'mapi-osgi service uninstall', then"
                      + " 'mapi-osgi service install', which sets the rights")
              .build());
    }
    return findings;
  }

  private static List<Finding> facts(List<String> bindings) {
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
