// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.doctor.internal.look;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.mapiosgi.api.MapiListener;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.MapiSubsystem;
import org.mapiosgi.doctor.internal.look.ConfigurationFindings.Configured;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Reads the framework at the moment of the call. Keeps nothing between two calls. */
final class Present {
  private static final String BINDING_SERVICE = "org.mapiosgi.spi.MapiSubsystemBinding";
  private static final String BINDING = "mapi.binding";

  private final BundleContext context;

  Present(BundleContext context) {
    this.context = context;
  }

  /** Asks the subsystem, if there is one. */
  <T> Optional<T> subsystem(Function<MapiSubsystem, T> question) {
    ServiceReference<MapiSubsystem> reference = context.getServiceReference(MapiSubsystem.class);
    return reference == null ? Optional.empty() : ask(reference, question);
  }

  /** The findings that bundles register as services. */
  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    for (ServiceReference<?> reference : references(Finding.class.getName())) {
      if (reference.isAssignableTo(context.getBundle(), Finding.class.getName())) {
        ask(reference, Finding.class::cast).ifPresent(findings::add);
      }
    }
    return findings;
  }

  /** The names of the bindings that are registered. */
  List<String> bindings() {
    return references(BINDING_SERVICE).stream()
        .map(reference -> String.valueOf(reference.getProperty(BINDING)))
        .sorted()
        .toList();
  }

  /** The listeners that are registered. */
  List<ServiceReference<?>> listeners() {
    return references(MapiListener.class.getName());
  }

  private List<ServiceReference<?>> references(String service) {
    try {
      ServiceReference<?>[] found = context.getAllServiceReferences(service, null);
      return found == null ? List.of() : List.of(found);
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e); // there is no filter
    }
  }

  /** The directory that configuration files are read from, for people. */
  String configurationDirectory() {
    // The first is the launcher's, which gives File Install a variable.
    String directory = context.getProperty("mapi.conf");
    if (directory == null) {
      directory = context.getProperty("felix.fileinstall.dir");
    }
    return directory == null ? "the configuration directory" : directory;
  }

  /** The problems that the launcher found in the files of the installation, a line each. */
  List<String> installationFaults() {
    String faults = context.getProperty("mapi.installation.faults");
    return faults == null ? List.of() : faults.lines().toList();
  }

  /** All bundles, in any state. */
  List<Bundle> bundles() {
    return List.of(context.getBundles());
  }

  /** The symbolic names of all bundles, in any state. */
  List<String> bundleNames() {
    return bundles().stream().map(Bundle::getSymbolicName).filter(Objects::nonNull).toList();
  }

  /** Every configuration that Configuration Admin has. */
  List<Configured> configurations() {
    ServiceReference<ConfigurationAdmin> reference =
        context.getServiceReference(ConfigurationAdmin.class);
    return reference == null
        ? List.of()
        : ask(reference, Present::configurations).orElse(List.of());
  }

  private static List<Configured> configurations(ConfigurationAdmin admin) {
    try {
      Configuration[] all = admin.listConfigurations(null);
      return Stream.of(all == null ? new Configuration[0] : all).map(Present::configured).toList();
    } catch (IOException | InvalidSyntaxException e) {
      return List.of(); // they cannot be read now; the next examination may read them
    }
  }

  private static Configured configured(Configuration configuration) {
    Object file = configuration.getProperties().get("felix.fileinstall.filename");
    return new Configured(
        configuration.getPid(),
        Objects.requireNonNullElse(configuration.getFactoryPid(), ""),
        file == null ? "" : file.toString());
  }

  private <S, T> Optional<T> ask(ServiceReference<S> reference, Function<S, T> question) {
    S service = context.getService(reference);
    if (service == null) {
      return Optional.empty(); // gone since
    }
    try {
      return Optional.of(question.apply(service));
    } finally {
      context.ungetService(reference);
    }
  }
}
