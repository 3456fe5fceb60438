// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.mail;

import java.io.IOException;
import java.io.InputStream;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.model.internal.scope.Scope;
import org.mapiosgi.model.session.Counted;
import org.mapiosgi.spi.NativeInterface;
import org.mapiosgi.spi.NativeMessage;
import org.mapiosgi.spi.NativeProps;
import org.mapiosgi.spi.NativeStream;

/** Opens attachments and the objects in them. The scope owns all opened objects. */
public final class AttachmentObjects {
  private static final int CHUNK = 64 * 1024;
  private static final int READ = 0;
  private static final int EDIT = NativeProps.MAPI_MODIFY;
  private static final int CREATE = NativeProps.MAPI_CREATE | NativeProps.MAPI_MODIFY;
  private static final String OPEN_PROPERTY = "IAttach::OpenProperty";

  private final Scope scope;

  /** Makes the objects of the messages in a scope. */
  public AttachmentObjects(Scope scope) {
    this.scope = scope;
  }

  /** Opens an attachment to read it. */
  NativeProps open(NativeMessage message, int number) {
    return open(message, number, READ);
  }

  /** Opens an attachment with the best access that the message gives. */
  public NativeProps openBest(NativeMessage message, int number) {
    return open(message, number, NativeProps.MAPI_BEST_ACCESS);
  }

  private NativeProps open(NativeMessage message, int number, int flags) {
    return scope.open(
        message,
        Counted.ATTACHMENT,
        "IMessage::OpenAttach",
        () -> message.openAttach(number, flags));
  }

  /** Makes an attachment. Its SaveChanges, then the message's, make it permanent. */
  public NativeProps create(NativeMessage message) {
    return scope.open(message, Counted.ATTACHMENT, "IMessage::CreateAttach", message::createAttach);
  }

  /** Opens the message that an attachment is, to read it. */
  public NativeMessage openMessage(NativeProps attachment) {
    return message(attachment, READ);
  }

  /** Opens the message that an attachment is, to change it. */
  public NativeMessage editMessage(NativeProps attachment) {
    return message(attachment, EDIT);
  }

  /** Makes the message that an attachment is to be. */
  public NativeMessage createMessage(NativeProps attachment) {
    return message(attachment, CREATE);
  }

  private NativeMessage message(NativeProps attachment, int flags) {
    return scope.open(
        attachment,
        Counted.MESSAGE,
        OPEN_PROPERTY,
        () -> attachment.openProperty(Pr.ATTACH_DATA_OBJ.tag(), NativeInterface.MESSAGE, flags));
  }

  /** Opens the content of an attachment by value, to read it. */
  NativeStream openBytes(NativeProps attachment) {
    return bytes(attachment, READ);
  }

  /** Opens the content of an attachment by value, to write it anew. */
  public NativeStream createBytes(NativeProps attachment) {
    return bytes(attachment, CREATE);
  }

  /** Writes the content of an attachment by value: all that is left in a stream. */
  public void write(InputStream content, NativeProps attachment) throws IOException {
    NativeStream out = createBytes(attachment);
    try {
      byte[] chunk = new byte[CHUNK];
      for (int n = content.readNBytes(chunk, 0, CHUNK);
          n > 0;
          n = content.readNBytes(chunk, 0, CHUNK)) {
        out.write(chunk, 0, n);
      }
      out.commit();
    } finally {
      scope.release(out);
    }
  }

  private NativeStream bytes(NativeProps attachment, int flags) {
    return scope.open(
        attachment,
        Counted.STREAM,
        OPEN_PROPERTY,
        () -> attachment.openStream(Pr.ATTACH_DATA_BIN, flags));
  }
}
