// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.shell.internal;

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
    return ask(MapiSubsystem.class, question);
  }

  /** Acts on sessions, if there is a subsystem. */
  <T> Optional<T> operations(Function<MapiOperations, T> act) {
    return ask(MapiOperations.class, act);
  }

  /** Asks for something of profiles, where MAPI is up. */
  <T> Optional<T> profiles(Function<MapiProfiles, T> question) {
    return ask(MapiProfiles.class, question);
  }

  /** The pumps that are services; the subsystem's own are in its status. */
  List<PumpStatus> pumps() {
    return pumpServices().stream()
        .flatMap(reference -> ask(reference, MessagePump::status).stream())
        .toList();
  }

  /** The reason why the changed configuration of a pump is not in force; empty if it is. */
  String refusal(String pump) {
    return pumpServices().stream()
        .filter(reference -> pump.equals(reference.getProperty(MessagePump.NAME)))
        .map(reference -> reference.getProperty(MessagePump.REFUSED))
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .findFirst()
        .orElse("");
  }

  private Collection<ServiceReference<MessagePump>> pumpServices() {
    try {
      return context.getServiceReferences(MessagePump.class, null);
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e); // there is no filter
    }
  }

  private <S, T> Optional<T> ask(Class<S> type, Function<S, T> question) {
    ServiceReference<S> reference = context.getServiceReference(type);
    return reference == null ? Optional.empty() : ask(reference, question);
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
