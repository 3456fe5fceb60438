// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher.service;

import java.util.ArrayList;
import java.util.List;

/**
 * The settings of a service in the service control manager: as wanted, or as read back.
 *
 * @param command the command line, as {@link CommandWords} joins it
 * @param account empty or LocalSystem for the system's own
 * @param startType SERVICE_AUTO_START or SERVICE_DEMAND_START
 * @param delayed whether an automatic start comes after the others
 * @param preshutdownMillis how long a shutdown of the machine waits
 * @param restarts the waits before the restarts after a crash, in milliseconds
 */
record ServiceConfiguration(
    String name,
    String display,
    String description,
    String command,
    String account,
    int startType,
    boolean delayed,
    int preshutdownMillis,
    List<Integer> restarts) {

  ServiceConfiguration {
    restarts = List.copyOf(restarts);
  }

  /** The differences that make it another service; empty if there are none. */
  List<String> differences(ServiceConfiguration read, Account wantedAccount) {
    List<String> differences = new ArrayList<>();
    compare("display name", display, read.display, differences);
    compare("command line", command, read.command, differences);
    if (!wantedAccount.isNamed(read.account)) {
      differences.add("its account is '" + read.account + "' and not '" + account + "'");
    }
    compare(
        "start type", Integer.toString(startType), Integer.toString(read.startType), differences);
    return differences;
  }

  /** The differences that leave it the same service; empty if there are none. */
  List<String> shortcomings(ServiceConfiguration read) {
    List<String> shortcomings = new ArrayList<>();
    if (delayed != read.delayed) {
      shortcomings.add("its start is not delayed");
    }
    if (preshutdownMillis != read.preshutdownMillis) {
      shortcomings.add(
          "a shutdown of the machine waits for it "
              + read.preshutdownMillis
              + " ms and not "
              + preshutdownMillis);
    }
    if (!restarts.equals(read.restarts)) {
      shortcomings.add("it is not started again after a crash");
    }
    if (!description.equals(read.description)) {
      shortcomings.add("it has no description");
    }
    return shortcomings;
  }

  private static void compare(String what, String wanted, String read, List<String> differences) {
    if (!wanted.equals(read)) {
      differences.add("its " + what + " is '" + read + "' and not '" + wanted + "'");
    }
  }
}
