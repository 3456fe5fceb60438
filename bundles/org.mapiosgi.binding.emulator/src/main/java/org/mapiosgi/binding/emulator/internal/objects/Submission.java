// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.objects;

import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.binding.emulator.internal.model.MessageContent;
import org.mapiosgi.binding.emulator.internal.model.PropertyMap;

/** The conditions of IMessage::SubmitMessage. */
record Submission(World world, String operation) {
  /** Refuses a message that cannot be sent. */
  void check(MessageContent content) {
    if (content.recipients().isEmpty()) {
      throw MapiException.of(operation, HResult.named("MAPI_E_NO_RECIPIENTS"), "add one first");
    }
    for (PropertyMap recipient : content.recipients()) {
      if (recipient.find(Pr.ENTRYID.id()) == null && recipient.text(Pr.EMAIL_ADDRESS).isEmpty()) {
        throw MapiException.of(
            operation,
            HResult.named("MAPI_E_AMBIGUOUS_RECIP"),
            "recipient '"
                + recipient.text(Pr.DISPLAY_NAME)
                + "' has neither an entry id nor an address");
      }
    }
    PropValue sent = content.properties().find(Pr.SENTMAIL_ENTRYID.id());
    if (sent != null) {
      EntryId id = Pr.SENTMAIL_ENTRYID.valueType().fromWire(sent.value());
      world.mailbox().folder(operation, id);
    }
  }

  /** Records the broken rule if nothing will ever send the message. */
  void noteStranding(SessionObject session) {
    if (!world.settings().coupled() && session.withoutSpooler()) {
      world
          .violations()
          .add(
              "R19",
              operation,
              "the store is not coupled to a transport; the message stays in the Outbox",
              "submit only where the store is tightly coupled");
    }
  }
}
