// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.map;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.Property;
import org.mapiosgi.mime.internal.header.Header;
import org.mapiosgi.mime.internal.part.Losses;
import org.mapiosgi.mime.message.AttachmentData;
import org.mapiosgi.mime.message.MessageData;
import org.mapiosgi.mime.message.PropertyBag;
import org.mapiosgi.mime.tnef.NoTnefException;
import org.mapiosgi.mime.tnef.TnefReader;
import org.mapiosgi.mime.tnef.TnefReading;

/** Replaces the TNEF part of a mail by its properties and attachments ([MS-OXCMAIL] 2.2.3). */
public final class TnefOpener {
  private static final Set<String> TYPES = Set.of("application/ms-tnef", "application/vnd.ms-tnef");
  private static final String USUAL_NAME = "winmail.dat";
  private static final PropTag<Binary> TNEF_CORRELATION_KEY = PropTag.binary(0x007F);

  /** The header of a mail knows these better: senders wrote the TNEF before they sent it. */
  private static final Set<Property<?>> OF_HEADER =
      Set.of(
          Pr.TRANSPORT_MESSAGE_HEADERS,
          Pr.INTERNET_MESSAGE_ID,
          Pr.CLIENT_SUBMIT_TIME,
          Pr.MESSAGE_DELIVERY_TIME,
          Pr.SENDER_NAME,
          Pr.SENDER_ADDRTYPE,
          Pr.SENDER_EMAIL_ADDRESS,
          Pr.SENDER_ENTRYID,
          MimeTags.SENDER_SEARCH_KEY,
          MimeTags.SENDER_SMTP_ADDRESS,
          Pr.SENT_REPRESENTING_NAME,
          Pr.SENT_REPRESENTING_ADDRTYPE,
          Pr.SENT_REPRESENTING_EMAIL_ADDRESS,
          Pr.SENT_REPRESENTING_ENTRYID,
          Pr.SENT_REPRESENTING_SEARCH_KEY,
          MimeTags.SENT_REPRESENTING_SMTP_ADDRESS);

  /** These describe the message in the store of its sender. */
  private static final Set<Property<?>> OF_SENDERS_STORE =
      Set.of(
          Pr.MESSAGE_FLAGS,
          Pr.ENTRYID,
          Pr.PARENT_ENTRYID,
          Pr.STORE_ENTRYID,
          Pr.RECORD_KEY,
          Pr.INSTANCE_KEY);

  private final TnefReader reader;
  private final RtfBody rtf = new RtfBody();

  /** An opener for any number of mails. */
  public TnefOpener(int depth, int recipients) {
    reader = new TnefReader().withDepth(depth).withRecipients(recipients);
  }

  /** The message with its first TNEF part opened; the same message if there is none. */
  MessageData open(MessageData message, Header header, Losses losses) {
    List<AttachmentData> attachments = new ArrayList<>();
    Optional<MessageData> opened = Optional.empty();
    for (AttachmentData attachment : message.attachments()) {
      Optional<MessageData> tnef =
          opened.isEmpty() && mayBeTnef(attachment)
              ? read(attachment, header, losses)
              : Optional.empty();
      if (tnef.isPresent()) {
        opened = tnef;
        attachments.addAll(tnef.get().attachments());
      } else {
        attachments.add(attachment);
      }
    }
    return opened.map(tnef -> merged(message, tnef, attachments, losses)).orElse(message);
  }

  private static boolean mayBeTnef(AttachmentData attachment) {
    return attachment.content().isPresent()
        && (TYPES.contains(text(attachment, Pr.ATTACH_MIME_TAG))
            || text(attachment, Pr.ATTACH_LONG_FILENAME).equalsIgnoreCase(USUAL_NAME));
  }

  private static String text(AttachmentData attachment, PropTag<String> tag) {
    return attachment.properties().get(tag).orElse("");
  }

  private Optional<MessageData> read(AttachmentData attachment, Header header, Losses losses) {
    String name = "'" + text(attachment, Pr.ATTACH_LONG_FILENAME) + "'";
    try {
      TnefReading read = reader.read(attachment.content().orElseThrow().toByteArray());
      if (!belongsTo(header, read.message().properties())) {
        return Optional.empty();
      }
      read.losses().forEach(loss -> losses.add("TNEF part " + name + ": " + loss));
      return Optional.of(read.message());
    } catch (NoTnefException e) {
      losses.add("TNEF part " + name + ": " + e.getMessage() + "; it is an attachment");
      return Optional.empty();
    }
  }

  /** A mail that was forwarded may hold the TNEF of another one ([MS-OXCMAIL] 2.1.3.2.26). */
  private static boolean belongsTo(Header header, PropertyBag tnef) {
    Optional<String> key =
        tnef.get(TNEF_CORRELATION_KEY)
            .map(bytes -> new String(bytes.toByteArray(), StandardCharsets.ISO_8859_1))
            .map(text -> text.replace("\0", "").strip());
    Optional<String> wanted = header.body("x-ms-tnef-correlator").map(String::strip);
    return key.isEmpty() || wanted.isEmpty() || key.equals(wanted);
  }

  private MessageData merged(
      MessageData mail, MessageData tnef, List<AttachmentData> attachments, Losses losses) {
    List<PropValue> values = new ArrayList<>(mail.properties().values());
    for (PropValue value : tnef.properties().values()) {
      Property<?> property = value.property();
      boolean isInHeader =
          OF_HEADER.contains(property) && mail.properties().get(property).isPresent();
      if (!isInHeader && !OF_SENDERS_STORE.contains(property)) {
        values.add(value);
      }
    }
    values.addAll(rtf.bodies(tnef.properties(), PropertyBag.of(values), losses));
    return new MessageData(
        PropertyBag.of(values),
        mail.recipients().isEmpty() ? tnef.recipients() : mail.recipients(),
        attachments);
  }
}
