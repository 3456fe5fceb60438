// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.mapiosgi.api.property.Pr;

/**
 * Holds the content of a message: its stored properties, recipients and attachments. Immutable: an
 * open message changes a copy of its own, and saving puts that in the place of the store's.
 *
 * @param properties the stored properties
 * @param recipients one a recipient
 * @param attachments by number
 * @param embedded the messages that attachments are, by the number of the attachment
 * @param nextAttachment the number of the next attachment
 */
public record MessageContent(
    PropertyMap properties,
    List<PropertyMap> recipients,
    SortedMap<Integer, PropertyMap> attachments,
    SortedMap<Integer, MessageContent> embedded,
    int nextAttachment)
    implements MessageSource {

  /** Nothing. */
  public static final MessageContent EMPTY =
      new MessageContent(PropertyMap.EMPTY, List.of(), new TreeMap<>(), new TreeMap<>(), 0);

  /** Copies the collections. */
  public MessageContent {
    recipients = List.copyOf(recipients);
    attachments = Collections.unmodifiableSortedMap(new TreeMap<>(attachments));
    embedded = Collections.unmodifiableSortedMap(new TreeMap<>(embedded));
  }

  @Override
  public PropertySource stored() {
    return properties;
  }

  @Override
  public boolean hasAttachments() {
    return !attachments.isEmpty();
  }

  @Override
  public int size() {
    return Sizes.of(this);
  }

  @Override
  public String names(int recipientType) {
    return recipients.stream()
        .filter(recipient -> recipient.number(Pr.RECIPIENT_TYPE) == recipientType)
        .map(recipient -> recipient.text(Pr.DISPLAY_NAME))
        .collect(Collectors.joining("; "));
  }

  @Override
  public MessageContent whole() {
    return this;
  }

  /** The embedded message of an attachment; empty if it has none. */
  public Optional<MessageContent> embeddedIn(int number) {
    return Optional.ofNullable(embedded.get(number));
  }

  /** The same with other properties. */
  public MessageContent properties(UnaryOperator<PropertyMap> change) {
    return new MessageContent(
        change.apply(properties), recipients, attachments, embedded, nextAttachment);
  }

  /** The same with PR_SEARCH_KEY, which a message keeps when it is moved or copied. */
  public MessageContent keyed(UUID id) {
    return properties(all -> all.withDefault(Pr.SEARCH_KEY, MessageView.key(id)));
  }

  /** The same with more recipients. */
  public MessageContent addRecipients(List<PropertyMap> more) {
    List<PropertyMap> all = new ArrayList<>(recipients);
    all.addAll(more);
    return withRecipients(all);
  }

  /** The same with other recipients. */
  public MessageContent withRecipients(List<PropertyMap> others) {
    return new MessageContent(properties, others, attachments, embedded, nextAttachment);
  }

  /** The same with the next attachment's number taken. */
  public MessageContent takeAttachmentNumber() {
    return new MessageContent(properties, recipients, attachments, embedded, nextAttachment + 1);
  }

  /** The same without an attachment. Its number is not used again. */
  public MessageContent withoutAttachment(int number) {
    SortedMap<Integer, PropertyMap> left = new TreeMap<>(attachments);
    left.remove(number);
    SortedMap<Integer, MessageContent> messages = new TreeMap<>(embedded);
    messages.remove(number);
    return new MessageContent(properties, recipients, left, messages, nextAttachment);
  }

  /**
   * The same with an attachment added or replaced.
   *
   * @param message the embedded message of the attachment; empty if it has none
   */
  public MessageContent withAttachment(
      int number, PropertyMap attachment, Optional<MessageContent> message) {
    SortedMap<Integer, PropertyMap> all = new TreeMap<>(attachments);
    all.put(number, attachment);
    SortedMap<Integer, MessageContent> messages = new TreeMap<>(embedded);
    messages.remove(number);
    message.ifPresent(content -> messages.put(number, content));
    return new MessageContent(
        properties, recipients, all, messages, Math.max(nextAttachment, number + 1));
  }

  /** The same with the attachments of another message instead. */
  public MessageContent withAttachmentsOf(MessageContent other) {
    return new MessageContent(
        properties,
        recipients,
        other.attachments,
        other.embedded,
        Math.max(nextAttachment, other.nextAttachment));
  }
}
