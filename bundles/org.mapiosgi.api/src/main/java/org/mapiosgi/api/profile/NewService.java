// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.profile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropType;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.rule.FlagRule;

/**
 * Describes a message service to be added to a profile, with the settings that a person would enter
 * in its property sheet (IMsgServiceAdmin::ConfigureMsgService). Immutable.
 *
 * @param name its name in MapiSvc.inf
 * @param properties the settings that the service's header file asks for
 * @param secrets text properties whose values must not be seen, by their tags; PT_STRING8 or
 *     PT_UNICODE
 */
public record NewService(String name, List<PropValue> properties, Map<PropTag<?>, Secret> secrets) {
  private static final int PR_PROFILE_CONFIG_FLAGS = 0x66010003;

  /**
   * Checks and copies the parts.
   *
   * @throws IllegalArgumentException if the name is missing, if a secret is not a text property, or
   *     if a property asks the service to show a dialog (R4)
   */
  public NewService {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a message service has a name, for instance MSEMS");
    }
    properties = List.copyOf(properties);
    secrets = Map.copyOf(secrets);
    properties.forEach(NewService::requireSilence);
    for (PropTag<?> tag : secrets.keySet()) {
      if (tag.type() != PropType.STRING8 && tag.type() != PropType.UNICODE) {
        throw new IllegalArgumentException("a secret is text, and " + tag + " is not");
      }
    }
  }

  private static void requireSilence(PropValue property) {
    if (property.tag().tag() != PR_PROFILE_CONFIG_FLAGS
        || !(property.value() instanceof Integer flags)) {
      return;
    }
    List<FlagRule> broken = FlagRule.broken(FlagRule.Word.PROFILE_CONFIG_FLAGS, flags, true);
    if (!broken.isEmpty()) {
      throw new IllegalArgumentException(
          String.format("property 0x%08X makes the service ask a person: ", PR_PROFILE_CONFIG_FLAGS)
              + broken);
    }
  }

  /** Describes a service that needs no settings. */
  public static NewService named(String name) {
    return new NewService(name, List.of(), Map.of());
  }

  /** Returns the same service with one more property. */
  public NewService with(PropValue property) {
    return new NewService(
        name, Stream.concat(properties.stream(), Stream.of(property)).toList(), secrets);
  }

  /** Returns the same service with one more secret property. */
  public NewService with(PropTag<?> tag, Secret secret) {
    Map<PropTag<?>, Secret> more = new LinkedHashMap<>(secrets);
    more.put(tag, secret);
    return new NewService(name, properties, more);
  }

  /** Returns the name and the tags, without the values. */
  @Override
  public String toString() {
    return name
        + properties.stream().map(property -> property.tag().toString()).toList()
        + (secrets.isEmpty() ? "" : " with secrets " + List.copyOf(secrets.keySet()));
  }
}
