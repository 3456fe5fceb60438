// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.mail;

import java.util.List;
import org.mapiosgi.api.addressbook.OneOff;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.store.Recipient;

/** Describes a recipient to IMessage::ModifyRecipients. */
public final class RecipientRow {
  private RecipientRow() {}

  /** Returns the properties that a new recipient must have. */
  public static List<PropValue> of(Recipient recipient) {
    return List.of(
        Pr.ENTRYID.with(entryId(recipient)),
        Pr.RECIPIENT_TYPE.with(recipient.type().code()),
        Pr.DISPLAY_NAME.with(recipient.displayName()),
        Pr.ADDRTYPE.with(recipient.addressType()),
        Pr.EMAIL_ADDRESS.with(recipient.address()));
  }

  /** Returns the recipient's entry id, or that of a one-off entry if it has none. */
  public static EntryId entryId(Recipient recipient) {
    return recipient
        .entryId()
        .orElseGet(
            () ->
                new OneOff(recipient.displayName(), recipient.addressType(), recipient.address())
                    .entryId());
  }
}
