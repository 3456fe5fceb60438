// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.tnef;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.store.AttachMethod;
import org.mapiosgi.mime.internal.part.Losses;
import org.mapiosgi.mime.internal.property.SafeNames;
import org.mapiosgi.mime.internal.text.Bytes;
import org.mapiosgi.mime.message.AttachmentData;
import org.mapiosgi.mime.message.MessageData;
import org.mapiosgi.mime.message.PropertyBag;

/** Collects the attributes of one attachment ([MS-OXTNEF] 2.1.3.3.12 and behind). */
final class TnefAttachment {
  private static final UUID IID_MESSAGE = UUID.fromString("00020307-0000-0000-c000-000000000046");
  private static final int TYPE_OLE = 2;
  private static final int MAC_BINARY = 1;

  private final TnefText text;
  private final LegacyValues read;
  private final Losses losses;
  private final List<PropValue> legacy = new ArrayList<>();
  private final List<PropValue> listed = new ArrayList<>();
  private @Nullable Bytes content;
  private @Nullable UUID contentInterface;
  private @Nullable Bytes data;

  TnefAttachment(TnefText text, Losses losses) {
    this.text = text;
    this.read = new LegacyValues(text);
    this.losses = losses;
  }

  void take(TnefAttribute attribute, TnefAttribute.Name name) {
    Bytes value = attribute.data();
    switch (name) {
      case ATTACH_REND_DATA -> rendering(value);
      case ATTACH_DATA -> data = value;
      case ATTACH_TITLE -> title(read.text(value));
      case ATTACH_TRANSPORT_FILENAME -> put(TnefTags.ATTACH_TRANSPORT_NAME, read.text(value));
      case ATTACH_META_FILE -> put(TnefTags.ATTACH_RENDERING, Binary.of(value.toByteArray()));
      case ATTACH_CREATE_DATE ->
          LegacyValues.date(value).ifPresent(date -> put(Pr.CREATION_TIME, date));
      case ATTACH_MODIFY_DATE ->
          LegacyValues.date(value).ifPresent(date -> put(Pr.LAST_MODIFICATION_TIME, date));
      case ATTACHMENT -> list(value, attribute.toString());
      default -> {}
    }
  }

  /** The attachment. A message within it is read by the function, if it can be. */
  AttachmentData build(Function<Bytes, Optional<MessageData>> messages) {
    List<PropValue> values = new ArrayList<>();
    values.add(Pr.ATTACH_METHOD.with(AttachMethod.BY_VALUE.code()));
    values.addAll(legacy);
    values.addAll(listed);
    SafeNames.in(values);
    Bytes bytes = content != null ? content : data != null ? data : Bytes.of(new byte[0]);
    Optional<MessageData> message =
        IID_MESSAGE.equals(contentInterface) ? messages.apply(bytes) : Optional.empty();
    if (message.isPresent()) {
      values.add(Pr.ATTACH_METHOD.with(AttachMethod.EMBEDDED_MSG.code()));
      return AttachmentData.ofMessage(PropertyBag.of(values), message.get());
    }
    if (IID_MESSAGE.equals(contentInterface)) {
      values.add(Pr.ATTACH_METHOD.with(AttachMethod.BY_VALUE.code()));
    }
    return AttachmentData.ofBytes(PropertyBag.of(values), bytes::stream);
  }

  private void list(Bytes value, String where) {
    PropertyList list = new PropertyList(new TnefInput(value), text, where, losses);
    list.read();
    listed.addAll(list.values());
    list.content().ifPresent(found -> content = found);
    list.contentInterface().ifPresent(found -> contentInterface = found);
  }

  /** RENDDATA: type, position, width, height and flags. */
  private void rendering(Bytes value) {
    TnefInput input = new TnefInput(value);
    try {
      int type = input.int16();
      put(Pr.ATTACH_METHOD, (type == TYPE_OLE ? AttachMethod.OLE : AttachMethod.BY_VALUE).code());
      put(Pr.RENDERING_POSITION, input.int32());
      input.int32();
      if ((input.int32() & MAC_BINARY) != 0) {
        put(TnefTags.ATTACH_ENCODING, TnefTags.MAC_BINARY);
      }
    } catch (TnefInput.EndException e) {
      losses.add("the value of attAttachRendData cannot be read");
    }
  }

  private void title(String title) {
    put(Pr.ATTACH_FILENAME, title);
    put(Pr.ATTACH_LONG_FILENAME, title);
  }

  private <T> void put(PropTag<T> tag, T value) {
    legacy.add(tag.with(value));
  }
}
