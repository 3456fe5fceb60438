// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.profile.ExchangeMailbox;
import org.mapiosgi.api.profile.NewProfile;
import org.mapiosgi.api.profile.NewService;
import org.mapiosgi.api.profile.Secret;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropValue;

/**
 * Reads the configuration of a profile. No message contains a value of a key that begins with
 * {@code secret.}.
 */
final class ProfileConfig {
  private static final String PROPERTY = "property.";
  private static final String SECRET = "secret.";
  private static final String PLACEHOLDER = "$[";
  private static final Set<String> KEYS =
      Set.of("profile", "address", "server", "mailbox", "service", "default", "overwrite");
  // Keys that Configuration Admin, Declarative Services, File Install and Karaf's features add.
  private static final List<String> OTHERS =
      List.of("service.", "component.", "felix.fileinstall.", "org.apache.karaf.", "osgi.", ".");

  private final Map<String, String> values = new LinkedHashMap<>();
  private final Map<String, ?> stored;

  /**
   * A configuration.
   *
   * @param delivered with its placeholders replaced
   * @param stored as Configuration Admin keeps it
   */
  ProfileConfig(Map<String, ?> delivered, Map<String, ?> stored) {
    this.stored = stored;
    delivered.forEach((key, value) -> values.put(key, text(value)));
  }

  private static String text(@Nullable Object value) {
    return value instanceof Object[] several
        ? String.join(",", Arrays.stream(several).map(String::valueOf).toList())
        : String.valueOf(value).strip();
  }

  /**
   * Reads the profile.
   *
   * @param defaultName the profile's name if the configuration gives none
   * @throws IllegalArgumentException with the key and the expected value
   */
  DeclaredProfile read(String defaultName) {
    requireKnownKeys();
    requireInterpolated();
    String name = value("profile").orElse(defaultName);
    try {
      ProfileErrors.requireNewName("profile", name);
    } catch (MapiException e) {
      throw new IllegalArgumentException(
          e.detail().orElse(e.getMessage()) + "; " + e.hint().orElse(""), e);
    }
    Optional<NewService> service = service();
    NewProfile profile = NewProfile.named(name);
    profile = exchange().map(profile::withExchange).orElse(profile);
    profile = service.map(profile::with).orElse(profile);
    return new DeclaredProfile(profile.asDefault(truth("default")), overwrite());
  }

  private Optional<String> value(String key) {
    return Optional.ofNullable(values.get(key)).filter(text -> !text.isEmpty());
  }

  private void requireKnownKeys() {
    Set<String> unknown = new TreeSet<>();
    for (String key : values.keySet()) {
      if (!KEYS.contains(key)
          && OTHERS.stream().noneMatch(key::startsWith)
          && !key.startsWith(PROPERTY)
          && !key.startsWith(SECRET)) {
        unknown.add(key);
      }
    }
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "unknown key "
              + String.join(", ", unknown)
              + "; there are "
              + String.join(", ", new TreeSet<>(KEYS))
              + ", property.TAG and secret.TAG");
    }
  }

  private void requireInterpolated() {
    for (Map.Entry<String, String> entry : values.entrySet()) {
      String key = entry.getKey();
      if (entry.getValue().contains(PLACEHOLDER)) {
        throw new IllegalArgumentException(
            key
                + " has a placeholder that nothing has replaced: the secret, variable or property"
                + " that it names is not there, or the interpolation plugin is not running"
                + (key.startsWith(SECRET) ? "" : ": " + entry.getValue()));
      }
      if (key.startsWith(SECRET) && !text(stored.get(key)).startsWith(PLACEHOLDER)) {
        throw new IllegalArgumentException(
            key
                + " holds the secret itself; put that into a file of the directory of secrets, and"
                + " write $[secret:NAME-OF-THE-FILE] in its place");
      }
    }
  }

  private Optional<ExchangeMailbox> exchange() {
    Optional<String> address = value("address");
    Optional<String> server = value("server");
    Optional<String> mailbox = value("mailbox");
    if (address.isPresent() && (server.isPresent() || mailbox.isPresent())) {
      throw new IllegalArgumentException(
          "there are both 'address' and 'server' or 'mailbox'; take the one way or the other");
    }
    if (server.isPresent() != mailbox.isPresent()) {
      throw new IllegalArgumentException(
          "'server' and 'mailbox' go together, and one of them is missing");
    }
    return address.isPresent()
        ? Optional.of(new ExchangeMailbox.ByAddress(address.get()))
        : server.map(host -> new ExchangeMailbox.OnServer(host, mailbox.orElseThrow()));
  }

  private Optional<NewService> service() {
    Optional<String> name = value("service");
    List<PropValue> properties = new ArrayList<>();
    Map<PropTag<?>, Secret> secrets = new LinkedHashMap<>();
    Set<PropTag<?>> seen = new HashSet<>();
    values.forEach(
        (key, value) -> {
          if (key.startsWith(PROPERTY)) {
            PropTag<Object> tag = tag(key, PROPERTY);
            properties.add(property(key, tag, value));
            requireOnce(seen, tag);
          } else if (key.startsWith(SECRET)) {
            PropTag<Object> tag = tag(key, SECRET);
            secrets.put(tag, Secret.of(value));
            requireOnce(seen, tag);
          }
        });
    if (name.isEmpty() && !seen.isEmpty()) {
      throw new IllegalArgumentException(
          "there are properties or secrets and no 'service' that they are for");
    }
    return name.map(
        text -> {
          NewService service = NewService.named(text);
          for (PropValue property : properties) {
            service = service.with(property);
          }
          for (Map.Entry<PropTag<?>, Secret> secret : secrets.entrySet()) {
            service = service.with(secret.getKey(), secret.getValue());
          }
          return service;
        });
  }

  private static void requireOnce(Set<PropTag<?>> seen, PropTag<?> tag) {
    if (!seen.add(tag)) {
      throw new IllegalArgumentException("there are two values for " + tag);
    }
  }

  private static PropTag<Object> tag(String key, String prefix) {
    String bits = key.substring(prefix.length());
    try {
      return PropTag.of((int) Long.decode(bits).longValue());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          key + ": '" + bits + "' is no property tag; one is like 0x6700001F", e);
    }
  }

  private static PropValue property(String key, PropTag<Object> tag, String value) {
    try {
      Object read =
          switch (tag.type()) {
            case STRING8, UNICODE -> value;
            case LONG -> (int) Long.decode(value).longValue();
            case BOOLEAN -> truth(key, value);
            case BINARY -> Binary.ofHex(value);
            default ->
                throw new IllegalArgumentException(
                    "a PT_"
                        + tag.type()
                        + " cannot be configured; text, numbers, truths and bytes"
                        + " can");
          };
      return new PropValue(tag, read);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(key + " is '" + value + "': " + e.getMessage(), e);
    }
  }

  private boolean truth(String key) {
    return value(key).map(text -> truth(key, text)).orElse(false);
  }

  private static boolean truth(String key, String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new IllegalArgumentException(
              key + " is '" + text + "', but must be 'true' or 'false'");
    };
  }

  private boolean overwrite() {
    String policy = value("overwrite").orElse("never");
    return switch (policy) {
      case "never" -> false;
      case "always" -> true;
      default ->
          throw new IllegalArgumentException(
              "overwrite is '" + policy + "', but must be 'never' or 'always'");
    };
  }
}
