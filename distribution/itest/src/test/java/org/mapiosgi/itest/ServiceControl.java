// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code sc} on one service of a Windows. */
final class ServiceControl {
  /** What {@code sc query} says of a service that there is not. */
  static final String ABSENT = "ABSENT";

  private static final Pattern STATE = Pattern.compile("STATE\\s*:\\s*\\d+\\s+(\\w+)");
  private static final String ERROR_SERVICE_DOES_NOT_EXIST = "1060";

  private final WinePrefix prefix;
  private final String service;

  ServiceControl(WinePrefix prefix, String service) {
    this.prefix = prefix;
    this.service = service;
  }

  String service() {
    return service;
  }

  Exec.Result start() {
    return prefix.wine("sc", "start", service).run();
  }

  Exec.Result stop() {
    return prefix.wine("sc", "stop", service).run();
  }

  /** RUNNING, STOPPED, START_PENDING, STOP_PENDING or {@link #ABSENT}. */
  String state() {
    return stateOf(prefix.wine("sc", "query", service).run());
  }

  static String stateOf(Exec.Result query) {
    Matcher state = STATE.matcher(query.output());
    if (state.find()) {
      return state.group(1);
    }
    // Wine's sc says nothing but its exit code.
    if (query.exitCode() != 0
        && (query.output().isBlank() || query.output().contains(ERROR_SERVICE_DOES_NOT_EXIST))) {
      return ABSENT;
    }
    throw new AssertionError("what does this say of the service? " + query + "\n" + query.output());
  }

  void awaitState(String wanted, Duration limit) {
    await("service " + service + " " + wanted)
        .atMost(limit)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(500))
        .until(this::state, wanted::equals);
  }
}
