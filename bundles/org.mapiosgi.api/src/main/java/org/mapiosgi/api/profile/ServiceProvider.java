// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.profile;

import org.mapiosgi.api.property.Binary;

/**
 * Describes a provider of a message service (a row of the profile's provider table).
 *
 * @param kind the kind of service it provides
 * @param displayName the name that a person sees
 * @param dll the name of its DLL without the {@code 32}, as MAPI keeps it; may be empty
 * @param uid identifies the provider in the profile, 16 bytes
 */
public record ServiceProvider(Kind kind, String displayName, String dll, Binary uid) {

  /** Names the kind of a provider (PR_RESOURCE_TYPE, MAPIDefS.h). New kinds can be added. */
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

    /** PR_RESOURCE_TYPE; 0 for {@link #OTHER}. */
    public int code() {
      return code;
    }

    /** The kind with the given PR_RESOURCE_TYPE. */
    public static Kind of(int code) {
      for (Kind kind : values()) {
        if (kind.code == code) {
          return kind;
        }
      }
      return OTHER;
    }
  }
}
