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
import org.mapiosgi.model.internal.scope.Scope;
import org.mapiosgi.model.raw.TableReader;
import org.mapiosgi.model.session.Counted;
import org.mapiosgi.spi.NativeMessage;
import org.mapiosgi.spi.NativeProps;
import org.mapiosgi.spi.NativeStream;
import org.mapiosgi.spi.NativeTable;

/** Lists and makes the attachments of a message. */
final class Attachments {
  private static final int NOT_RENDERED = -1;
  private static final int CHUNK = 64 * 1024;
  private static final PropTag<?>[] COLUMNS = {
    Pr.ATTACH_NUM,
    Pr.ATTACH_LONG_FILENAME,
    Pr.ATTACH_FILENAME,
    Pr.ATTACH_MIME_TAG,
    Pr.ATTACH_SIZE,
    Pr.ATTACH_METHOD
  };

  private Attachments() {}

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
  static void add(
      Scope scope, NativeMessage message, String fileName, String mimeType, InputStream content)
      throws IOException {
    NativeProps attachment =
        scope.open(message, Counted.ATTACHMENT, "IMessage::CreateAttach", message::createAttach);
    try {
      List<PropValue> values = new ArrayList<>();
      values.add(Pr.ATTACH_METHOD.with(AttachMethod.BY_VALUE.code()));
      values.add(Pr.ATTACH_LONG_FILENAME.with(fileName));
      values.add(Pr.DISPLAY_NAME.with(fileName));
      values.add(Pr.RENDERING_POSITION.with(NOT_RENDERED));
      if (!mimeType.isBlank()) {
        values.add(Pr.ATTACH_MIME_TAG.with(mimeType));
      }
      attachment.setProps(values);
      copy(scope, content, attachment);
      attachment.saveChanges(0);
    } finally {
      scope.release(attachment);
    }
  }

  private static void copy(Scope scope, InputStream content, NativeProps attachment)
      throws IOException {
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
}
