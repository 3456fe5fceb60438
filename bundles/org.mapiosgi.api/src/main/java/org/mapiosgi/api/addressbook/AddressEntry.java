// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.addressbook;

import java.util.Optional;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.store.Recipient;
import org.osgi.annotation.versioning.ProviderType;

/** Describes an entry of an address book. Immutable; stays valid after the unit of work. */
@ProviderType
public interface AddressEntry {
  /** Names the kinds of entries (PR_OBJECT_TYPE). New kinds can be added. */
  enum Kind {
    /** MAPI_MAILUSER: a person, a room or a shared mailbox. */
    MAIL_USER,
    /** MAPI_DISTLIST. */
    DISTRIBUTION_LIST,
    /** Any other kind. */
    OTHER
  }

  /** Returns PR_ENTRYID. */
  EntryId entryId();

  /** Returns the kind of entry. */
  Kind kind();

  /** Returns PR_DISPLAY_NAME; empty if there is none. */
  String displayName();

  /** Returns PR_ADDRTYPE: {@code EX}, {@code SMTP}; empty if there is none. */
  String addressType();

  /**
   * Returns PR_EMAIL_ADDRESS, of the kind that {@link #addressType()} names; empty if there is
   * none.
   */
  String address();

  /** Returns the internet address; empty if the entry has none. */
  Optional<String> smtpAddress();

  /** Makes a recipient of the entry. */
  default Recipient recipient(Recipient.Type type) {
    return Recipient.of(type, displayName(), addressType(), address()).withEntryId(entryId());
  }
}
