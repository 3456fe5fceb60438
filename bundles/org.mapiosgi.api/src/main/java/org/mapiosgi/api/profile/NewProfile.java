// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.profile;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Describes a profile to be created. Immutable.
 *
 * @param name 1 to {@value MapiProfiles#LONGEST_NAME} characters, see {@link MapiProfiles}
 * @param exchange the mailbox of its Exchange service; empty for none
 * @param services its further services, added in this order
 * @param makeDefault whether it becomes the default profile
 */
public record NewProfile(
    String name,
    Optional<ExchangeMailbox> exchange,
    List<NewService> services,
    boolean makeDefault) {
  /** Copies the list. */
  public NewProfile {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(exchange, "exchange");
    services = List.copyOf(services);
  }

  /** Describes a profile without services. */
  public static NewProfile named(String name) {
    return new NewProfile(name, Optional.empty(), List.of(), false);
  }

  /** Returns the same profile with an Exchange service for the mailbox. */
  public NewProfile withExchange(ExchangeMailbox mailbox) {
    return new NewProfile(name, Optional.of(mailbox), services, makeDefault);
  }

  /** Returns the same profile with one more service. */
  public NewProfile with(NewService service) {
    return new NewProfile(
        name, exchange, Stream.concat(services.stream(), Stream.of(service)).toList(), makeDefault);
  }

  /** Returns the same profile, as the default profile or not. */
  public NewProfile asDefault(boolean isDefault) {
    return new NewProfile(name, exchange, services, isDefault);
  }
}
