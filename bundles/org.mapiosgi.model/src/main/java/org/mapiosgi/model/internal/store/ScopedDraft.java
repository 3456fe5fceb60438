// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.store.AttachmentInfo;
import org.mapiosgi.api.store.Draft;
import org.mapiosgi.api.store.Recipient;
import org.mapiosgi.api.store.SubmitVerdict;
import org.mapiosgi.model.internal.scope.Scope;
import org.mapiosgi.model.raw.PropertyAccess;
import org.mapiosgi.model.session.Counted;
import org.mapiosgi.spi.NativeMessage;
import org.mapiosgi.spi.NativeProps;
import org.mapiosgi.spi.NativeStream;

/** A message being written within a scope. */
final class ScopedDraft implements Draft {
  private static final int NOT_RENDERED = -1;
  private static final int CHUNK = 64 * 1024;

  private final Scope scope;
  private final ScopedStore store;
  private final NativeMessage message;
  private final List<List<PropValue>> recipients = new ArrayList<>();
  private boolean ended;

  ScopedDraft(Scope scope, ScopedStore store, NativeMessage message) {
    this.scope = scope;
    this.store = store;
    this.message = message;
    message.setProps(List.of(Pr.MESSAGE_CLASS.with("IPM.Note")));
  }

  private void check() {
    scope.check();
    if (ended) {
      throw new IllegalStateException("the draft was saved or submitted already");
    }
  }

  @Override
  public Draft subject(String subject) {
    return set(Pr.SUBJECT, subject);
  }

  @Override
  public Draft body(String body) {
    return set(Pr.BODY, body);
  }

  @Override
  public <T> Draft set(PropTag<T> tag, T value) {
    check();
    PropertyAccess.set(message, tag.with(value));
    return this;
  }

  @Override
  public Draft recipient(Recipient recipient) {
    check();
    EntryId id = recipient.entryId().orElseGet(() -> OneOffEntryId.of(recipient));
    recipients.add(
        List.of(
            Pr.ENTRYID.with(id),
            Pr.RECIPIENT_TYPE.with(recipient.type().code()),
            Pr.DISPLAY_NAME.with(recipient.displayName()),
            Pr.ADDRTYPE.with(recipient.addressType()),
            Pr.EMAIL_ADDRESS.with(recipient.address())));
    return this;
  }

  @Override
  public Draft to(String displayName, String smtpAddress) {
    return recipient(Recipient.smtp(Recipient.Type.TO, displayName, smtpAddress));
  }

  @Override
  public Draft attach(String fileName, String mimeType, InputStream content) throws IOException {
    try (content) {
      check();
      if (fileName.isBlank()) {
        throw new IllegalArgumentException("an attachment's file name is not empty");
      }
      NativeProps attachment =
          scope.open(message, Counted.ATTACHMENT, "IMessage::CreateAttach", message::createAttach);
      List<PropValue> values = new ArrayList<>();
      values.add(Pr.ATTACH_METHOD.with(AttachmentInfo.BY_VALUE));
      values.add(Pr.ATTACH_LONG_FILENAME.with(fileName));
      values.add(Pr.DISPLAY_NAME.with(fileName));
      values.add(Pr.RENDERING_POSITION.with(NOT_RENDERED));
      if (!mimeType.isBlank()) {
        values.add(Pr.ATTACH_MIME_TAG.with(mimeType));
      }
      attachment.setProps(values);
      copy(content, attachment);
      attachment.saveChanges(0);
      scope.release(attachment);
      return this;
    }
  }

  private void copy(InputStream content, NativeProps attachment) throws IOException {
    NativeStream stream =
        scope.open(
            attachment,
            Counted.STREAM,
            "IAttach::OpenProperty",
            () ->
                attachment.openStream(
                    Pr.ATTACH_DATA_BIN, NativeProps.MAPI_CREATE | NativeProps.MAPI_MODIFY));
    byte[] chunk = new byte[CHUNK];
    for (int n = content.read(chunk); n >= 0; n = content.read(chunk)) {
      stream.write(chunk, 0, n);
    }
    stream.commit();
    scope.release(stream);
  }

  @Override
  public EntryId save() {
    check();
    EntryId id = saveKeepingOpen();
    end();
    return id;
  }

  @Override
  public EntryId submit() {
    check();
    if (recipients.isEmpty()) {
      throw MapiException.of(
          "IMessage::SubmitMessage", HResult.named("MAPI_E_NO_RECIPIENTS"), "there are none");
    }
    SubmitVerdict verdict = store.canSubmit();
    if (!verdict.allowed() && !scope.session().hasSpooler()) {
      throw MapiException.of("IMessage::SubmitMessage", HResult.NO_SUPPORT, verdict.evidence())
          .withHint(
              "R19",
              "without a spooler the message would stay in the Outbox for ever; use a profile"
                  + " whose default store is an Exchange mailbox");
    }
    EntryId sentItems = store.sentItemsId();
    if (sentItems != null) {
      message.setProps(
          List.of(Pr.SENTMAIL_ENTRYID.with(sentItems), Pr.DELETE_AFTER_SUBMIT.with(false)));
    }
    // The id must be read before: after SubmitMessage only Release is legal (R20).
    EntryId id = saveKeepingOpen();
    message.submitMessage();
    end();
    return id;
  }

  private EntryId saveKeepingOpen() {
    if (!recipients.isEmpty()) {
      message.addRecipients(recipients);
      recipients.clear();
    }
    message.saveChanges(NativeProps.KEEP_OPEN_READWRITE);
    return PropertyAccess.get(message, Pr.ENTRYID);
  }

  private void end() {
    ended = true;
    scope.release(message);
  }
}
