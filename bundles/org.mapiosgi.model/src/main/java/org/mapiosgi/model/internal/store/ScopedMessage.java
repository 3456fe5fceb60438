// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.store;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.MsgFlag;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.Property;
import org.mapiosgi.api.store.Attachment;
import org.mapiosgi.api.store.Folder;
import org.mapiosgi.api.store.Importance;
import org.mapiosgi.api.store.Message;
import org.mapiosgi.api.store.Recipient;
import org.mapiosgi.model.internal.object.ScopedMutableProps;
import org.mapiosgi.model.internal.scope.Scope;
import org.mapiosgi.spi.NativeMessage;
import org.mapiosgi.spi.NativeProps;

/** A message within a scope: a new one, one of a store, or one that is embedded in another. */
final class ScopedMessage extends ScopedMutableProps<NativeMessage> implements Message {
  private final NativeMessage message;
  private final Optional<ScopedStore> store;
  private final Supplier<String> description;
  private final Recipients recipients;
  private Optional<ScopedFolder> createdIn;
  private boolean changed;
  private String ended = "";

  private ScopedMessage(
      Scope scope,
      NativeMessage message,
      Optional<ScopedStore> store,
      Optional<ScopedFolder> createdIn,
      Supplier<String> description) {
    super(scope);
    this.message = message;
    this.store = store;
    this.createdIn = createdIn;
    this.description = description;
    this.recipients = createdIn.isPresent() ? Recipients.none(scope) : Recipients.unread(scope);
  }

  /** Makes a message of one that was just created in a folder. It counts as changed. */
  static ScopedMessage create(Scope scope, ScopedFolder folder, NativeMessage message) {
    ScopedMessage created =
        new ScopedMessage(
            scope,
            message,
            Optional.of(folder.store()),
            Optional.of(folder),
            () -> "a new message in " + folder.describe());
    try {
      message.setProps(List.of(Pr.MESSAGE_CLASS.with("IPM.Note")));
    } catch (RuntimeException | Error e) {
      scope.release(message);
      throw e;
    }
    created.changing();
    return created;
  }

  /** Makes a message of one that was opened by its entry id. */
  static ScopedMessage open(Scope scope, ScopedStore store, EntryId id, NativeMessage message) {
    return new ScopedMessage(
        scope, message, Optional.of(store), Optional.empty(), () -> "message " + id);
  }

  /** Makes a message of one that is an attachment. */
  static ScopedMessage embedded(Scope scope, NativeMessage message) {
    return new ScopedMessage(
        scope, message, Optional.empty(), Optional.empty(), () -> "an embedded message");
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
  protected void changing() {
    if (!changed) {
      changed = true;
      scope().changed(this, description);
    }
  }

  private void settled() {
    changed = false;
    scope().settled(this);
  }

  private void end(String how) {
    ended = how;
    settled();
    scope().release(message);
  }

  private boolean isNew() {
    return createdIn.isPresent();
  }

  @Override
  public EntryId entryId() {
    object();
    if (isNew()) {
      throw new IllegalStateException("a new message has no entry id before it is saved");
    }
    return get(Pr.ENTRYID);
  }

  @Override
  public Folder parent() {
    object();
    ScopedStore of = storeOf("IMsgStore::OpenEntry");
    return of.folder(isNew() ? createdIn.get().entryId() : get(Pr.PARENT_ENTRYID));
  }

  private ScopedStore storeOf(String operation) {
    return store.orElseThrow(
        () ->
            MapiException.of(
                operation, HResult.NO_SUPPORT, "the message is embedded in another message"));
  }

  @Override
  public String subject() {
    return get(Pr.SUBJECT, "");
  }

  @Override
  public Message subject(String subject) {
    return set(Pr.SUBJECT, subject);
  }

  @Override
  public String body() {
    return get(Pr.BODY, "");
  }

  @Override
  public Message body(String text) {
    return set(Pr.BODY, text);
  }

  @Override
  public Optional<String> html() {
    return find(Pr.HTML).map(bytes -> HtmlBody.decode(bytes, find(Pr.INTERNET_CPID)));
  }

  @Override
  public Message html(String html) {
    return set(Pr.INTERNET_CPID, HtmlBody.UTF_8).set(Pr.HTML, HtmlBody.encode(html));
  }

  @Override
  public Importance importance() {
    return Importance.of(get(Pr.IMPORTANCE, Importance.NORMAL.code()));
  }

  @Override
  public Message importance(Importance importance) {
    return set(Pr.IMPORTANCE, importance.code());
  }

  @Override
  public String senderName() {
    return get(Pr.SENDER_NAME, "");
  }

  @Override
  public String senderAddress() {
    return get(Pr.SENDER_EMAIL_ADDRESS, "");
  }

  @Override
  public Optional<Instant> deliveryTime() {
    return find(Pr.MESSAGE_DELIVERY_TIME);
  }

  @Override
  public Set<MsgFlag> flags() {
    return get(Pr.MESSAGE_FLAGS, Set.of());
  }

  @Override
  public boolean isRead() {
    return flags().contains(MsgFlag.READ);
  }

  @Override
  public void markRead(boolean read) {
    object().setReadFlag(read ? NativeMessage.SUPPRESS_RECEIPT : NativeMessage.CLEAR_READ_FLAG);
  }

  @Override
  public List<Recipient> recipients() {
    return recipients.list(object());
  }

  @Override
  public Message addRecipient(Recipient recipient) {
    object();
    Objects.requireNonNull(recipient, "recipient");
    changing();
    recipients.add(recipient);
    return this;
  }

  @Override
  public Message setRecipients(Collection<Recipient> wanted) {
    NativeMessage of = object();
    changing();
    recipients.replace(of, wanted);
    return this;
  }

  @Override
  public List<Attachment> attachments() {
    return Attachments.list(scope(), this, object());
  }

  @Override
  public Message attach(String fileName, String mimeType, InputStream content) throws IOException {
    try (content) {
      NativeMessage to = object();
      if (fileName.isBlank()) {
        throw new IllegalArgumentException("an attachment's file name is not empty");
      }
      changing();
      Attachments.add(scope(), to, fileName, mimeType, content);
      return this;
    }
  }

  /** Removes an attachment, which is permanent when the message is saved. */
  void deleteAttachment(int number) {
    NativeMessage from = object();
    changing();
    from.deleteAttach(number);
  }

  @Override
  public <T> Message set(Property<T> property, T value) {
    setValue(property, value);
    return this;
  }

  @Override
  public Message deleteProperties(Property<?>... properties) {
    deleteValues(properties);
    return this;
  }

  @Override
  public Message save() {
    NativeMessage of = object();
    recipients.apply(of);
    of.saveChanges(NativeProps.KEEP_OPEN_READWRITE);
    saved();
    return this;
  }

  private void saved() {
    createdIn = Optional.empty();
    settled();
  }

  @Override
  public void discard() {
    object();
    end("discarded");
  }

  @Override
  public EntryId submit() {
    NativeMessage of = object();
    boolean first = isNew();
    Submission submission = new Submission(scope(), storeOf("IMessage::SubmitMessage"), of);
    submission.check(!recipients.isEmpty(of));
    changing();
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
    if (isNew()) {
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
    if (!saving.isEmpty() && changed) {
      throw new IllegalStateException(
          description.get() + " has changes that are not saved; save() it before it is " + saving);
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
  }
}
