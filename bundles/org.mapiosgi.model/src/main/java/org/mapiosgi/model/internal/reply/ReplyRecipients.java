// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.reply;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.store.Identity;
import org.mapiosgi.api.store.Message;
import org.mapiosgi.api.store.Recipient;

/** The recipients of the answers to a message. */
final class ReplyRecipients {
  private final Message original;

  ReplyRecipients(Message original) {
    this.original = original;
  }

  /** The recipients that the sender asked for, otherwise the sender; empty if there is none. */
  List<Recipient> ofReply() {
    Optional<Binary> wanted = original.find(Pr.REPLY_RECIPIENT_ENTRIES);
    if (wanted.isPresent()) {
      List<String> names = List.of(original.get(Pr.REPLY_RECIPIENT_NAMES, "").split(";", -1));
      List<Recipient> all = RecipientIds.list(wanted.get(), names);
      if (!all.isEmpty()) {
        return all;
      }
    }
    return sender().stream().toList();
  }

  /** The user that the message is from: the one represented, otherwise the one who sent it. */
  Optional<Recipient> sender() {
    return user(
            Pr.SENT_REPRESENTING_NAME,
            Pr.SENT_REPRESENTING_ADDRTYPE,
            Pr.SENT_REPRESENTING_EMAIL_ADDRESS,
            Pr.SENT_REPRESENTING_ENTRYID)
        .or(
            () ->
                user(
                    Pr.SENDER_NAME,
                    Pr.SENDER_ADDRTYPE,
                    Pr.SENDER_EMAIL_ADDRESS,
                    Pr.SENDER_ENTRYID));
  }

  private Optional<Recipient> user(
      PropTag<String> name, PropTag<String> type, PropTag<String> address, PropTag<EntryId> id) {
    String text = original.get(address, "");
    Optional<EntryId> entry = original.find(id);
    if (text.isEmpty() && entry.isEmpty()) {
      return Optional.empty();
    }
    String shown = original.get(name, text);
    if (text.isEmpty()) {
      return entry.map(known -> RecipientIds.recipient(known, shown));
    }
    Recipient user = Recipient.of(Recipient.Type.TO, shown, original.get(type, "SMTP"), text);
    return Optional.of(entry.map(user::withEntryId).orElse(user));
  }

  /**
   * The recipients of a reply, and those in the To and Cc lines, each once and without the user. If
   * no recipient is left, the recipients of a reply.
   *
   * @param self the user who answers
   */
  List<Recipient> ofReplyAll(Identity self) {
    List<Recipient> all = new ArrayList<>(ofReply());
    for (Recipient each : original.recipients()) {
      if (each.type() == Recipient.Type.TO || each.type() == Recipient.Type.CC) {
        all.add(each);
      }
    }
    Set<String> addresses = new HashSet<>();
    addresses.add(lower(self.address()));
    original
        .find(Pr.RECEIVED_BY_EMAIL_ADDRESS)
        .map(ReplyRecipients::lower)
        .ifPresent(addresses::add);
    Set<EntryId> entries = new HashSet<>();
    self.entryId().ifPresent(entries::add);
    original.find(Pr.RECEIVED_BY_ENTRYID).ifPresent(entries::add);
    Map<String, Recipient> once = new LinkedHashMap<>();
    for (Recipient each : all) {
      boolean own =
          (!each.address().isEmpty() && addresses.contains(lower(each.address())))
              || each.entryId().filter(entries::contains).isPresent();
      if (!own) {
        once.putIfAbsent(key(each), each);
      }
    }
    Collection<Recipient> others = once.values();
    return others.isEmpty() ? ofReply() : List.copyOf(others);
  }

  private static String lower(String address) {
    return address.toLowerCase(Locale.ROOT);
  }

  private static String key(Recipient recipient) {
    return recipient.address().isEmpty()
        ? recipient.entryId().map(EntryId::toString).orElse(recipient.displayName())
        : lower(recipient.address());
  }
}
