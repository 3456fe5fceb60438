// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.doctor.internal.look;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.pump.MessagePump;
import org.mapiosgi.api.status.Finding;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;

/**
 * Finds settings that have no effect: unknown keys, malformed booleans, files that match no
 * component. Works for every component, because SCR knows each one's properties with their types.
 */
final class ConfigurationFindings {
  // Keys that OSGi, SCR, File Install and Karaf write, not people.
  private static final List<String> NOT_PEOPLES =
      List.of("service.", "component.", "felix.fileinstall.", "org.apache.karaf.", "osgi.ds.", ".");

  private ConfigurationFindings() {}

  /**
   * Describes a configuration of Configuration Admin.
   *
   * @param pid its PID
   * @param factoryPid the PID of its factory; empty if it has none
   * @param file the file it was read from; empty if that is not known
   */
  record Configured(String pid, String factoryPid, String file) {}

  /** Finds settings without effect in a configuration that a component received. */
  static List<Finding> of(
      String name,
      String file,
      ComponentDescriptionDTO component,
      ComponentConfigurationDTO found) {
    List<Finding> findings = new ArrayList<>();
    Set<String> known = keysOf(component);
    found.properties.forEach(
        (key, value) -> {
          if (!known.contains(key)) {
            boolean own = NOT_PEOPLES.stream().noneMatch(key::startsWith);
            // A pump passes other keys on to its service, so only a misspelt key is a problem.
            boolean allowed = component.configurationPid[0].equals(MessagePump.PID);
            if (own && (!allowed || NearestName.to(key, known).isPresent())) {
              findings.add(unknownKey(name, file, key, known));
            }
          } else if (takenForFalse(component.properties.get(key), value)) {
            findings.add(
                Finding.warning(
                        "configuration " + name, key + " is '" + value + "' and is taken for false")
                    .remedy("write true or false" + file)
                    .build());
          }
        });
    return findings;
  }

  private static Set<String> keysOf(ComponentDescriptionDTO component) {
    Set<String> keys = new TreeSet<>(component.properties.keySet());
    for (ReferenceDTO reference : component.references) {
      keys.add(reference.name + ".target");
      keys.add(reference.name + ".cardinality.minimum");
    }
    return keys;
  }

  private static Finding unknownKey(String name, String file, String key, Set<String> known) {
    return Finding.warning(
            "configuration " + name, "there is no key '" + key + "'; it changes nothing")
        .remedy(
            NearestName.to(key, known)
                    .map(near -> "perhaps " + near + " was meant")
                    .orElse("the keys are " + String.join(", ", peoples(known)))
                + file)
        .build();
  }

  private static List<String> peoples(Set<String> keys) {
    return keys.stream()
        .filter(key -> NOT_PEOPLES.stream().noneMatch(key::startsWith))
        .filter(key -> !key.endsWith(".cardinality.minimum"))
        .toList();
  }

  /** Says whether a component expects a boolean and takes the value for false. */
  private static boolean takenForFalse(@Nullable Object byDefault, Object value) {
    return byDefault instanceof Boolean
        && value instanceof String word
        && !word.equalsIgnoreCase("true")
        && !word.equalsIgnoreCase("false");
  }

  /**
   * Finds configurations whose name resembles one of this product's and matches none.
   *
   * @param pids the PIDs that this product's components read
   * @param bundles the installed bundles, started or not; a binding of another platform has a
   *     configuration, too
   */
  static List<Finding> ofNobody(
      Collection<Configured> configured, Set<String> pids, Collection<String> bundles) {
    return configured.stream()
        .filter(each -> each.pid().startsWith(ComponentFindings.OURS))
        .filter(each -> !pids.contains(base(each)) && !bundles.contains(base(each)))
        .map(each -> ofNobody(each, NearestName.to(base(each), pids)))
        .toList();
  }

  private static Finding ofNobody(Configured configured, Optional<String> nearest) {
    return Finding.warning(
            "configuration " + configured.pid(),
            "nobody reads it" + (configured.file().isEmpty() ? "" : ", from " + configured.file()))
        .remedy(
            nearest
                .map(near -> "perhaps " + near + " was meant; call the file so")
                .orElse("delete it, or install the bundle that it is for"))
        .build();
  }

  private static String base(Configured configured) {
    return configured.factoryPid().isEmpty() ? configured.pid() : configured.factoryPid();
  }
}
