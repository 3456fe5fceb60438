// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.addressbook;

import java.util.Optional;
import org.mapiosgi.api.addressbook.AddressEntry;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.Property;
import org.mapiosgi.api.store.PropertyReader;

/** An entry as it was read from a row or an open object. */
record Entry(
    EntryId entryId,
    Kind kind,
    String displayName,
    String addressType,
    String address,
    Optional<String> smtpAddress)
    implements AddressEntry {
  private static final int MAPI_MAILUSER = 6;
  private static final int MAPI_DISTLIST = 8;

  private static final PropTag<?>[] TAGS = {
    Pr.ENTRYID, Pr.OBJECT_TYPE, Pr.DISPLAY_NAME, Pr.ADDRTYPE, Pr.EMAIL_ADDRESS, Pr.SMTP_ADDRESS
  };

  /** The properties that an entry is read from. */
  static Property<?>[] properties() {
    return TAGS.clone();
  }

  static Entry of(PropertyReader values) {
    String type = values.get(Pr.ADDRTYPE, "");
    String address = values.get(Pr.EMAIL_ADDRESS, "");
    Optional<String> smtp = values.find(Pr.SMTP_ADDRESS).filter(each -> !each.isEmpty());
    if (smtp.isEmpty() && type.equalsIgnoreCase("SMTP")) {
      smtp = Optional.of(address);
    }
    return new Entry(
        values.get(Pr.ENTRYID),
        switch (values.get(Pr.OBJECT_TYPE, 0)) {
          case MAPI_MAILUSER -> Kind.MAIL_USER;
          case MAPI_DISTLIST -> Kind.DISTRIBUTION_LIST;
          default -> Kind.OTHER;
        },
        values.get(Pr.DISPLAY_NAME, ""),
        type,
        address,
        smtp);
  }

  @Override
  public String toString() {
    return displayName + " <" + smtpAddress.orElse(addressType + ":" + address) + ">";
  }
}
