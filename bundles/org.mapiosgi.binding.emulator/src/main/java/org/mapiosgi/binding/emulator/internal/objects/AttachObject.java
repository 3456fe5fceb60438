// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.objects;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.binding.emulator.internal.model.MessageContent;
import org.mapiosgi.binding.emulator.internal.model.PropertyMap;
import org.mapiosgi.binding.emulator.internal.model.PropertySource;
import org.mapiosgi.binding.emulator.internal.model.Sizes;
import org.mapiosgi.binding.emulator.internal.rules.Refusal;
import org.mapiosgi.spi.NativeInterface;
import org.mapiosgi.spi.NativeObject;

/** IAttach. Its SaveChanges hands it to the message, whose SaveChanges makes it permanent. */
final class AttachObject extends PropsObject {
  private static final int MAPI_ATTACH = 7;
  private static final Set<Integer> COMPUTED =
      Set.of(Pr.ATTACH_NUM.id(), Pr.ATTACH_SIZE.id(), Pr.OBJECT_TYPE.id());

  private final MessageObject message;
  private final int number;
  private PropertyMap properties;
  private Optional<MessageContent> embedded;
  private boolean writable;
  private boolean ended;

  AttachObject(
      World world,
      MessageObject message,
      int number,
      PropertyMap properties,
      Optional<MessageContent> embedded,
      boolean writable) {
    super(world, message, "IAttach");
    this.message = message;
    this.number = number;
    this.properties = properties;
    this.embedded = embedded;
    this.writable = writable;
  }

  static AttachObject create(World world, MessageObject message, int number) {
    PropertyMap properties = PropertyMap.of(Pr.RENDERING_POSITION.with(-1));
    return new AttachObject(world, message, number, properties, Optional.empty(), true);
  }

  /** An attachment's properties as a client, or a row of the attachment table, sees them. */
  static PropertySource view(
      int number, PropertyMap properties, Optional<MessageContent> embedded) {
    return properties.with(
        List.of(
            Pr.ATTACH_NUM.with(number),
            Pr.ATTACH_SIZE.with(Sizes.of(properties) + embedded.map(Sizes::of).orElse(0)),
            Pr.OBJECT_TYPE.with(MAPI_ATTACH)));
  }

  @Override
  PropertySource view() {
    return view(number, properties, embedded);
  }

  @Override
  NativeObject openObject(PropTag<?> tag, NativeInterface<?> wanted, int flags) {
    if (tag.id() != Pr.ATTACH_DATA_OBJ.id() || wanted != NativeInterface.MESSAGE) {
      return super.openObject(tag, wanted, flags);
    }
    boolean modify = (flags & MAPI_MODIFY) != 0;
    if (modify) {
      requireWritable("OpenProperty");
    }
    if ((flags & MAPI_CREATE) != 0) {
      return MessageObject.createEmbedded(world, this, message.session());
    }
    MessageContent content =
        embedded.orElseThrow(
            () -> failure("OpenProperty", HResult.NOT_FOUND, "the attachment is no message"));
    return MessageObject.openEmbedded(world, this, message.session(), content, modify);
  }

  /** Takes an embedded message that was saved; this object's SaveChanges hands it on. */
  void putEmbedded(MessageContent content) {
    requireWritable("SaveChanges");
    embedded = Optional.of(content);
  }

  @Override
  boolean writable() {
    return writable;
  }

  @Override
  Set<Integer> readOnly() {
    return COMPUTED;
  }

  @Override
  void change(UnaryOperator<PropertyMap> change) {
    properties = change.apply(properties);
  }

  @Override
  void save(int flags) {
    message.putAttachment(number, properties, embedded);
    writable = (flags & KEEP_OPEN_READWRITE) != 0;
    ended = flags == 0;
  }

  @Override
  @Nullable Refusal refusal(String operation) {
    return ended
        ? new Refusal(INVALID_OBJECT, "", "SaveChanges without KEEP_OPEN_* has ended its use")
        : super.refusal(operation);
  }
}
