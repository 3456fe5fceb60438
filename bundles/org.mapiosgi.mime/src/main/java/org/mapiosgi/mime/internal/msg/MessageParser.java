// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.msg;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.store.AttachMethod;
import org.mapiosgi.mime.internal.cfb.FileWriting;
import org.mapiosgi.mime.internal.cfb.Storage;
import org.mapiosgi.mime.internal.cfb.StoredStream;
import org.mapiosgi.mime.internal.part.Losses;
import org.mapiosgi.mime.internal.property.SafeNames;
import org.mapiosgi.mime.message.AttachmentData;
import org.mapiosgi.mime.message.MessageData;
import org.mapiosgi.mime.message.PropertyBag;

/** Makes a message of the storages of a file. */
public final class MessageParser {
  private final StoredNames names;
  private final ReadLimit limit;
  private final Losses losses;

  private MessageParser(Storage root, ReadLimit limit, Losses losses) {
    this.names = new StoredNames(root);
    this.limit = limit;
    this.losses = losses;
  }

  /** Whether a storage is that of a message. */
  public static boolean isMessage(Storage root) {
    return root.stream(MsgFormat.PROPERTIES).isPresent();
  }

  /**
   * Reads the message that a root is, with so many levels of messages within it.
   *
   * @throws ReadLimit.ExceededException if its values take too much
   */
  public static MessageData parse(
      Storage root, StoredText text, int depth, ReadLimit limit, Losses losses) {
    return new MessageParser(root, limit, losses).message(root, MsgFormat.TOP_HEADER, text, depth);
  }

  private MessageData message(Storage storage, int header, StoredText inherited, int depth) {
    StoredProperties properties = stored(storage, header);
    StoredText text = text(properties, inherited);
    List<PropertyBag> recipients = new ArrayList<>();
    for (Storage each : numbered(storage, MsgFormat.RECIPIENT)) {
      recipients.add(PropertyBag.of(stored(each, MsgFormat.OTHER_HEADER).values(text)));
    }
    List<AttachmentData> attachments = new ArrayList<>();
    for (Storage each : numbered(storage, MsgFormat.ATTACHMENT)) {
      attachments.add(attachment(each, text, depth));
    }
    missing(properties.header(MsgFormat.RECIPIENT_COUNT_AT), recipients.size(), "recipients");
    missing(properties.header(MsgFormat.ATTACHMENT_COUNT_AT), attachments.size(), "attachments");
    return new MessageData(PropertyBag.of(properties.values(text)), recipients, attachments);
  }

  private StoredProperties stored(Storage storage, int header) {
    return new StoredProperties(storage, header, names, limit, losses);
  }

  private static StoredText text(StoredProperties properties, StoredText inherited) {
    return properties
        .number(MsgFormat.MESSAGE_CODEPAGE)
        .or(() -> properties.number(Pr.INTERNET_CPID))
        .filter(number -> number != 0)
        .map(inherited::inCodePage)
        .orElse(inherited);
  }

  private static List<Storage> numbered(Storage storage, String prefix) {
    List<Storage> found = new ArrayList<>();
    storage
        .storages()
        .forEach(
            (name, each) -> {
              if (name.toLowerCase(Locale.ROOT).startsWith(prefix)) {
                found.add(each);
              }
            });
    return found;
  }

  private void missing(int stated, int found, String parts) {
    if (Integer.toUnsignedLong(stated) > found) {
      losses.add("it has " + found + " of its " + Integer.toUnsignedLong(stated) + " " + parts);
    }
  }

  private AttachmentData attachment(Storage storage, StoredText text, int depth) {
    StoredProperties properties = stored(storage, MsgFormat.OTHER_HEADER);
    List<PropValue> values = properties.values(text);
    SafeNames.in(values);
    int method = properties.number(Pr.ATTACH_METHOD).orElse(AttachMethod.BY_VALUE.code());
    Optional<Storage> object = storage.storage(MsgFormat.stream(MsgFormat.OBJECT));
    if (object.isPresent() && method != AttachMethod.OLE.code() && isMessage(object.get())) {
      if (depth > 0) {
        values.add(Pr.ATTACH_METHOD.with(AttachMethod.EMBEDDED_MSG.code()));
        return AttachmentData.ofMessage(
            PropertyBag.of(values),
            message(object.get(), MsgFormat.EMBEDDED_HEADER, text, depth - 1));
      }
      losses.add("messages that are nested too deep are attachments with their storages");
      values.add(Pr.ATTACH_METHOD.with(AttachMethod.OLE.code()));
    }
    Optional<StoredStream> data = storage.stream(MsgFormat.stream(MsgFormat.DATA));
    if (object.isPresent() && data.isEmpty()) {
      return AttachmentData.ofBytes(PropertyBag.of(values), () -> file(object.get()));
    }
    if (data.isEmpty() && hasContent(method)) {
      losses.add("the content of an attachment is missing");
    }
    if (method == AttachMethod.EMBEDDED_MSG.code()) {
      values.add(Pr.ATTACH_METHOD.with(AttachMethod.BY_VALUE.code()));
    }
    StoredStream content = data.orElseGet(() -> StoredStream.of(new byte[0]));
    return AttachmentData.ofBytes(PropertyBag.of(values), content::open);
  }

  static boolean hasContent(int method) {
    return method == AttachMethod.BY_VALUE.code()
        || method == AttachMethod.EMBEDDED_MSG.code()
        || method == AttachMethod.OLE.code();
  }

  /** A storage as a compound file of its own. */
  private static InputStream file(Storage storage) {
    try {
      return FileWriting.open(storage);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
