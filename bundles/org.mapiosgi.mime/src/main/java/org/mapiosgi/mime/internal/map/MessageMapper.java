// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.mime.internal.body.BodyFinder;
import org.mapiosgi.mime.internal.body.BodyText;
import org.mapiosgi.mime.internal.header.AddressParser;
import org.mapiosgi.mime.internal.header.DateParser;
import org.mapiosgi.mime.internal.header.Header;
import org.mapiosgi.mime.internal.header.ParameterText;
import org.mapiosgi.mime.internal.part.Losses;
import org.mapiosgi.mime.internal.part.Part;
import org.mapiosgi.mime.internal.part.Uuencoded;
import org.mapiosgi.mime.internal.text.EncodedWords;
import org.mapiosgi.mime.internal.text.TextDecoder;
import org.mapiosgi.mime.message.AttachmentData;
import org.mapiosgi.mime.message.MessageData;

/** Maps a mail, and the mails within it, to MAPI messages. */
public final class MessageMapper {
  private final HeaderMapper headers;
  private final AddressMapper addresses;
  private final BodyMapper bodies;
  private final AttachmentMapper attachments;
  private final MessageClassMapper classes = new MessageClassMapper();
  private final TnefOpener tnef;
  private final int longestBody;
  private final Losses losses;

  /**
   * A mapper for one mail.
   *
   * @param mostRecipients the greatest number of recipients of a message
   * @param longestBody the greatest number of bytes of a body
   */
  public MessageMapper(
      TextDecoder decoder,
      EncodedWords words,
      TnefOpener tnef,
      int mostRecipients,
      int longestBody,
      Losses losses) {
    this.tnef = tnef;
    this.longestBody = longestBody;
    this.losses = losses;
    DateParser dates = new DateParser();
    headers = new HeaderMapper(words, dates);
    addresses = new AddressMapper(new AddressParser(words), mostRecipients, losses);
    bodies = new BodyMapper(new BodyText(decoder));
    FileNames names = new FileNames(new ParameterText(decoder, words));
    attachments = new AttachmentMapper(names, dates, losses);
  }

  /** Maps a message. */
  public MessageData map(Part message) {
    BodyFinder found = new BodyFinder(message, longestBody, losses);
    BagBuilder properties = new BagBuilder();
    String messageClass = classes.of(message, found.calendar());
    properties.put(Pr.MESSAGE_CLASS, messageClass);
    headers.put(message.header(), properties);
    addresses.put(message.header(), properties);
    BodyMapper.Found inBodies = bodies.put(message, found, properties);
    List<AttachmentData> attached =
        messageClass.equals(MessageClassMapper.MULTIPART_SIGNED)
            ? List.of(attachments.signed(message))
            : attached(found.attachments(), inBodies.files(), inBodies.shown());
    MessageData mapped =
        new MessageData(properties.build(), addresses.recipients(message.header()), attached);
    return tnef.open(mapped, message.header(), losses);
  }

  /** Maps a header alone, as of a message without bodies and attachments. */
  public MessageData map(Header header) {
    BagBuilder properties = new BagBuilder();
    headers.put(header, properties);
    addresses.put(header, properties);
    return new MessageData(properties.build(), addresses.recipients(header), List.of());
  }

  private List<AttachmentData> attached(
      List<BodyFinder.Attached> parts, List<Uuencoded.File> files, Set<String> shown) {
    List<AttachmentData> attached = new ArrayList<>(parts.size() + files.size());
    for (BodyFinder.Attached part : parts) {
      attached.add(
          attachments.map(part, attached.size() + 1, shown, this::map, headers::subjectOf));
    }
    for (Uuencoded.File file : files) {
      attached.add(attachments.map(file, attached.size() + 1));
    }
    return attached;
  }
}
