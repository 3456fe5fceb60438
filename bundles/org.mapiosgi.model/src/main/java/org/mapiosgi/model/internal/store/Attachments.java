// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.store.AttachMethod;
import org.mapiosgi.api.store.Attachment;
import org.mapiosgi.model.internal.mail.AttachmentObjects;
import org.mapiosgi.model.internal.scope.Scope;
import org.mapiosgi.model.internal.scope.ScopedOutputStream;
import org.mapiosgi.model.raw.TableReader;
import org.mapiosgi.spi.NativeMessage;
import org.mapiosgi.spi.NativeProps;
import org.mapiosgi.spi.NativeTable;

/** Lists and makes the attachments of a message. */
final class Attachments {
  private static final PropTag<?>[] COLUMNS = {
    Pr.ATTACH_NUM,
    Pr.ATTACH_LONG_FILENAME,
    Pr.ATTACH_FILENAME,
    Pr.ATTACH_MIME_TAG,
    Pr.ATTACH_SIZE,
    Pr.ATTACH_METHOD,
    Pr.ATTACH_CONTENT_ID,
    Pr.ATTACHMENT_HIDDEN
  };

  private Attachments() {}

  /** Returns the properties of an attachment that need no opened attachment. */
  static PropTag<?>[] columns() {
    return COLUMNS.clone();
  }

  static List<Attachment> list(Scope scope, ScopedMessage owner, NativeMessage message) {
    List<Attachment> attachments = new ArrayList<>();
    NativeTable table = scope.own(message, message.getAttachmentTable());
    try {
      TableReader.readAll(
          table, row -> attachments.add(new ScopedAttachment(scope, owner, row)), COLUMNS);
    } finally {
      scope.release(table);
    }
    return List.copyOf(attachments);
  }

  /** Adds an attachment by value. If the content cannot be read, the message gets no attachment. */
  static void add(Scope scope, NativeMessage message, NewFile file, InputStream content)
      throws IOException {
    NativeProps attachment = create(scope, message, file.values());
    try {
      new AttachmentObjects(scope).write(content, attachment);
      attachment.saveChanges(0);
    } finally {
      scope.release(attachment);
    }
  }

  /** Makes an attachment by value whose content is written to a stream. Its close() adds it. */
  static ScopedOutputStream open(Scope scope, NativeMessage message, NewFile file) {
    NativeProps attachment = create(scope, message, file.values());
    try {
      return new ScopedOutputStream(
          scope,
          new AttachmentObjects(scope).createBytes(attachment),
          () -> attachment.saveChanges(0),
          () -> scope.release(attachment));
    } catch (RuntimeException | Error e) {
      scope.release(attachment);
      throw e;
    }
  }

  /** Makes an attachment that is a message. Saving the message adds it. */
  static ScopedMessage embed(
      Scope scope, ScopedMessage owner, NativeMessage message, String displayName) {
    NativeProps attachment =
        create(
            scope,
            message,
            List.of(
                Pr.ATTACH_METHOD.with(AttachMethod.EMBEDDED_MSG.code()),
                Pr.DISPLAY_NAME.with(displayName),
                Pr.RENDERING_POSITION.with(NewFile.NOT_RENDERED)));
    try {
      return ScopedMessage.create(
          scope,
          new AttachmentPlace(owner, attachment, AttachmentPlace.Access.CREATE),
          new AttachmentObjects(scope).createMessage(attachment));
    } catch (RuntimeException | Error e) {
      scope.release(attachment);
      throw e;
    }
  }

  private static NativeProps create(Scope scope, NativeMessage message, List<PropValue> values) {
    NativeProps attachment = new AttachmentObjects(scope).create(message);
    try {
      attachment.setProps(values);
      return attachment;
    } catch (RuntimeException | Error e) {
      scope.release(attachment);
      throw e;
    }
  }
}
