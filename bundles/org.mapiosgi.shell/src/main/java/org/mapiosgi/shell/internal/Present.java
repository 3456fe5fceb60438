// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.shell.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.mapiosgi.api.profile.MapiProfiles;
import org.mapiosgi.api.pump.MessagePump;
import org.mapiosgi.api.pump.PumpStatus;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.MapiSubsystem;
import org.mapiosgi.shell.internal.ConfigurationFindings.Configured;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** The services that are there at the moment of asking; nothing is held between two questions. */
final class Present {
  private static final String BINDING_SERVICE = "org.mapiosgi.spi.MapiSubsystemBinding";
  private static final String BINDING = "mapi.binding";

  private final BundleContext context;

  Present(BundleContext context) {
    this.context = context;
  }

  /** Asks the subsystem, where there is one. */
  <T> Optional<T> subsystem(Function<MapiSubsystem, T> question) {
    ServiceReference<MapiSubsystem> reference = context.getServiceReference(MapiSubsystem.class);
    return reference == null ? Optional.empty() : ask(reference, question);
  }

  /** Asks for something of profiles, where MAPI is up. */
  <T> Optional<T> profiles(Function<MapiProfiles, T> question) {
    ServiceReference<MapiProfiles> reference = context.getServiceReference(MapiProfiles.class);
    return reference == null ? Optional.empty() : ask(reference, question);
  }

  /** The pumps that are services; the subsystem's own are in its status. */
  List<PumpStatus> pumps() {
    List<PumpStatus> pumps = new ArrayList<>();
    try {
      Collection<ServiceReference<MessagePump>> references =
          context.getServiceReferences(MessagePump.class, null);
      for (ServiceReference<MessagePump> reference : references) {
        ask(reference, MessagePump::status).ifPresent(pumps::add);
      }
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e); // there is no filter
    }
    return pumps;
  }

  /** Why the configuration a pump was changed to is not in force; empty where it is. */
  String refusal(String pump) {
    try {
      return context.getServiceReferences(MessagePump.class, null).stream()
          .filter(reference -> pump.equals(reference.getProperty(MessagePump.NAME)))
          .map(reference -> reference.getProperty(MessagePump.REFUSED))
          .filter(String.class::isInstance)
          .map(String.class::cast)
          .findFirst()
          .orElse("");
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e); // there is no filter
    }
  }

  /** What bundles offer as services to tell of themselves. */
  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    try {
      for (ServiceReference<Finding> reference :
          context.getServiceReferences(Finding.class, null)) {
        ask(reference, Function.identity()).ifPresent(findings::add);
      }
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e); // there is no filter
    }
    return findings;
  }

  /** The names of the bindings that offer themselves. */
  List<String> bindings() {
    try {
      ServiceReference<?>[] references = context.getAllServiceReferences(BINDING_SERVICE, null);
      List<String> names = new ArrayList<>();
      for (ServiceReference<?> reference :
          references == null ? new ServiceReference<?>[0] : references) {
        names.add(String.valueOf(reference.getProperty(BINDING)));
      }
      return names.stream().sorted().toList();
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e); // there is no filter
    }
  }

  /** Where configuration files are read from, for people. */
  String configurationDirectory() {
    // The first is the launcher's, which gives File Install a variable.
    String directory = context.getProperty("mapi.conf");
    if (directory == null) {
      directory = context.getProperty("felix.fileinstall.dir");
    }
    return directory == null ? "the configuration directory" : directory;
  }

  /** What the launcher found wrong with the files of the installation, a line each. */
  List<String> installationFaults() {
    String faults = context.getProperty("mapi.installation.faults");
    return faults == null ? List.of() : faults.lines().toList();
  }

  /** The names of all bundles, whatever their state. */
  List<String> bundles() {
    return Stream.of(context.getBundles())
        .map(Bundle::getSymbolicName)
        .filter(Objects::nonNull)
        .toList();
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
      return List.of(); // it cannot be told now; the next look may
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
