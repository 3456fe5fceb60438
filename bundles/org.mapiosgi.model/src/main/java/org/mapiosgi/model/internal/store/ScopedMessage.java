// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.store.Attachment;
import org.mapiosgi.api.store.Folder;
import org.mapiosgi.api.store.MailFormat;
import org.mapiosgi.api.store.Message;
import org.mapiosgi.api.store.Recipient;
import org.mapiosgi.model.internal.mail.MailFiles;
import org.mapiosgi.model.internal.reply.Answer;
import org.mapiosgi.model.internal.scope.Scope;
import org.mapiosgi.spi.NativeMessage;
import org.mapiosgi.spi.NativeObject;
import org.mapiosgi.spi.NativeProps;

/** A message within a scope: a new one, one of a store, or one that is embedded in another. */
final class ScopedMessage extends MessageProperties {
  private final NativeMessage message;
  private final MessagePlace place;
  private final Recipients recipients;
  private final MessageParts parts = new MessageParts();
  private boolean changed;
  private String ended = "";

  private ScopedMessage(
      Scope scope, NativeMessage message, MessagePlace place, Recipients recipients) {
    super(scope);
    this.message = message;
    this.place = place;
    this.recipients = recipients;
  }

  /** Makes a message of one that was just created. It counts as changed. */
  static ScopedMessage create(Scope scope, MessagePlace place, NativeMessage message) {
    ScopedMessage created = new ScopedMessage(scope, message, place, Recipients.none(scope));
    try {
      message.setProps(List.of(Pr.MESSAGE_CLASS.with("IPM.Note")));
    } catch (RuntimeException | Error e) {
      scope.release(message);
      place.ended();
      throw e;
    }
    created.changed();
    return created;
  }

  /** Makes a message of one that exists already. */
  static ScopedMessage open(Scope scope, MessagePlace place, NativeMessage message) {
    return new ScopedMessage(scope, message, place, Recipients.unread(scope));
  }

  @Override
  protected NativeMessage object() {
    scope().check();
    if (!ended.isEmpty()) {
      throw new IllegalStateException(
          "the message was " + ended + "; open it again by its entry id");
    }
    scope().check(message);
    return message;
  }

  @Override
  protected void requireChangeable() {
    place.requireChangeable();
  }

  @Override
  protected void changed() {
    if (!changed) {
      changed = true;
      scope().changed(this, place::describe);
      place.changed(this);
    }
  }

  private void settled() {
    changed = false;
    scope().settled(this);
    place.settled(this);
  }

  private void end(String how) {
    drop();
    ended = how;
    scope().release(message);
    place.ended();
  }

  /** Forgets the unsaved changes of this message and of what is in it. */
  void drop() {
    settled();
    parts.drop();
  }

  /** The message in words, for an error text. */
  String describe() {
    return place.describe();
  }

  boolean isOpen() {
    return scope().holds(message);
  }

  MessageParts parts() {
    return parts;
  }

  ScopedStore storeAround() {
    return place.storeAround();
  }

  /** Releases an object that was opened from this message. */
  void release(NativeObject part) {
    scope().release(part);
  }

  @Override
  public EntryId entryId() {
    object();
    place.store("IMAPIProp::GetProps " + Pr.ENTRYID);
    if (place.isNew()) {
      throw new IllegalStateException("a new message has no entry id before it is saved");
    }
    return get(Pr.ENTRYID);
  }

  @Override
  public Folder parent() {
    object();
    ScopedStore of = place.store("IMsgStore::OpenEntry");
    return of.folder(place.isNew() ? place.createdIn() : get(Pr.PARENT_ENTRYID));
  }

  @Override
  public void markRead(boolean read) {
    setReadFlag(read ? NativeMessage.SUPPRESS_RECEIPT : NativeMessage.CLEAR_READ_FLAG);
  }

  @Override
  public void markReadWithReceipt() {
    setReadFlag(0);
  }

  private void setReadFlag(int flags) {
    NativeMessage of = object();
    place.store("IMessage::SetReadFlag");
    of.setReadFlag(flags);
  }

  @Override
  public List<Recipient> recipients() {
    return recipients.list(object());
  }

  @Override
  public Message addRecipient(Recipient recipient) {
    object();
    Objects.requireNonNull(recipient, "recipient");
    requireChangeable();
    recipients.add(recipient);
    changed();
    return this;
  }

  @Override
  public Message setRecipients(Collection<Recipient> wanted) {
    NativeMessage of = object();
    requireChangeable();
    recipients.replace(of, wanted);
    changed();
    return this;
  }

  @Override
  public List<Attachment> attachments() {
    return Attachments.list(scope(), this, object());
  }

  @Override
  public Message attach(String fileName, String mimeType, InputStream content) throws IOException {
    return attach(NewFile.of(fileName, mimeType), content);
  }

  @Override
  public Message attachInline(
      String fileName, String mimeType, String contentId, InputStream content) throws IOException {
    return attach(NewFile.of(fileName, mimeType).inline(contentId), content);
  }

  private Message attach(NewFile file, InputStream content) throws IOException {
    try (content) {
      NativeMessage to = object();
      requireChangeable();
      Attachments.add(scope(), to, file, content);
      changed();
      return this;
    }
  }

  @Override
  public OutputStream attach(String fileName, String mimeType) {
    NativeMessage to = object();
    NewFile file = NewFile.of(fileName, mimeType);
    requireChangeable();
    OutputStream content = Attachments.open(scope(), to, file);
    changed();
    return content;
  }

  @Override
  public Message attachMessage(String name) {
    NativeMessage to = object();
    requireChangeable();
    Message embedded = Attachments.embed(scope(), this, to, name);
    changed();
    return embedded;
  }

  /** Removes an attachment, which is permanent when the message is saved. */
  void deleteAttachment(int number) {
    NativeMessage from = object();
    requireChangeable();
    from.deleteAttach(number);
    changed();
  }

  @Override
  public Message reply() {
    return answer(Answer.Kind.REPLY);
  }

  @Override
  public Message replyAll() {
    return answer(Answer.Kind.REPLY_ALL);
  }

  @Override
  public Message forward() {
    return answer(Answer.Kind.FORWARD);
  }

  private Message answer(Answer.Kind kind) {
    object();
    return Answers.make(scope(), kind, this);
  }

  @Override
  public Message save() {
    NativeMessage of = object();
    parts.save();
    recipients.apply(of);
    of.saveChanges(NativeProps.KEEP_OPEN_READWRITE);
    saved();
    return this;
  }

  private void saved() {
    place.saved();
    settled();
  }

  @Override
  public void discard() {
    scope().check();
    // A message that was closed keeps its unsaved changes until they are discarded.
    if (!changed) {
      object();
    }
    end("discarded");
  }

  @Override
  public EntryId submit() {
    NativeMessage of = object();
    boolean first = place.isNew();
    Submission submission = new Submission(scope(), place.store("IMessage::SubmitMessage"), of);
    submission.check(!recipients.isEmpty(of));
    parts.save();
    changed();
    submission.save(recipients);
    saved();
    try {
      EntryId id = submission.send(first);
      end("submitted already");
      return id;
    } catch (RuntimeException | Error e) {
      end("not accepted for sending");
      throw e;
    }
  }

  @Override
  public void writeTo(OutputStream out, MailFormat format) throws IOException {
    NativeMessage of = object();
    requireSaved("written");
    new MailFiles(scope()).write(of, format, out);
  }

  private void requireSaved(String before) {
    if (changed) {
      throw new IllegalStateException(
          describe() + " has changes that are not saved; save() it before it is " + before);
    }
    parts.requireSaved();
  }

  @Override
  public void moveTo(Folder destination) {
    inParent("moved", (parent, id) -> parent.moveMessages(List.of(id), destination));
    end("moved");
  }

  @Override
  public void copyTo(Folder destination) {
    inParent("copied", (parent, id) -> parent.copyMessages(List.of(id), destination));
  }

  @Override
  public void delete() {
    if (place.isNew()) {
      object();
      throw new IllegalStateException("a new message is not in its folder yet; discard() it");
    }
    inParent("", (parent, id) -> parent.deleteMessages(List.of(id)));
    end("deleted");
  }

  @FunctionalInterface
  private interface FolderCall {
    void accept(Folder parent, EntryId id);
  }

  /**
   * Calls the folder that the message is in.
   *
   * @param saving the action, such as "moved", that needs a saved message; empty if unsaved changes
   *     do not matter
   */
  private void inParent(String saving, FolderCall call) {
    object();
    place.store(saving.isEmpty() ? "IMAPIFolder::DeleteMessages" : "IMAPIFolder::CopyMessages");
    if (!saving.isEmpty()) {
      requireSaved(saving);
    }
    EntryId id = entryId();
    try (Folder parent = parent()) {
      call.accept(parent, id);
    }
  }

  /** Changes that were neither saved nor discarded stay known to the scope. */
  @Override
  public void close() {
    scope().release(message);
    place.ended();
  }
}
