// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.profile;

import java.util.Objects;
import org.mapiosgi.api.property.Binary;
import org.osgi.annotation.versioning.ProviderType;

/** Describes a provider of a profile: its row in the profile's provider table. Immutable. */
@ProviderType
public interface ServiceProvider {
  /** Tells what a provider provides: PR_RESOURCE_TYPE (MAPIDefS.h). */
  public enum Kind {
    /** MAPI_STORE_PROVIDER. */
    STORE(33),
    /** MAPI_AB. */
    ADDRESS_BOOK(34),
    /** MAPI_AB_PROVIDER. */
    ADDRESS_BOOK_PROVIDER(35),
    /** MAPI_TRANSPORT_PROVIDER. */
    TRANSPORT(36),
    /** MAPI_SPOOLER. */
    SPOOLER(37),
    /** MAPI_PROFILE_PROVIDER. */
    PROFILE(38),
    /** MAPI_SUBSYSTEM. */
    SUBSYSTEM(39),
    /** MAPI_HOOK_PROVIDER. */
    HOOK(40),
    /** A kind that the headers do not name. */
    OTHER(0);

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    /** Returns the value of PR_RESOURCE_TYPE; 0 for {@link #OTHER}. */
    public int code() {
      return code;
    }

    /** Returns the kind with the given PR_RESOURCE_TYPE; {@link #OTHER} if no kind has it. */
    public static Kind of(int code) {
      for (Kind kind : values()) {
        if (kind.code == code) {
          return kind;
        }
      }
      return OTHER;
    }
  }

  /** Returns the kind of the provider. */
  Kind kind();

  /** Returns the name for persons (PR_DISPLAY_NAME). An empty text if the row has none. */
  String displayName();

  /**
   * Returns the name of the DLL without the {@code 32}, as MAPI keeps it. An empty text if none is
   * set.
   */
  String dll();

  /** Returns the identifier of the provider in its profile (PR_PROVIDER_UID), 16 bytes. */
  Binary uid();

  /** Begins the description of a provider without a display name and without a DLL. */
  static Builder of(Kind kind, Binary uid) {
    return new Builder(kind, uid);
  }

  /** Collects the parts of a {@link ServiceProvider}. Not thread-safe. */
  final class Builder {
    private final Kind kind;
    private final Binary uid;
    private String displayName = "";
    private String dll = "";

    private Builder(Kind kind, Binary uid) {
      this.kind = Objects.requireNonNull(kind, "kind");
      this.uid = Objects.requireNonNull(uid, "uid");
    }

    /** Sets {@link ServiceProvider#displayName()}. */
    public Builder displayName(String text) {
      displayName = Objects.requireNonNull(text, "displayName");
      return this;
    }

    /** Sets {@link ServiceProvider#dll()}. */
    public Builder dll(String name) {
      dll = Objects.requireNonNull(name, "dll");
      return this;
    }

    /** Returns the description. */
    public ServiceProvider build() {
      return new ServiceProviderValue(kind, displayName, dll, uid);
    }
  }
}
