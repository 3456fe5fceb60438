// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.MsgFlag;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.binding.emulator.EmulatorSettings;
import org.mapiosgi.binding.emulator.SentMessage;

/** Sends submitted messages and delivers those that arrive. Used under the mailbox's lock. */
public final class Transport {
  private static final int MAPI_BCC = 3;

  private final Mailbox mailbox;
  private final EmulatorSettings settings;
  private final MessageKeeper keeper;
  private final List<Consumer<SentMessage>> observers;

  /**
   * The transport of a mailbox.
   *
   * @param keeper keeps messages that are sent
   */
  public Transport(Mailbox mailbox, EmulatorSettings settings, MessageKeeper keeper) {
    this(mailbox, settings, keeper, new CopyOnWriteArrayList<>());
  }

  private Transport(
      Mailbox mailbox,
      EmulatorSettings settings,
      MessageKeeper keeper,
      List<Consumer<SentMessage>> observers) {
    this.mailbox = mailbox;
    this.settings = settings;
    this.keeper = keeper;
    this.observers = observers;
  }

  /** Makes the transport of another mailbox on the same server, with the same observers. */
  public Transport beside(Mailbox other, EmulatorSettings otherSettings) {
    return new Transport(other, otherSettings, MessageKeeper.NONE, observers);
  }

  /** Adds an observer of sent messages. Any thread. */
  public void observe(Consumer<SentMessage> observer) {
    observers.add(Objects.requireNonNull(observer, "observer"));
  }

  /** The address book entry of the user. */
  public EntryId identity() {
    return mailbox.ids().of(EntryIds.Kind.MAIL_USER, EntryIds.named("user"));
  }

  /** The properties of the user's address book entry. */
  public PropertyMap user() {
    return PropertyMap.of(
        Pr.ENTRYID.with(identity()),
        Pr.OBJECT_TYPE.with(EntryIds.Kind.MAIL_USER.objectType()),
        Pr.DISPLAY_TYPE.with(0),
        Pr.DISPLAY_NAME.with(settings.displayName()),
        Pr.ADDRTYPE.with("SMTP"),
        Pr.EMAIL_ADDRESS.with(settings.address()),
        Pr.SMTP_ADDRESS.with(settings.address()));
  }

  /** Content as it is submitted: with who sends it, and when. */
  public MessageContent stamp(MessageContent content) {
    return content.properties(
        properties ->
            properties
                .with(Pr.SENDER_NAME, settings.displayName())
                .with(Pr.SENDER_ADDRTYPE, "SMTP")
                .with(Pr.SENDER_EMAIL_ADDRESS, settings.address())
                .with(Pr.SENDER_ENTRYID, identity())
                .withDefault(Pr.SENT_REPRESENTING_NAME, settings.displayName())
                .withDefault(Pr.SENT_REPRESENTING_ADDRTYPE, "SMTP")
                .withDefault(Pr.SENT_REPRESENTING_EMAIL_ADDRESS, settings.address())
                .withDefault(Pr.SENT_REPRESENTING_ENTRYID, identity())
                .withDefault(Pr.INTERNET_MESSAGE_ID, "<" + UUID.randomUUID() + "@emulator.invalid>")
                .with(Pr.CLIENT_SUBMIT_TIME, mailbox.now()));
  }

  /**
   * Takes a message that was submitted. A store that is not coupled leaves it for a spooler, which
   * a service does not have. A message whose time has not come stays in the Outbox until then.
   */
  public void submit(MessageNode message) {
    if (!settings.coupled()) {
      return;
    }
    Optional<Instant> later = later(message);
    if (later.isPresent()) {
      mailbox.defer(later.get(), () -> sendIfDue(message));
    } else {
      send(message);
    }
  }

  /** The time before which a message is not sent; empty if that time has come. */
  private Optional<Instant> later(MessageNode message) {
    PropValue value = message.content().properties().find(Pr.DEFERRED_SEND_TIME.id());
    return value != null && value.value() instanceof Instant time && time.isAfter(mailbox.now())
        ? Optional.of(time)
        : Optional.empty();
  }

  /** Not if it was taken back since, and not if it was then put off again. */
  private void sendIfDue(MessageNode message) {
    boolean waits = (message.flags() & MsgFlag.SUBMIT.mask()) != 0 && later(message).isEmpty();
    if (waits && mailbox.message(message.id()).filter(message::equals).isPresent()) {
      send(message);
    }
  }

  private void send(MessageNode message) {
    MessageContent content = message.content();
    SentMessage sent = new SentContent(mailbox, content);
    observers.forEach(observer -> observer.accept(sent));
    boolean toSelf = content.recipients().stream().anyMatch(this::isSelf);
    int flags =
        (message.flags() & ~(MsgFlag.SUBMIT.mask() | MsgFlag.UNSENT.mask()))
            | MsgFlag.READ.mask()
            | MsgFlag.FROMME.mask();
    mailbox.change(message, content, flags);
    if (content.properties().isTrue(Pr.DELETE_AFTER_SUBMIT)) {
      keeper.keep(mailbox.sentItems(), message);
      mailbox.delete(message);
    } else {
      Optional<FolderNode> to = sentFolder(content);
      MessageNode copy = to.map(folder -> mailbox.move(message, folder)).orElse(message);
      keeper.moved(message, copy);
      keeper.keep(copy.folder, copy);
    }
    if (toSelf) {
      boolean receipt = content.properties().isTrue(Pr.READ_RECEIPT_REQUESTED);
      arrive(arrived(content), MsgFlag.FROMME.mask() | (receipt ? MsgFlag.RN_PENDING.mask() : 0));
    }
  }

  private Optional<FolderNode> sentFolder(MessageContent content) {
    PropValue value = content.properties().find(Pr.SENTMAIL_ENTRYID.id());
    if (value == null) {
      return Optional.empty();
    }
    EntryId id = Pr.SENTMAIL_ENTRYID.valueType().fromWire(value.value());
    // The folder of a deferred message may have been deleted since its SubmitMessage.
    return mailbox
        .findFolder("IMessage::SubmitMessage", id)
        .or(() -> Optional.of(mailbox.sentItems()));
  }

  private boolean isSelf(PropertyMap recipient) {
    String address = recipient.text(Pr.EMAIL_ADDRESS);
    if (address.isEmpty()) {
      address = recipient.text(Pr.SMTP_ADDRESS);
    }
    PropValue entry = recipient.find(Pr.ENTRYID.id());
    boolean entryIsSelf = entry != null && entry.value().equals(identity().bytes());
    return entryIsSelf
        || address.equalsIgnoreCase(settings.address())
        || (address.isEmpty()
            && recipient.text(Pr.DISPLAY_NAME).equalsIgnoreCase(settings.displayName()));
  }

  private MessageContent arrived(MessageContent sent) {
    List<PropertyMap> visible =
        sent.recipients().stream()
            .filter(recipient -> recipient.number(Pr.RECIPIENT_TYPE) != MAPI_BCC)
            .toList();
    return sent.withRecipients(visible)
        .properties(
            properties ->
                properties
                    .without(
                        id ->
                            id == Pr.SENTMAIL_ENTRYID.id()
                                || id == Pr.DELETE_AFTER_SUBMIT.id()
                                || id == Pr.SEARCH_KEY.id())
                    .with(Pr.RECEIVED_BY_NAME, settings.displayName())
                    .with(Pr.RECEIVED_BY_EMAIL_ADDRESS, settings.address())
                    .with(Pr.MESSAGE_DELIVERY_TIME, mailbox.now()));
  }

  /** A message comes into the Inbox. */
  public MessageNode arrive(MessageContent content, int flags) {
    MessageNode message =
        mailbox.add(mailbox.newId(), mailbox.inbox(), content, flags | MsgFlag.UNMODIFIED.mask());
    mailbox.tellCreated(message);
    mailbox.tellNewMail(message);
    return message;
  }
}
