// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.shell.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.mapiosgi.api.profile.MapiProfiles;
import org.mapiosgi.api.pump.MessagePump;
import org.mapiosgi.api.pump.PumpStatus;
import org.mapiosgi.api.status.MapiOperations;
import org.mapiosgi.api.status.MapiSubsystem;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** The services that are there at the moment of asking; nothing is held between two questions. */
final class Present {
  private final BundleContext context;

  Present(BundleContext context) {
    this.context = context;
  }

  /** Asks the subsystem, where there is one. */
  <T> Optional<T> subsystem(Function<MapiSubsystem, T> question) {
    ServiceReference<MapiSubsystem> reference = context.getServiceReference(MapiSubsystem.class);
    return reference == null ? Optional.empty() : ask(reference, question);
  }

  /** Acts on sessions, if there is a subsystem. */
  <T> Optional<T> operations(Function<MapiOperations, T> act) {
    ServiceReference<MapiOperations> reference = context.getServiceReference(MapiOperations.class);
    return reference == null ? Optional.empty() : ask(reference, act);
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
