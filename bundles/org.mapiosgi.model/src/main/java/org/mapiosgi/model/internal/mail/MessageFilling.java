// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.mail;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.store.AttachMethod;
import org.mapiosgi.api.store.Recipient;
import org.mapiosgi.mime.message.AttachmentData;
import org.mapiosgi.mime.message.Content;
import org.mapiosgi.mime.message.MessageData;
import org.mapiosgi.mime.message.PropertyBag;
import org.mapiosgi.model.internal.scope.Scope;
import org.mapiosgi.spi.NativeMessage;
import org.mapiosgi.spi.NativeProps;

/** Fills a new message of a store, and the messages in it, with plain data. */
final class MessageFilling {
  /** Recipients that one call adds. */
  private static final int BATCH = 256;

  private final Scope scope;
  private final AttachmentObjects objects;
  private final NewValues values;

  /**
   * Makes a filling of one message.
   *
   * @param values knows the ids of all names in the data
   */
  MessageFilling(Scope scope, NewValues values) {
    this.scope = scope;
    this.objects = new AttachmentObjects(scope);
    this.values = values;
  }

  /** Fills a message, which the caller saves. */
  void fill(NativeMessage message, MessageData data) throws IOException {
    values.setFlags(message, data.properties());
    values.set(message, data.properties());
    recipients(message, data.recipients());
    for (AttachmentData attachment : data.attachments()) {
      attach(message, attachment);
    }
  }

  private void recipients(NativeMessage message, List<PropertyBag> recipients) {
    for (int at = 0; at < recipients.size(); at += BATCH) {
      List<PropertyBag> some = recipients.subList(at, Math.min(at + BATCH, recipients.size()));
      message.modifyRecipients(
          NativeMessage.MODRECIP_ADD, some.stream().map(this::recipient).toList());
    }
  }

  /** A row with all that ModifyRecipients needs: TNEF may leave something out. */
  private List<PropValue> recipient(PropertyBag recipient) {
    Recipient described =
        Recipient.of(
            Recipient.Type.of(recipient.get(Pr.RECIPIENT_TYPE).orElse(Recipient.Type.TO.code())),
            recipient.get(Pr.DISPLAY_NAME).orElse(""),
            recipient.get(Pr.ADDRTYPE).orElse(""),
            recipient.get(Pr.EMAIL_ADDRESS).orElse(""));
    List<PropValue> row =
        new ArrayList<>(
            RecipientRow.of(
                recipient.get(Pr.ENTRYID).map(described::withEntryId).orElse(described)));
    recipient.get(Pr.SMTP_ADDRESS).map(Pr.SMTP_ADDRESS::with).ifPresent(row::add);
    recipient.get(Pr.SEARCH_KEY).map(Pr.SEARCH_KEY::with).ifPresent(row::add);
    return row;
  }

  private void attach(NativeMessage message, AttachmentData data) throws IOException {
    NativeProps attachment = objects.create(message);
    try {
      AttachMethod method =
          data.embedded().isPresent() ? AttachMethod.EMBEDDED_MSG : AttachMethod.BY_VALUE;
      attachment.setProps(List.of(Pr.ATTACH_METHOD.with(method.code())));
      values.set(attachment, data.properties());
      if (data.embedded().isPresent()) {
        embed(attachment, data.embedded().get());
      } else if (data.content().isPresent()) {
        copy(data.content().get(), attachment);
      }
      attachment.saveChanges(0);
    } finally {
      scope.release(attachment);
    }
  }

  private void embed(NativeProps attachment, MessageData data) throws IOException {
    NativeMessage message = objects.createMessage(attachment);
    fill(message, data);
    message.saveChanges(0);
    scope.release(message);
  }

  private void copy(Content content, NativeProps attachment) throws IOException {
    try (InputStream in = content.open()) {
      objects.write(in, attachment);
    }
  }
}
