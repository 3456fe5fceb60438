// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.model;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.NamedProperty;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.Property;
import org.mapiosgi.api.store.Recipient;
import org.mapiosgi.binding.emulator.SentAttachment;
import org.mapiosgi.binding.emulator.SentMessage;

/** The content of a message that was sent, as tests see it. */
final class SentContent implements SentMessage {
  private final Mailbox mailbox;
  private final MessageContent content;

  /**
   * A message of a mailbox.
   *
   * @param mailbox gives the ids of named properties
   */
  SentContent(Mailbox mailbox, MessageContent content) {
    this.mailbox = mailbox;
    this.content = content;
  }

  @Override
  public String subject() {
    return content.properties().text(Pr.SUBJECT);
  }

  @Override
  public String body() {
    return content.properties().text(Pr.BODY);
  }

  @Override
  public Optional<String> html() {
    return find(Pr.HTML).map(bytes -> new String(bytes.toByteArray(), StandardCharsets.UTF_8));
  }

  @Override
  public List<Recipient> recipients() {
    return content.recipients().stream().map(SentContent::recipient).toList();
  }

  private static Recipient recipient(PropertyMap properties) {
    return Recipient.of(
        Recipient.Type.of(properties.number(Pr.RECIPIENT_TYPE)),
        properties.text(Pr.DISPLAY_NAME),
        properties.text(Pr.ADDRTYPE),
        properties.text(Pr.EMAIL_ADDRESS));
  }

  @Override
  public List<SentAttachment> attachments() {
    return content.attachments().values().stream()
        .<SentAttachment>map(properties -> new Attached(properties))
        .toList();
  }

  @Override
  public <T> Optional<T> find(Property<T> property) {
    return find(content.properties(), property, tag(property));
  }

  private PropTag<?> tag(Property<?> property) {
    return property instanceof NamedProperty<?> named
        ? mailbox.locked(() -> mailbox.names().tag(named, false))
        : PropTag.of(property);
  }

  private static <T> Optional<T> find(
      PropertyMap properties, Property<T> property, PropTag<?> tag) {
    PropValue value = properties.find(tag.id());
    return value == null || value.property().type() != property.type()
        ? Optional.empty()
        : Optional.of(property.valueType().fromWire(value.value()));
  }

  @Override
  public String toString() {
    return "'" + subject() + "' to " + recipients();
  }

  /** An attachment. */
  private record Attached(PropertyMap properties) implements SentAttachment {
    @Override
    public String fileName() {
      String name = properties.text(Pr.ATTACH_LONG_FILENAME);
      return name.isEmpty() ? properties.text(Pr.ATTACH_FILENAME) : name;
    }

    @Override
    public String mimeType() {
      return properties.text(Pr.ATTACH_MIME_TAG);
    }

    @Override
    public Binary content() {
      return SentContent.find(properties, Pr.ATTACH_DATA_BIN, Pr.ATTACH_DATA_BIN)
          .orElse(Binary.of());
    }
  }
}
