// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.profile;

import java.util.List;
import java.util.Objects;
import org.mapiosgi.api.property.Binary;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Describes a message service of a profile: its row in the profile's message service table, with
 * the rows of its providers. Immutable.
 */
@ProviderType
public interface MessageService {
  /** Returns the name in MapiSvc.inf, for example {@code MSEMS} for Exchange. */
  String name();

  /** Returns the name for persons (PR_DISPLAY_NAME). An empty text if the row has none. */
  String displayName();

  /** Returns the identifier of the service in its profile (PR_SERVICE_UID), 16 bytes. */
  Binary uid();

  /** Returns whether the service holds the default message store (SERVICE_DEFAULT_STORE). */
  boolean defaultStore();

  /** Returns the providers of the service, in MAPI's order. The list cannot be changed. */
  List<ServiceProvider> providers();

  /** Begins the description of a service without a display name and without providers. */
  static Builder of(String name, Binary uid) {
    return new Builder(name, uid);
  }

  /** Collects the parts of a {@link MessageService}. Not thread-safe. */
  final class Builder {
    private final String name;
    private final Binary uid;
    private String displayName = "";
    private boolean defaultStore;
    private List<ServiceProvider> providers = List.of();

    private Builder(String name, Binary uid) {
      this.name = Objects.requireNonNull(name, "name");
      this.uid = Objects.requireNonNull(uid, "uid");
    }

    /** Sets {@link MessageService#displayName()}. */
    public Builder displayName(String text) {
      displayName = Objects.requireNonNull(text, "displayName");
      return this;
    }

    /** Sets {@link MessageService#defaultStore()}. */
    public Builder defaultStore(boolean holdsDefaultStore) {
      defaultStore = holdsDefaultStore;
      return this;
    }

    /** Sets {@link MessageService#providers()}. */
    public Builder providers(List<ServiceProvider> inOrder) {
      providers = List.copyOf(inOrder);
      return this;
    }

    /** Returns the description. */
    public MessageService build() {
      return new MessageServiceValue(name, displayName, uid, defaultStore, providers);
    }
  }
}
