// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.doctor.internal.look;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mapiosgi.api.pump.MessagePump;
import org.mapiosgi.api.status.Finding;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;

/**
 * What is written in configurations and read by nobody: keys that no component knows, words that
 * are taken for false, files whose names belong to nothing. Works for every component, for SCR
 * knows the properties of each with their types.
 */
final class ConfigurationFindings {
  // Written by OSGi, SCR, File Install and Karaf, not by people.
  private static final List<String> NOT_PEOPLES =
      List.of("service.", "component.", "felix.fileinstall.", "org.apache.karaf.", "osgi.ds.", ".");

  private ConfigurationFindings() {}

  /**
   * A configuration as Configuration Admin has it.
   *
   * @param pid its own
   * @param factoryPid of the factory; empty where it is of none
   * @param file where it was read from; empty where that is not known
   */
  record Configured(String pid, String factoryPid, String file) {}

  /** What is odd about a configuration that a component got. */
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
            // A pump hands further keys on to its service: only a slip of the pen is odd there.
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

  /** Where a component asks for a boolean and refuses nothing. */
  private static boolean takenForFalse(Object byDefault, Object value) {
    return byDefault instanceof Boolean
        && value instanceof String word
        && !word.equalsIgnoreCase("true")
        && !word.equalsIgnoreCase("false");
  }

  /**
   * Configurations whose name looks like one of ours and is none.
   *
   * @param pids that components of ours read
   * @param bundles that are installed, started or not: a binding of another platform is configured
   *     by its name all the same
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
