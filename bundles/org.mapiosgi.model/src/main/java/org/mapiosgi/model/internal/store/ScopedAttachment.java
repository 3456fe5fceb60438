// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.Property;
import org.mapiosgi.api.store.AttachMethod;
import org.mapiosgi.api.store.Attachment;
import org.mapiosgi.api.store.Message;
import org.mapiosgi.api.store.Row;
import org.mapiosgi.model.internal.mail.AttachmentObjects;
import org.mapiosgi.model.internal.object.ScopedMutableProps;
import org.mapiosgi.model.internal.scope.Scope;
import org.mapiosgi.model.internal.scope.ScopedInputStream;
import org.mapiosgi.spi.NativeMessage;
import org.mapiosgi.spi.NativeProps;
import org.mapiosgi.spi.NativeStream;

/** An attachment within a scope: a row of the attachment table, opened when it has to be. */
final class ScopedAttachment extends ScopedMutableProps<NativeProps> implements Attachment {
  private final ScopedMessage message;
  private final AttachmentObjects objects;
  private final int number;
  private Row row;
  private @Nullable NativeProps opened;
  private String ended = "";

  ScopedAttachment(Scope scope, ScopedMessage message, Row row) {
    super(scope);
    this.message = message;
    this.objects = new AttachmentObjects(scope);
    this.number = row.get(Pr.ATTACH_NUM);
    this.row = row;
  }

  @Override
  protected NativeProps object() {
    check();
    NativeMessage owner = message.object();
    if (opened == null || !scope().holds(opened)) {
      opened = objects.openBest(owner, number);
    }
    return opened;
  }

  private void check() {
    scope().check();
    if (!ended.isEmpty()) {
      throw new IllegalStateException("the attachment was " + ended);
    }
  }

  @Override
  public int number() {
    return number;
  }

  @Override
  public String fileName() {
    String name = row.get(Pr.ATTACH_LONG_FILENAME, "");
    return name.isEmpty() ? row.get(Pr.ATTACH_FILENAME, "") : name;
  }

  @Override
  public String mimeType() {
    return row.get(Pr.ATTACH_MIME_TAG, "");
  }

  @Override
  public int size() {
    return row.get(Pr.ATTACH_SIZE, 0);
  }

  @Override
  public AttachMethod method() {
    return AttachMethod.of(row.get(Pr.ATTACH_METHOD, 0)).orElse(AttachMethod.NONE);
  }

  @Override
  public Optional<String> contentId() {
    return row.find(Pr.ATTACH_CONTENT_ID);
  }

  @Override
  public boolean isHidden() {
    return row.get(Pr.ATTACHMENT_HIDDEN, false);
  }

  @Override
  protected void requireChangeable() {
    message.requireChangeable();
  }

  @Override
  protected void changed() {
    message.changed();
    message.parts().changed(this);
  }

  @Override
  public <T> Attachment set(Property<T> property, T value) {
    setValue(property, value);
    row = getAll(Attachments.columns());
    return this;
  }

  @Override
  public Attachment deleteProperties(Property<?>... properties) {
    deleteValues(properties);
    row = getAll(Attachments.columns());
    return this;
  }

  @Override
  public Attachment rename(String newName) {
    List<PropValue> names = NewFile.named(newName);
    NativeProps attachment = object();
    requireChangeable();
    attachment.setProps(names);
    changed();
    // The 8.3 name is that of the old name.
    return deleteProperties(Pr.ATTACH_FILENAME);
  }

  /** Hands the changes to the message, whose SaveChanges makes them permanent. */
  void save() {
    object().saveChanges(NativeProps.KEEP_OPEN_READWRITE);
    message.parts().settled(this);
  }

  @Override
  public InputStream openStream() {
    check();
    if (method() == AttachMethod.EMBEDDED_MSG) {
      throw absent("the attachment is a message: open it with openMessage()");
    }
    NativeProps attachment = object();
    try {
      NativeStream stream = open(attachment, Pr.ATTACH_DATA_BIN, 0);
      return new ScopedInputStream(scope(), stream, this::releaseIfIdle);
    } catch (RuntimeException | Error e) {
      releaseIfIdle();
      throw e;
    }
  }

  /** Releases the attachment unless it has unsaved changes, or something is open in it. */
  private void releaseIfIdle() {
    if (opened != null && !message.parts().isChanged(this) && !scope().holdsPartOf(opened)) {
      scope().release(opened);
    }
  }

  @Override
  public Message openMessage() {
    return open(AttachmentPlace.Access.READ, objects::openMessage);
  }

  @Override
  public Message editMessage() {
    return open(AttachmentPlace.Access.EDIT, objects::editMessage);
  }

  private Message open(
      AttachmentPlace.Access access, Function<NativeProps, NativeMessage> opening) {
    check();
    if (method() != AttachMethod.EMBEDDED_MSG) {
      throw absent("the attachment is no message: read it with openStream()");
    }
    NativeProps attachment = object();
    return ScopedMessage.open(
        scope(), new AttachmentPlace(message, attachment, access), opening.apply(attachment));
  }

  private static MapiException absent(String detail) {
    return MapiException.of("IAttach::OpenProperty", HResult.NOT_FOUND, detail);
  }

  @Override
  public Path saveTo(Path directory) throws IOException {
    try (InputStream content = openStream()) {
      return AttachmentFile.write(directory, fileName(), content);
    }
  }

  @Override
  public void remove() {
    check();
    message.deleteAttachment(number);
    message.parts().settled(this);
    end("removed");
  }

  @Override
  public void close() {
    if (!ended.isEmpty()) {
      return;
    }
    if (message.parts().isChanged(this) && opened != null && scope().holds(opened)) {
      save();
    }
    end("closed");
  }

  private void end(String how) {
    ended = how;
    if (opened != null) {
      scope().release(opened);
    }
  }
}
