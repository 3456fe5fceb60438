// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.profile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropType;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.rule.FlagRule;

/**
 * Describes a message service that is added to a new profile, with the properties that configure it
 * (IMsgServiceAdmin::ConfigureMsgService) instead of its property sheet.
 *
 * <p>Immutable: each {@code with} method returns a new description.
 */
public final class NewService {
  private static final int PR_PROFILE_CONFIG_FLAGS = 0x66010003;

  private final String name;
  private final List<PropValue> properties;
  private final Map<PropTag<?>, Secret> secrets;

  private NewService(String name, List<PropValue> properties, Map<PropTag<?>, Secret> secrets) {
    this.name = name;
    this.properties = properties;
    this.secrets = secrets;
  }

  /**
   * Makes a service without properties.
   *
   * @param name the name in MapiSvc.inf, for example {@code MSEMS}
   * @throws IllegalArgumentException if the name is blank
   */
  public static NewService named(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a message service has a name, for instance MSEMS");
    }
    return new NewService(name, List.of(), Map.of());
  }

  /**
   * Returns this service with one more property, after those that it has.
   *
   * @param property a property that the header file of the service names
   * @throws IllegalArgumentException if the property makes the service ask a person (R4)
   */
  public NewService with(PropValue property) {
    requireSilence(property);
    return new NewService(
        name, Stream.concat(properties.stream(), Stream.of(property)).toList(), secrets);
  }

  /**
   * Returns this service with one more property, whose value stays secret. It replaces an earlier
   * secret with the same tag.
   *
   * @param tag a tag of type PT_STRING8 or PT_UNICODE
   * @throws IllegalArgumentException if the tag has another type
   */
  public NewService with(PropTag<?> tag, Secret secret) {
    if (tag.type() != PropType.STRING8 && tag.type() != PropType.UNICODE) {
      throw new IllegalArgumentException("a secret is text, and " + tag + " is not");
    }
    Map<PropTag<?>, Secret> more = new LinkedHashMap<>(secrets);
    more.put(tag, Objects.requireNonNull(secret, "secret"));
    return new NewService(name, properties, Collections.unmodifiableMap(more));
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

  /** Returns the name in MapiSvc.inf. */
  public String name() {
    return name;
  }

  /** Returns the properties that are not secret, in the order in which they were added. */
  public List<PropValue> properties() {
    return properties;
  }

  /** Returns the secret properties by their tags, in the order in which they were added. */
  public Map<PropTag<?>, Secret> secrets() {
    return secrets;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NewService that
        && name.equals(that.name)
        && properties.equals(that.properties)
        && secrets.equals(that.secrets);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, properties, secrets);
  }

  /** Returns the name and the tags, without a value. */
  @Override
  public String toString() {
    return name
        + properties.stream().map(property -> property.tag().toString()).toList()
        + (secrets.isEmpty() ? "" : " with secrets " + List.copyOf(secrets.keySet()));
  }
}
