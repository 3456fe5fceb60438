// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.msg;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.StoreSupport;
import org.mapiosgi.api.store.AttachMethod;
import org.mapiosgi.mime.internal.cfb.CompoundFile;
import org.mapiosgi.mime.internal.cfb.NoCompoundFileException;
import org.mapiosgi.mime.internal.cfb.Storage;
import org.mapiosgi.mime.internal.cfb.StoredStream;
import org.mapiosgi.mime.internal.part.Losses;
import org.mapiosgi.mime.internal.property.LittleEndian;
import org.mapiosgi.mime.message.AttachmentData;
import org.mapiosgi.mime.message.MessageData;
import org.mapiosgi.mime.message.PropertyBag;

/** Makes the storages of a file of a message. Messages may be nested to any depth. */
public final class MessageBuilder {
  private static final PropTag<Integer> STORE_SUPPORT_MASK =
      PropTag.integer(Pr.STORE_SUPPORT_MASK.id());

  private final MadeNames names = new MadeNames();
  private final Deque<Task> left = new ArrayDeque<>();

  /** A message that is still to be put into its storage. */
  private record Task(MessageData message, Storage storage, int header) {}

  private MessageBuilder() {}

  /**
   * Makes the root of a file.
   *
   * @throws IOException if the content of an attachment cannot be counted
   */
  public static Storage build(MessageData message) throws IOException {
    return new MessageBuilder().root(message);
  }

  private Storage root(MessageData message) throws IOException {
    Storage root = new Storage(MsgFormat.MESSAGE_CLASS_ID);
    left.add(new Task(message, root, MsgFormat.TOP_HEADER));
    while (!left.isEmpty()) {
      message(left.remove());
    }
    root.add(MsgFormat.NAMES, names.storage());
    return root;
  }

  private void message(Task task) throws IOException {
    MessageData message = task.message();
    List<PropertyBag> recipients = message.recipients();
    List<AttachmentData> attachments = message.attachments();
    byte[] header = new byte[task.header()];
    LittleEndian.of(header)
        .putInt(MsgFormat.NEXT_RECIPIENT_AT, recipients.size())
        .putInt(MsgFormat.NEXT_ATTACHMENT_AT, attachments.size())
        .putInt(MsgFormat.RECIPIENT_COUNT_AT, recipients.size())
        .putInt(MsgFormat.ATTACHMENT_COUNT_AT, attachments.size());
    MadeProperties properties = new MadeProperties(task.storage(), names, header);
    int support = message.properties().get(STORE_SUPPORT_MASK).orElse(0);
    properties.add(STORE_SUPPORT_MASK.with(support | StoreSupport.UNICODE_OK.mask()));
    properties.addAll(message.properties());
    properties.add(Pr.MESSAGE_CLASS.with("IPM.Note"));
    properties.end();
    for (int number = 0; number < recipients.size(); number++) {
      Storage storage = new Storage();
      MadeProperties recipient =
          new MadeProperties(storage, names, new byte[MsgFormat.OTHER_HEADER]);
      recipient.addAll(recipients.get(number));
      recipient.add(Pr.ROWID.with(number));
      recipient.end();
      task.storage().add(MsgFormat.numbered(MsgFormat.RECIPIENT, number), storage);
    }
    for (int number = 0; number < attachments.size(); number++) {
      Storage storage = new Storage();
      attachment(attachments.get(number), number, storage);
      task.storage().add(MsgFormat.numbered(MsgFormat.ATTACHMENT, number), storage);
    }
  }

  private void attachment(AttachmentData attachment, int number, Storage storage)
      throws IOException {
    MadeProperties properties =
        new MadeProperties(storage, names, new byte[MsgFormat.OTHER_HEADER]);
    int stated = attachment.properties().get(Pr.ATTACH_METHOD).orElse(AttachMethod.BY_VALUE.code());
    int method = stated;
    if (attachment.embedded().isPresent()) {
      method = AttachMethod.EMBEDDED_MSG.code();
      Storage object = new Storage(MsgFormat.MESSAGE_CLASS_ID);
      left.add(new Task(attachment.embedded().get(), object, MsgFormat.EMBEDDED_HEADER));
      properties.addObject(object, MsgFormat.IS_EMBEDDED);
    } else {
      if (stated == AttachMethod.EMBEDDED_MSG.code()) {
        method = AttachMethod.BY_VALUE.code();
      }
      StoredStream content =
          StoredStream.counted(() -> attachment.content().map(each -> each.open()).orElseThrow());
      Optional<Storage> object =
          stated == AttachMethod.OLE.code() ? ofFile(content) : Optional.empty();
      if (object.isPresent()) {
        properties.addObject(object.get(), MsgFormat.IS_STORAGE);
      } else if (content.size() > 0 || MessageParser.hasContent(method)) {
        properties.addContent(content);
      }
    }
    properties.add(Pr.ATTACH_METHOD.with(method));
    properties.addAll(attachment.properties());
    properties.add(Pr.ATTACH_NUM.with(number));
    properties.end();
  }

  /** The root of a content that is a whole compound file. */
  private static Optional<Storage> ofFile(StoredStream content) {
    if (content.size() > Integer.MAX_VALUE) {
      return Optional.empty();
    }
    Losses losses = new Losses();
    try {
      Storage root = CompoundFile.read(ByteBuffer.wrap(content.toByteArray()), losses);
      return losses.list().isEmpty() ? Optional.of(root) : Optional.empty();
    } catch (NoCompoundFileException e) {
      return Optional.empty();
    }
  }
}
