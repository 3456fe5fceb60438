// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.profile;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Describes a profile that {@link MapiProfiles#create} creates.
 *
 * <p>Immutable: each {@code with} method returns a new description.
 *
 * <pre>{@code
 * profiles.create(
 *     NewProfile.named("billing")
 *         .withExchange(new ExchangeMailbox.ByAddress("billing@example.com")));
 * }</pre>
 */
public final class NewProfile {
  private final String name;
  private final Optional<ExchangeMailbox> exchange;
  private final List<NewService> services;
  private final boolean makeDefault;

  private NewProfile(
      String name,
      Optional<ExchangeMailbox> exchange,
      List<NewService> services,
      boolean makeDefault) {
    this.name = name;
    this.exchange = exchange;
    this.services = services;
    this.makeDefault = makeDefault;
  }

  /**
   * Makes a profile without services that does not become the default.
   *
   * @param name 1 to {@value MapiProfiles#LONGEST_NAME} characters; {@link MapiProfiles} says which
   */
  public static NewProfile named(String name) {
    return new NewProfile(Objects.requireNonNull(name, "name"), Optional.empty(), List.of(), false);
  }

  /**
   * Returns this profile with an Exchange service for the mailbox. It replaces an earlier mailbox.
   */
  public NewProfile withExchange(ExchangeMailbox mailbox) {
    return new NewProfile(name, Optional.of(mailbox), services, makeDefault);
  }

  /** Returns this profile with one more service, after those that it has. */
  public NewProfile with(NewService service) {
    Objects.requireNonNull(service, "service");
    return new NewProfile(
        name, exchange, Stream.concat(services.stream(), Stream.of(service)).toList(), makeDefault);
  }

  /** Returns this profile as the default profile, or not as the default profile. */
  public NewProfile asDefault(boolean isDefault) {
    return new NewProfile(name, exchange, services, isDefault);
  }

  /** Returns the name. */
  public String name() {
    return name;
  }

  /** Returns the mailbox of the Exchange service. Empty if the profile has no Exchange service. */
  public Optional<ExchangeMailbox> exchange() {
    return exchange;
  }

  /**
   * Returns the further services, in the order in which they are added. The list cannot be changed.
   */
  public List<NewService> services() {
    return services;
  }

  /** Returns whether the profile becomes the default profile. */
  public boolean makeDefault() {
    return makeDefault;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NewProfile that
        && name.equals(that.name)
        && exchange.equals(that.exchange)
        && services.equals(that.services)
        && makeDefault == that.makeDefault;
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, exchange, services, makeDefault);
  }

  /** Returns the name, the mailbox and the services; no value of a property and no secret. */
  @Override
  public String toString() {
    return "NewProfile["
        + name
        + exchange.map(mailbox -> ", exchange=" + mailbox).orElse("")
        + (services.isEmpty() ? "" : ", services=" + services)
        + (makeDefault ? ", default" : "")
        + "]";
  }
}
