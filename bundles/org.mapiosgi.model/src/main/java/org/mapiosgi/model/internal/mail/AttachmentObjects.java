// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.mail;

import org.mapiosgi.api.property.Pr;
import org.mapiosgi.model.internal.scope.Scope;
import org.mapiosgi.model.session.Counted;
import org.mapiosgi.spi.NativeInterface;
import org.mapiosgi.spi.NativeMessage;
import org.mapiosgi.spi.NativeProps;
import org.mapiosgi.spi.NativeStream;

/** Opens attachments and what is in them. The scope owns what it opens. */
final class AttachmentObjects {
  private static final int READ = 0;
  private static final int CREATE = NativeProps.MAPI_CREATE | NativeProps.MAPI_MODIFY;
  private static final String OPEN_PROPERTY = "IAttach::OpenProperty";

  private final Scope scope;

  AttachmentObjects(Scope scope) {
    this.scope = scope;
  }

  NativeProps open(NativeMessage message, int number) {
    return scope.open(
        message,
        Counted.ATTACHMENT,
        "IMessage::OpenAttach",
        () -> message.openAttach(number, READ));
  }

  NativeProps create(NativeMessage message) {
    return scope.open(message, Counted.ATTACHMENT, "IMessage::CreateAttach", message::createAttach);
  }

  NativeMessage openMessage(NativeProps attachment) {
    return message(attachment, READ);
  }

  NativeMessage createMessage(NativeProps attachment) {
    return message(attachment, CREATE);
  }

  private NativeMessage message(NativeProps attachment, int flags) {
    return scope.open(
        attachment,
        Counted.MESSAGE,
        OPEN_PROPERTY,
        () -> attachment.openProperty(Pr.ATTACH_DATA_OBJ.tag(), NativeInterface.MESSAGE, flags));
  }

  NativeStream openBytes(NativeProps attachment) {
    return bytes(attachment, READ);
  }

  NativeStream createBytes(NativeProps attachment) {
    return bytes(attachment, CREATE);
  }

  private NativeStream bytes(NativeProps attachment, int flags) {
    return scope.open(
        attachment,
        Counted.STREAM,
        OPEN_PROPERTY,
        () -> attachment.openStream(Pr.ATTACH_DATA_BIN, flags));
  }
}
