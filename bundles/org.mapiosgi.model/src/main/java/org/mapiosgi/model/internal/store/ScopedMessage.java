// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.store;

import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.MsgFlag;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.store.AttachmentInfo;
import org.mapiosgi.api.store.Message;
import org.mapiosgi.api.store.Recipient;
import org.mapiosgi.api.store.Row;
import org.mapiosgi.model.internal.scope.Scope;
import org.mapiosgi.model.internal.scope.ScopedStream;
import org.mapiosgi.model.raw.PropertyAccess;
import org.mapiosgi.model.raw.TableReader;
import org.mapiosgi.model.session.Counted;
import org.mapiosgi.spi.NativeMessage;
import org.mapiosgi.spi.NativeProps;
import org.mapiosgi.spi.NativeTable;

/** A message within a scope. */
final class ScopedMessage implements Message {
  private final Scope scope;
  private final NativeMessage message;

  ScopedMessage(Scope scope, NativeMessage message) {
    this.scope = scope;
    this.message = message;
  }

  @Override
  public EntryId entryId() {
    return get(Pr.ENTRYID);
  }

  @Override
  public String subject() {
    return text(Pr.SUBJECT);
  }

  @Override
  public String body() {
    return text(Pr.BODY);
  }

  @Override
  public String senderName() {
    return text(Pr.SENDER_NAME);
  }

  @Override
  public String senderAddress() {
    return text(Pr.SENDER_EMAIL_ADDRESS);
  }

  @Override
  public Instant deliveryTime() {
    return get(Pr.MESSAGE_DELIVERY_TIME);
  }

  @Override
  public boolean read() {
    Set<MsgFlag> flags = get(Pr.MESSAGE_FLAGS);
    return flags != null && flags.contains(MsgFlag.READ);
  }

  private String text(PropTag<String> tag) {
    scope.check();
    return PropertyAccess.text(message, tag);
  }

  @Override
  public <T> T get(PropTag<T> tag) {
    scope.check();
    return PropertyAccess.get(message, tag);
  }

  @Override
  public InputStream openStream(PropTag<?> tag) {
    scope.check();
    return new ScopedStream(
        scope,
        scope.open(
            message, Counted.STREAM, "IMessage::OpenProperty", () -> message.openStream(tag, 0)),
        List.of());
  }

  @Override
  public List<Recipient> recipients() {
    scope.check();
    List<Recipient> recipients = new ArrayList<>();
    NativeTable table = scope.own(message, message.getRecipientTable());
    try {
      table.setColumns(
          List.of(Pr.RECIPIENT_TYPE, Pr.DISPLAY_NAME, Pr.ADDRTYPE, Pr.EMAIL_ADDRESS, Pr.ENTRYID));
      TableReader.readAll(table, row -> recipients.add(recipient(row)));
    } finally {
      scope.release(table);
    }
    return recipients;
  }

  private static Recipient recipient(Row row) {
    return new Recipient(
        Recipient.Type.of(row.get(Pr.RECIPIENT_TYPE, Recipient.Type.TO.code())),
        row.get(Pr.DISPLAY_NAME, ""),
        row.get(Pr.ADDRTYPE, ""),
        row.get(Pr.EMAIL_ADDRESS, ""),
        Optional.ofNullable(row.get(Pr.ENTRYID)));
  }

  @Override
  public List<AttachmentInfo> attachments() {
    scope.check();
    List<AttachmentInfo> attachments = new ArrayList<>();
    NativeTable table = scope.own(message, message.getAttachmentTable());
    try {
      table.setColumns(
          List.of(
              Pr.ATTACH_NUM,
              Pr.ATTACH_LONG_FILENAME,
              Pr.ATTACH_FILENAME,
              Pr.ATTACH_MIME_TAG,
              Pr.ATTACH_SIZE,
              Pr.ATTACH_METHOD));
      TableReader.readAll(table, row -> attachments.add(attachment(row)));
    } finally {
      scope.release(table);
    }
    return attachments;
  }

  private static AttachmentInfo attachment(Row row) {
    return new AttachmentInfo(
        row.get(Pr.ATTACH_NUM, 0),
        row.get(Pr.ATTACH_LONG_FILENAME, row.get(Pr.ATTACH_FILENAME, "")),
        row.get(Pr.ATTACH_MIME_TAG, ""),
        row.get(Pr.ATTACH_SIZE, 0),
        row.get(Pr.ATTACH_METHOD, AttachmentInfo.BY_VALUE));
  }

  @Override
  public InputStream openAttachment(int number) {
    scope.check();
    NativeProps attachment =
        scope.open(
            message, Counted.ATTACHMENT, "IMessage::OpenAttach", () -> message.openAttach(number));
    try {
      return new ScopedStream(
          scope,
          scope.open(
              attachment,
              Counted.STREAM,
              "IAttach::OpenProperty",
              () -> attachment.openStream(Pr.ATTACH_DATA_BIN, 0)),
          List.of(attachment));
    } catch (RuntimeException | Error e) {
      // An embedded message has no such stream: nobody else could close what it is in.
      scope.release(attachment);
      throw e;
    }
  }

  @Override
  public <T> Message set(PropTag<T> tag, T value) {
    scope.check();
    PropertyAccess.set(message, tag.with(value));
    return this;
  }

  @Override
  public void close() {
    scope.release(message);
  }

  @Override
  public void save() {
    scope.check();
    message.saveChanges(NativeProps.KEEP_OPEN_READWRITE);
  }

  @Override
  public void markRead(boolean read) {
    scope.check();
    message.setReadFlag(read ? NativeMessage.SUPPRESS_RECEIPT : NativeMessage.CLEAR_READ_FLAG);
  }
}
