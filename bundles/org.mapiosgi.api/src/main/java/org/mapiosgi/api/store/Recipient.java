// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.store;

import java.util.Objects;
import java.util.Optional;
import org.mapiosgi.api.property.EntryId;

/**
 * A recipient of a message.
 *
 * @param type To, Cc or Bcc
 * @param displayName the name shown
 * @param addressType the kind of address: {@code SMTP}, {@code EX}
 * @param address the address
 * @param entryId the address book entry, where it is one; a one-off is made where it is not
 */
public record Recipient(
    Type type, String displayName, String addressType, String address, Optional<EntryId> entryId) {

  /** Where a recipient stands (PR_RECIPIENT_TYPE). */
  public enum Type {
    /** MAPI_ORIG. */
    ORIG(0),
    /** MAPI_TO. */
    TO(1),
    /** MAPI_CC. */
    CC(2),
    /** MAPI_BCC. */
    BCC(3);

    private final int code;

    Type(int code) {
      this.code = code;
    }

    /** MAPI's number. */
    public int code() {
      return code;
    }

    /** The type with MAPI's number; TO for a number that is none. */
    public static Type of(int code) {
      for (Type type : values()) {
        if (type.code == (code & 0xF)) {
          return type;
        }
      }
      return TO;
    }
  }

  /** Refuses what is missing. */
  public Recipient {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(displayName, "displayName");
    Objects.requireNonNull(addressType, "addressType");
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(entryId, "entryId");
  }

  /**
   * A recipient known by an internet address only.
   *
   * @throws IllegalArgumentException where the address has no {@code @}
   */
  public static Recipient smtp(Type type, String displayName, String address) {
    if (address.indexOf('@') < 1 || address.indexOf('@') == address.length() - 1) {
      throw new IllegalArgumentException("'" + address + "' is no internet mail address");
    }
    return new Recipient(type, displayName, "SMTP", address, Optional.empty());
  }
}
