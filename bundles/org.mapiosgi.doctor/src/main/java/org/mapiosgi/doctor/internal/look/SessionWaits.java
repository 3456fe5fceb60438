// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.doctor.internal.look;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mapiosgi.api.MapiListener;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.status.Finding;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.SatisfiedReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/**
 * Finds consumers that wait for a session that nobody configured: references of components, and
 * listeners. Sees the references of Declarative Services only; a bundle that tracks services itself
 * is invisible.
 */
final class SessionWaits {
  /** A term of an LDAP filter that names sessions; parentheses in a value are escaped. */
  private static final Pattern TERM =
      Pattern.compile("(\\(!)?\\(mapi\\.session=((?:[^()\\\\]|\\\\.)*+)\\)");

  private static final String COMPONENT_NAME = "component.name";

  private final List<String> configured;

  /**
   * Begins an examination.
   *
   * @param configured the names of the configured sessions
   */
  SessionWaits(Collection<String> configured) {
    this.configured = configured.stream().sorted().toList();
  }

  /** Examines the references of all components. */
  List<Finding> references(ServiceComponentRuntime components) {
    List<Finding> findings = new ArrayList<>();
    for (ComponentDescriptionDTO description : components.getComponentDescriptionDTOs()) {
      for (ComponentConfigurationDTO each : components.getComponentConfigurationDTOs(description)) {
        waitingTargets(each).distinct().forEach(target -> add(description, target, findings));
      }
    }
    return findings;
  }

  private static Stream<String> waitingTargets(ComponentConfigurationDTO found) {
    Stream<String> mandatory =
        Stream.ofNullable(found.unsatisfiedReferences)
            .flatMap(Stream::of)
            .map((UnsatisfiedReferenceDTO reference) -> reference.target);
    Stream<String> optional =
        Stream.ofNullable(found.satisfiedReferences)
            .flatMap(Stream::of)
            .filter(reference -> unbound(reference))
            .map(reference -> reference.target);
    return Stream.concat(mandatory, optional).filter(Objects::nonNull);
  }

  private static boolean unbound(SatisfiedReferenceDTO reference) {
    return reference.boundServices == null || reference.boundServices.length == 0;
  }

  private void add(ComponentDescriptionDTO description, String target, List<Finding> findings) {
    for (String name : unknownIn(target)) {
      findings.add(
          Finding.warning(
                  "component " + description.name,
                  "it waits for session '" + name + "', and no session of this name is configured")
              .remedy(remedy(name, "correct the target " + target))
              .bundle(description.bundle.symbolicName)
              .component(description.name)
              .build());
    }
  }

  /** The names in a filter that no configured session has. */
  private List<String> unknownIn(String target) {
    List<String> unknown = new ArrayList<>();
    Matcher terms = TERM.matcher(target);
    while (terms.find()) {
      boolean negated = terms.group(1) != null;
      String name = terms.group(2);
      if (!negated && configured.stream().noneMatch(each -> matches(name, each))) {
        unknown.add(name);
      }
    }
    return unknown;
  }

  private static boolean matches(String value, String name) {
    try {
      return FrameworkUtil.createFilter("(" + MapiSession.SESSION + "=" + value + ")")
          .matches(Map.of(MapiSession.SESSION, name));
    } catch (InvalidSyntaxException e) {
      return true; // the framework refuses the whole target and says so itself
    }
  }

  /** Examines the listeners. */
  List<Finding> listeners(Collection<ServiceReference<?>> listeners) {
    List<Finding> findings = new ArrayList<>();
    for (ServiceReference<?> listener : listeners) {
      for (String name : words(listener.getProperty(MapiListener.SESSION))) {
        if (!configured.contains(name)) {
          findings.add(listener(listener, name));
        }
      }
    }
    return findings;
  }

  private Finding listener(ServiceReference<?> listener, String name) {
    Bundle owner = listener.getBundle();
    String bundle = owner == null ? "" : Objects.requireNonNullElse(owner.getSymbolicName(), "");
    String component = listener.getProperty(COMPONENT_NAME) instanceof String text ? text : "";
    String subject =
        component.isEmpty()
            ? "listener of bundle " + (bundle.isEmpty() ? "unknown" : bundle)
            : "listener " + component;
    return Finding.warning(
            subject,
            "it listens to session '" + name + "', and no session of this name is configured")
        .remedy(remedy(name, "correct its service property " + MapiListener.SESSION))
        .bundle(bundle)
        .component(component)
        .build();
  }

  private String remedy(String name, String correction) {
    String meant =
        NearestName.to(name, configured)
            .map(near -> ": perhaps '" + near + "' was meant")
            .orElse(
                configured.isEmpty()
                    ? "; no session is configured"
                    : "; configured are " + String.join(", ", configured));
    return correction + meant + "; or add a configuration " + MapiSession.PID + "-" + name + ".cfg";
  }

  private static List<String> words(Object value) {
    if (value instanceof String word) {
      return List.of(word);
    }
    if (value instanceof String[] words) {
      return List.of(words);
    }
    return value instanceof Collection<?> words
        ? words.stream().map(String::valueOf).toList()
        : List.of();
  }
}
