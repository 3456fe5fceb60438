// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher.service;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Services in memory. */
final class FakeManager implements ServiceControlManager {
  final Map<String, ServiceConfiguration> services = new HashMap<>();

  /** The states that the next looks at a service see; the last one stays. */
  final Deque<ServiceStatus> statuses = new ArrayDeque<>();

  /** Turns the settings of a service that is made into those that are kept. */
  UnaryOperator<ServiceConfiguration> kept = wanted -> wanted;

  String password = "";
  int orders;

  FakeManager() {
    state(ServiceStatus.STOPPED);
  }

  void state(int... states) {
    statuses.clear();
    for (int state : states) {
      statuses.add(new ServiceStatus(state, 0, 0, 0, 0));
    }
  }

  @Override
  public Optional<ServiceConfiguration> find(String name) {
    return Optional.ofNullable(services.get(name));
  }

  @Override
  public void create(ServiceConfiguration wanted, char[] secret) {
    password = secret == null ? "none" : new String(secret);
    services.put(wanted.name(), kept.apply(wanted));
  }

  @Override
  public void complete(ServiceConfiguration wanted) {}

  @Override
  public void delete(String name) {
    services.remove(name);
  }

  @Override
  public void start(String name) {
    orders++;
    ServiceStatus unused = statuses.remove();
  }

  @Override
  public void stop(String name) {
    orders++;
    ServiceStatus unused = statuses.remove();
  }

  @Override
  public ServiceStatus status(String name) {
    return statuses.size() > 1 && orders > 0 ? statuses.remove() : statuses.peek();
  }

  @Override
  public String expand(String text) {
    return text.replace("%TEMP%", "C:\\Temp");
  }

  @Override
  public String describe(int error) {
    return "error";
  }

  /** The same service with another account. */
  static ServiceConfiguration withAccount(ServiceConfiguration of, String account) {
    return new ServiceConfiguration(
        of.name(),
        of.display(),
        of.description(),
        of.command(),
        account,
        of.startType(),
        of.delayed(),
        of.preshutdownMillis(),
        of.restarts());
  }

  /** The same service, not started again after a crash. */
  static ServiceConfiguration withoutRestarts(ServiceConfiguration of) {
    return new ServiceConfiguration(
        of.name(),
        of.display(),
        of.description(),
        of.command(),
        of.account(),
        of.startType(),
        of.delayed(),
        of.preshutdownMillis(),
        List.of());
  }

  /** A service of somebody else. */
  void foreign(String name) {
    services.put(
        name,
        new ServiceConfiguration(
            name, name, "", "C:\\Windows\\System32\\spoolsv.exe", "", 2, false, 0, List.of()));
  }
}
