// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.mail;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.store.AttachMethod;
import org.mapiosgi.mime.message.AttachmentData;
import org.mapiosgi.mime.message.MessageData;
import org.mapiosgi.mime.message.PropertyBag;
import org.mapiosgi.model.internal.scope.Scope;
import org.mapiosgi.model.raw.TableReader;
import org.mapiosgi.spi.NativeMessage;
import org.mapiosgi.spi.NativeProps;
import org.mapiosgi.spi.NativeTable;

/**
 * Reads a message of a store, and the messages in it, as plain data. The content of attachments is
 * read later, from the message, which must stay open.
 */
final class MessageReading {
  /** How deep messages may be embedded in each other. */
  static final int LEVELS = 50;

  private static final PropTag<?>[] RECIPIENT = {
    Pr.RECIPIENT_TYPE,
    Pr.DISPLAY_NAME,
    Pr.ADDRTYPE,
    Pr.EMAIL_ADDRESS,
    Pr.SMTP_ADDRESS,
    Pr.ENTRYID,
    Pr.SEARCH_KEY
  };

  private final Scope scope;
  private final NativeMessage outermost;
  private final AttachmentObjects objects;
  private final ReadBudget budget;
  private final StoredValues values;

  /**
   * Makes a reading of one message.
   *
   * @param named whether the named properties are read, too
   */
  MessageReading(Scope scope, NativeMessage outermost, boolean named) {
    this.scope = scope;
    this.outermost = outermost;
    this.objects = new AttachmentObjects(scope);
    this.budget = new ReadBudget(scope.session().readLimit());
    this.values =
        new StoredValues(
            budget, named ? Optional.of(scope.session().namedIds()) : Optional.empty());
  }

  MessageData read() {
    return message(outermost, List.of());
  }

  private MessageData message(NativeMessage message, List<Integer> path) {
    List<AttachmentData> attachments = new ArrayList<>();
    for (int number : attachmentsOf(message)) {
      List<Integer> deeper = new ArrayList<>(path);
      deeper.add(number);
      attachments.add(attachment(message, number, deeper));
    }
    return new MessageData(
        PropertyBag.of(values.ofMessage(message)), recipientsOf(message), attachments);
  }

  private List<Integer> attachmentsOf(NativeMessage message) {
    List<Integer> numbers = new ArrayList<>();
    NativeTable table = scope.own(message, message.getAttachmentTable());
    try {
      TableReader.readAll(table, row -> numbers.add(row.get(Pr.ATTACH_NUM)), Pr.ATTACH_NUM);
    } finally {
      scope.release(table);
    }
    return numbers;
  }

  private List<PropertyBag> recipientsOf(NativeMessage message) {
    List<PropertyBag> recipients = new ArrayList<>();
    NativeTable table = scope.own(message, message.getRecipientTable());
    try {
      TableReader.readAll(
          table,
          row -> {
            List<PropValue> there =
                row.values().stream().filter(value -> !value.isError()).toList();
            budget.take(there);
            recipients.add(PropertyBag.of(there));
          },
          RECIPIENT);
    } finally {
      scope.release(table);
    }
    return recipients;
  }

  private AttachmentData attachment(NativeMessage message, int number, List<Integer> path) {
    NativeProps attachment = objects.open(message, number);
    try {
      PropertyBag properties = PropertyBag.of(values.ofAttachment(attachment));
      AttachMethod method =
          properties.get(Pr.ATTACH_METHOD).flatMap(AttachMethod::of).orElse(AttachMethod.NONE);
      if (method == AttachMethod.EMBEDDED_MSG) {
        requireLevel(path.size());
        return AttachmentData.ofMessage(properties, message(objects.openMessage(attachment), path));
      }
      boolean bytes = method == AttachMethod.BY_VALUE || method == AttachMethod.NONE;
      return AttachmentData.ofBytes(
          properties,
          bytes
              ? new StoredContent(scope, outermost, path)
              : InputStream::nullInputStream); // a link, or an OLE object
    } finally {
      // Releases the embedded message, too.
      scope.release(attachment);
    }
  }

  private static void requireLevel(int level) {
    if (level > LEVELS) {
      throw MapiException.of(
          MailFiles.WRITE,
          HResult.named("MAPI_E_TOO_COMPLEX"),
          "messages are embedded in each other more than " + LEVELS + " levels deep");
    }
  }
}
