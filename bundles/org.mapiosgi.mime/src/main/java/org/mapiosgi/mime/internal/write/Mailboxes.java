// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.write;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.mime.internal.encode.Tokens;
import org.mapiosgi.mime.internal.header.MailAddress;
import org.mapiosgi.mime.internal.map.MimeTags;
import org.mapiosgi.mime.internal.map.OneOffEntryId;
import org.mapiosgi.mime.message.MessageData;
import org.mapiosgi.mime.message.PropertyBag;

/** Finds the internet addresses of a message's senders and recipients ([MS-OXCMAIL] 2.1.3.1). */
final class Mailboxes {
  private static final String SMTP = "SMTP";

  /** Receives no mail (RFC 2606). */
  private static final String NO_DOMAIN = "unknown.invalid";

  /** The low bits of PR_RECIPIENT_TYPE; the others say how far the sending has come. */
  private static final int TYPE_MASK = 0x0F;

  private final MessageData message;
  private final String domain;

  /**
   * The mailboxes of a message.
   *
   * @param domain of the addresses that the writer makes; empty for the domain of the sender
   */
  Mailboxes(MessageData message, Optional<String> domain) {
    this.message = message;
    this.domain = domain.or(() -> senderDomain(message.properties())).orElse(NO_DOMAIN);
  }

  /** The properties that describe a mailbox. */
  private record Tags(
      PropTag<String> name,
      PropTag<String> smtp,
      PropTag<String> type,
      PropTag<String> address,
      PropTag<EntryId> id) {
    static final Tags SENDER =
        new Tags(
            Pr.SENDER_NAME,
            MimeTags.SENDER_SMTP_ADDRESS,
            Pr.SENDER_ADDRTYPE,
            Pr.SENDER_EMAIL_ADDRESS,
            Pr.SENDER_ENTRYID);
    static final Tags REPRESENTED =
        new Tags(
            Pr.SENT_REPRESENTING_NAME,
            MimeTags.SENT_REPRESENTING_SMTP_ADDRESS,
            Pr.SENT_REPRESENTING_ADDRTYPE,
            Pr.SENT_REPRESENTING_EMAIL_ADDRESS,
            Pr.SENT_REPRESENTING_ENTRYID);
    static final Tags RECIPIENT =
        new Tags(Pr.DISPLAY_NAME, Pr.SMTP_ADDRESS, Pr.ADDRTYPE, Pr.EMAIL_ADDRESS, Pr.ENTRYID);
  }

  private static Optional<String> senderDomain(PropertyBag properties) {
    return smtp(properties, Tags.SENDER)
        .or(() -> smtp(properties, Tags.REPRESENTED))
        .map(address -> address.substring(address.lastIndexOf('@') + 1))
        .filter(name -> Tokens.isDotAtom(name) && Tokens.isPrintable(name));
  }

  /** The domain of the addresses and ids that the writer makes. */
  String domain() {
    return domain;
  }

  /** The mailbox of From: the represented sender, or else the actual one. */
  Optional<MailAddress> from() {
    return of(message.properties(), Tags.REPRESENTED).or(this::actualSender);
  }

  /** The mailbox of Sender; empty if it is the one of From. */
  Optional<MailAddress> sender() {
    return actualSender().filter(sender -> !from().equals(Optional.of(sender)));
  }

  private Optional<MailAddress> actualSender() {
    return of(message.properties(), Tags.SENDER);
  }

  /** The recipients of a type: MAPI_TO, MAPI_CC or MAPI_BCC. */
  List<MailAddress> recipients(int type) {
    return message.recipients().stream()
        .filter(recipient -> (recipient.get(Pr.RECIPIENT_TYPE).orElse(1) & TYPE_MASK) == type)
        .flatMap(recipient -> of(recipient, Tags.RECIPIENT).stream())
        .toList();
  }

  List<MailAddress> replyTo() {
    return message
        .properties()
        .get(Pr.REPLY_RECIPIENT_ENTRIES)
        .map(OneOffEntryId::readList)
        .orElse(List.of())
        .stream()
        .map(Mailboxes::withoutRepeatedName)
        .toList();
  }

  /** The mailbox that read receipts go to: From if no other is named. */
  Optional<MailAddress> receiptsTo() {
    return message
        .properties()
        .get(MimeTags.READ_RECEIPT_ENTRYID)
        .flatMap(OneOffEntryId::read)
        .map(Mailboxes::withoutRepeatedName)
        .or(this::from);
  }

  private Optional<MailAddress> of(PropertyBag properties, Tags tags) {
    String address = smtp(properties, tags).or(() -> imcea(properties, tags)).orElse("");
    MailAddress mailbox = new MailAddress(properties.get(tags.name()).orElse(""), address);
    return Optional.of(withoutRepeatedName(mailbox))
        .filter(found -> !found.name().isBlank() || !found.address().isEmpty());
  }

  private static MailAddress withoutRepeatedName(MailAddress mailbox) {
    return mailbox.name().equals(mailbox.address())
        ? new MailAddress("", mailbox.address())
        : mailbox;
  }

  private static Optional<String> smtp(PropertyBag properties, Tags tags) {
    return text(properties, tags.smtp())
        .or(() -> text(properties, tags.address()).filter(address -> isSmtp(properties, tags)))
        .or(
            () ->
                properties
                    .get(tags.id())
                    .flatMap(OneOffEntryId::read)
                    .map(MailAddress::address)
                    .filter(address -> !address.isEmpty()));
  }

  private static boolean isSmtp(PropertyBag properties, Tags tags) {
    return text(properties, tags.type()).orElse(SMTP).equalsIgnoreCase(SMTP);
  }

  private static Optional<String> text(PropertyBag properties, PropTag<String> tag) {
    return properties.get(tag).filter(text -> !text.isBlank());
  }

  /** An address of another kind in the form of an internet address ([MS-OXCMAIL] 2.1.3.1.8). */
  private Optional<String> imcea(PropertyBag properties, Tags tags) {
    return text(properties, tags.address())
        .map(
            address ->
                "IMCEA"
                    + escaped(properties.get(tags.type()).orElse("").toUpperCase(Locale.ROOT))
                    + "-"
                    + escaped(address)
                    + "@"
                    + domain);
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (Tokens.isAlphanumeric(b) || b == '-' || b == '=') {
        out.append((char) b);
      } else if (b == '/') {
        out.append('_');
      } else {
        out.append('+').append(Tokens.hex(b));
      }
    }
    return out.toString();
  }
}
