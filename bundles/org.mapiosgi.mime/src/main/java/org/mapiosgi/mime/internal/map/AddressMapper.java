// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.mime.internal.header.AddressParser;
import org.mapiosgi.mime.internal.header.Header;
import org.mapiosgi.mime.internal.header.HeaderField;
import org.mapiosgi.mime.internal.header.MailAddress;
import org.mapiosgi.mime.internal.part.Losses;
import org.mapiosgi.mime.message.PropertyBag;

/** Maps senders, recipients and addresses to reply to ([MS-OXCMAIL] 2.2.3.1). */
final class AddressMapper {
  private static final String SMTP = "SMTP";

  private final AddressParser parser;
  private final int mostRecipients;
  private final Losses losses;

  AddressMapper(AddressParser parser, int mostRecipients, Losses losses) {
    this.parser = parser;
    this.mostRecipients = mostRecipients;
    this.losses = losses;
  }

  /** Puts the senders of the message, the addresses for replies, and those for receipts. */
  void put(Header header, BagBuilder message) {
    Optional<MailAddress> from = first(header, "from").or(() -> first(header, "return-path"));
    from.ifPresent(mailbox -> representing(mailbox, message));
    first(header, "sender").or(() -> from).ifPresent(mailbox -> sender(mailbox, message));
    List<MailAddress> replyTo = mailboxes(header, "reply-to", mostRecipients);
    if (!replyTo.isEmpty()) {
      message.put(
          Pr.REPLY_RECIPIENT_NAMES,
          replyTo.stream().map(MailAddress::shown).collect(Collectors.joining("; ")));
      message.put(Pr.REPLY_RECIPIENT_ENTRIES, OneOffEntryId.flatList(replyTo));
    }
    receipts(header, message);
  }

  private void receipts(Header header, BagBuilder message) {
    Optional<MailAddress> read =
        first(header, "disposition-notification-to")
            .or(() -> first(header, "x-confirm-reading-to"));
    if (read.isPresent()) {
      message.put(Pr.READ_RECEIPT_REQUESTED, true);
      message.put(MimeTags.NON_RECEIPT_NOTIFICATION_REQUESTED, true);
      message.put(MimeTags.READ_RECEIPT_ENTRYID, OneOffEntryId.of(read.get()));
    }
    if (header.body("return-receipt-to").isPresent()) {
      message.put(Pr.ORIGINATOR_DELIVERY_REPORT_REQUESTED, true);
    }
  }

  private static void representing(MailAddress mailbox, BagBuilder message) {
    message.put(Pr.SENT_REPRESENTING_NAME, mailbox.shown());
    message.put(Pr.SENT_REPRESENTING_ENTRYID, OneOffEntryId.of(mailbox));
    if (!mailbox.address().isEmpty()) {
      message.put(Pr.SENT_REPRESENTING_ADDRTYPE, SMTP);
      message.put(Pr.SENT_REPRESENTING_EMAIL_ADDRESS, mailbox.address());
      message.put(MimeTags.SENT_REPRESENTING_SMTP_ADDRESS, mailbox.address());
      message.put(Pr.SENT_REPRESENTING_SEARCH_KEY, OneOffEntryId.searchKey(mailbox));
    }
  }

  private static void sender(MailAddress mailbox, BagBuilder message) {
    message.put(Pr.SENDER_NAME, mailbox.shown());
    message.put(Pr.SENDER_ENTRYID, OneOffEntryId.of(mailbox));
    if (!mailbox.address().isEmpty()) {
      message.put(Pr.SENDER_ADDRTYPE, SMTP);
      message.put(Pr.SENDER_EMAIL_ADDRESS, mailbox.address());
      message.put(MimeTags.SENDER_SMTP_ADDRESS, mailbox.address());
      message.put(MimeTags.SENDER_SEARCH_KEY, OneOffEntryId.searchKey(mailbox));
    }
  }

  /** The recipients of a message. */
  List<PropertyBag> recipients(Header header) {
    List<PropertyBag> recipients = new ArrayList<>();
    add(recipients, header, "to", 1);
    add(recipients, header, "cc", 2);
    add(recipients, header, "bcc", 3);
    return recipients;
  }

  private void add(List<PropertyBag> recipients, Header header, String name, int type) {
    int room = mostRecipients - recipients.size();
    List<MailAddress> mailboxes = mailboxes(header, name, room + 1);
    if (mailboxes.size() > room) {
      losses.add(
          "it has more than "
              + mostRecipients
              + " recipients; those behind are only in its transport headers");
    }
    mailboxes.stream().limit(room).forEach(mailbox -> recipients.add(recipient(mailbox, type)));
  }

  private static PropertyBag recipient(MailAddress mailbox, int type) {
    BagBuilder recipient = new BagBuilder();
    recipient.put(Pr.RECIPIENT_TYPE, type);
    recipient.put(Pr.DISPLAY_NAME, mailbox.shown());
    recipient.put(Pr.ADDRTYPE, SMTP);
    recipient.put(Pr.EMAIL_ADDRESS, mailbox.address());
    recipient.put(Pr.SMTP_ADDRESS, mailbox.address());
    recipient.put(Pr.ENTRYID, OneOffEntryId.of(mailbox));
    recipient.put(Pr.SEARCH_KEY, OneOffEntryId.searchKey(mailbox));
    return recipient.build();
  }

  private Optional<MailAddress> first(Header header, String name) {
    return mailboxes(header, name, 1).stream().findFirst();
  }

  private List<MailAddress> mailboxes(Header header, String name, int most) {
    List<MailAddress> mailboxes = new ArrayList<>();
    for (HeaderField field : header.all(name)) {
      if (mailboxes.size() < most) {
        mailboxes.addAll(parser.parse(field.body(), most - mailboxes.size()));
      }
    }
    return mailboxes;
  }
}
