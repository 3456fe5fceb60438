// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.store;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mapiosgi.api.property.EntryId;

/** Describes a recipient of a message. Immutable; recipients with equal values are equal. */
public final class Recipient {
  private static final String SMTP = "SMTP";

  /** One at sign, with no blank, control character, bracket or list mark on either side. */
  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s\\p{Cntrl}@<>,;:\"()\\[\\]\\\\]+@[^\\s\\p{Cntrl}@<>,;:\"()\\\\]+");

  private final Type type;
  private final String displayName;
  private final String addressType;
  private final String address;
  private final Optional<EntryId> entryId;

  /**
   * Names the line of a message that contains a recipient (PR_RECIPIENT_TYPE). New types can be
   * added.
   */
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

    /** Returns MAPI's number. */
    public int code() {
      return code;
    }

    /** Returns the type with MAPI's number; TO if MAPI does not define the number. */
    public static Type of(int code) {
      for (Type type : values()) {
        if (type.code == (code & 0xF)) {
          return type;
        }
      }
      return TO;
    }
  }

  private Recipient(
      Type type, String displayName, String addressType, String address, Optional<EntryId> entry) {
    this.type = Objects.requireNonNull(type, "type");
    this.displayName = Objects.requireNonNull(displayName, "displayName");
    this.addressType = Objects.requireNonNull(addressType, "addressType");
    this.address = Objects.requireNonNull(address, "address");
    this.entryId = entry;
  }

  /**
   * Describes a recipient by an internet address only.
   *
   * @param address {@code name@domain}, without a display name
   * @throws IllegalArgumentException if it is no single internet address
   */
  public static Recipient smtp(Type type, String displayName, String address) {
    if (!ADDRESS.matcher(address).matches()) {
      throw new IllegalArgumentException("'" + address + "' is no internet mail address");
    }
    return new Recipient(type, displayName, SMTP, address, Optional.empty());
  }

  /**
   * Describes a recipient by an address of any kind.
   *
   * @param addressType the kind of address: {@code SMTP}, {@code EX}
   */
  public static Recipient of(Type type, String displayName, String addressType, String address) {
    return new Recipient(type, displayName, addressType, address, Optional.empty());
  }

  /** Returns this recipient with an entry of the address book. */
  public Recipient withEntryId(EntryId entry) {
    return new Recipient(type, displayName, addressType, address, Optional.of(entry));
  }

  /** Returns this recipient in another line of the message. */
  public Recipient withType(Type other) {
    return new Recipient(other, displayName, addressType, address, entryId);
  }

  /** Returns the line of the message: To, Cc or Bcc. */
  public Type type() {
    return type;
  }

  /** Returns the name shown. */
  public String displayName() {
    return displayName;
  }

  /** Returns the kind of address: {@code SMTP}, {@code EX}. */
  public String addressType() {
    return addressType;
  }

  /** Returns the address. */
  public String address() {
    return address;
  }

  /**
   * Returns the entry in the address book; empty if there is none, so that a one-off entry is made.
   */
  public Optional<EntryId> entryId() {
    return entryId;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Recipient that
        && type == that.type
        && displayName.equals(that.displayName)
        && addressType.equals(that.addressType)
        && address.equals(that.address)
        && entryId.equals(that.entryId);
  }

  @Override
  public int hashCode() {
    return Objects.hash(type, displayName, addressType, address);
  }

  @Override
  public String toString() {
    return type + " " + displayName + " <" + addressType + ":" + address + ">";
  }
}
