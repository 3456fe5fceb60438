// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.awaitility.core.ConditionFactory;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.pump.MessagePump;
import org.mapiosgi.api.status.MapiSubsystem;
import org.mapiosgi.api.status.SessionState;
import org.mapiosgi.api.status.SessionStatus;
import org.mapiosgi.api.status.SubsystemState;
import org.mapiosgi.binding.emulator.MapiEmulator;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** What the tests do to the framework; {@link #close()} takes all of it back. */
final class Fixture implements AutoCloseable {
  static final Duration LONG = Duration.ofSeconds(20);

  private final BundleContext context;
  private final ConfigurationAdmin admin;
  private final List<Configuration> made = new ArrayList<>();

  Fixture(BundleContext context) {
    this.context = context;
    this.admin = service(ConfigurationAdmin.class, "(objectClass=*)");
  }

  /** Waits for a condition, looking often: most of what is waited for takes milliseconds. */
  static ConditionFactory waiting() {
    return await().atMost(LONG).pollInterval(Duration.ofMillis(5));
  }

  /** The service once it is there. */
  <T> T service(Class<T> type, String filter) {
    return waiting().until(() -> find(type, filter), found -> found != null);
  }

  private <T> T find(Class<T> type, String filter) throws InvalidSyntaxException {
    var references = context.getServiceReferences(type, filter);
    return references.isEmpty() ? null : context.getService(references.iterator().next());
  }

  /** Waits until there is no such service. */
  void gone(Class<?> type, String filter) {
    waiting().until(() -> context.getServiceReferences(type, filter).isEmpty());
  }

  ServiceReference<MapiSession> sessionReference(String name) {
    try {
      return context
          .getServiceReferences(MapiSession.class, "(mapi.session=" + name + ")")
          .iterator()
          .next();
    } catch (InvalidSyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  Configuration configure(String pid, Map<String, Object> properties) throws IOException {
    Configuration configuration = admin.getConfiguration(pid, "?");
    configuration.update(FrameworkUtil.asDictionary(properties));
    made.add(configuration);
    return configuration;
  }

  Configuration configureSession(String name, Map<String, Object> properties) throws IOException {
    Configuration configuration = admin.getFactoryConfiguration(MapiSession.PID, name, "?");
    Map<String, Object> all = new HashMap<>(properties);
    all.putIfAbsent("profile", MapiEmulator.DEFAULT_PROFILE);
    configuration.update(FrameworkUtil.asDictionary(all));
    made.add(configuration);
    return configuration;
  }

  /** A pump of its own; twice: another configuration for it. */
  Configuration configurePump(String name, Map<String, Object> properties) throws IOException {
    Configuration configuration = admin.getFactoryConfiguration(MessagePump.PID, name, "?");
    configuration.update(FrameworkUtil.asDictionary(properties));
    made.add(configuration);
    return configuration;
  }

  /** The subsystem on the emulator, in service mode. */
  void configureSubsystem(Map<String, Object> properties) throws IOException {
    Map<String, Object> all = new HashMap<>(properties);
    all.putIfAbsent("binding.target", "(mapi.binding=emulator)");
    configure(MapiSubsystem.PID, all);
  }

  MapiSession session(String name) {
    return service(MapiSession.class, "(mapi.session=" + name + ")");
  }

  MapiSubsystem subsystem() {
    return service(MapiSubsystem.class, "(objectClass=*)");
  }

  MapiEmulator emulator() {
    return service(MapiEmulator.class, "(objectClass=*)");
  }

  SessionStatus status(String name) {
    return subsystem().status().sessions().stream()
        .filter(session -> session.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  SessionStatus awaitSession(String name, SessionState state) {
    return awaitSession(name, status -> status.state() == state);
  }

  SessionStatus awaitSession(String name, Predicate<SessionStatus> condition) {
    return waiting().until(() -> status(name), status -> status != null && condition.test(status));
  }

  void awaitSubsystem(SubsystemState state) {
    waiting().until(() -> subsystem().status().state() == state);
  }

  /** Nothing of MAPI is left, and no rule was broken on the way. */
  static void assertClean(MapiSubsystem subsystem, MapiEmulator emulator) {
    // The service is withdrawn before the work of stopping begins.
    waiting().until(() -> subsystem.status().state() == SubsystemState.STOPPED);
    assertThat(subsystem.status().reason()).isEmpty();
    assertThat(emulator.load().liveObjects()).isEmpty();
    assertThat(emulator.load().liveBuffers()).isZero();
    assertThat(emulator.load().violations()).isEmpty();
  }

  Bundle bundle(String symbolicName) {
    for (Bundle bundle : context.getBundles()) {
      if (bundle.getSymbolicName().equals(symbolicName)) {
        return bundle;
      }
    }
    throw new IllegalArgumentException("no bundle " + symbolicName);
  }

  @Override
  public void close() throws IOException {
    for (Configuration configuration : made) {
      try {
        configuration.delete();
      } catch (IllegalStateException e) {
        // The test deleted it itself.
      }
    }
    gone(MapiSession.class, "(objectClass=*)");
    gone(MapiSubsystem.class, "(objectClass=*)");
  }
}
