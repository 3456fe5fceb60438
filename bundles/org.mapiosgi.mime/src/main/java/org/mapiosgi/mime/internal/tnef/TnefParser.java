// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.tnef;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.mime.internal.part.Losses;
import org.mapiosgi.mime.internal.text.Bytes;
import org.mapiosgi.mime.internal.text.CharsetNames;
import org.mapiosgi.mime.internal.text.MailCharset;
import org.mapiosgi.mime.internal.text.TextDecoder;
import org.mapiosgi.mime.message.AttachmentData;
import org.mapiosgi.mime.message.MessageData;
import org.mapiosgi.mime.message.PropertyBag;

/** Reads TNEF streams as messages ([MS-OXTNEF] 2.1.3). */
public final class TnefParser {
  private static final String DEFAULT_CHARSET = "cp1252";

  private final CharsetNames names;
  private final TextDecoder decoder;
  private final int mostRecipients;
  private final Losses losses;

  /** A parser of one stream and the streams within it. */
  public TnefParser(CharsetNames names, TextDecoder decoder, int mostRecipients, Losses losses) {
    this.names = names;
    this.decoder = decoder;
    this.mostRecipients = mostRecipients;
    this.losses = losses;
  }

  /** Whether the bytes begin as a TNEF stream does. */
  public static boolean isTnef(Bytes bytes) {
    return TnefStream.isTnef(bytes);
  }

  /**
   * Reads a stream.
   *
   * @param depth how many levels of messages may be within it
   */
  public MessageData parse(Bytes stream, int depth) {
    List<TnefAttribute> attributes = new TnefStream(losses).attributes(stream);
    TnefText text = new TnefText(decoder, charset(attributes));
    LegacyMapper legacy = new LegacyMapper(text, losses);
    List<PropValue> listed = new ArrayList<>();
    List<PropertyBag> recipients = new ArrayList<>();
    List<AttachmentData> attachments = new ArrayList<>();
    @Nullable TnefAttachment attachment = null;
    for (TnefAttribute attribute : attributes) {
      Optional<TnefAttribute.Name> name = attribute.name();
      if (name.isEmpty()) {
        continue;
      }
      if (attribute.ofAttachment()) {
        if (attachment == null || name.get() == TnefAttribute.Name.ATTACH_REND_DATA) {
          end(attachment, attachments, depth);
          attachment = new TnefAttachment(text, losses);
        }
        attachment.take(attribute, name.get());
      } else {
        switch (name.get()) {
          case MSG_PROPS -> listed.addAll(properties(attribute, text));
          case RECIP_TABLE -> recipients(attribute, text, recipients);
          default -> legacy.take(attribute, name.get());
        }
      }
    }
    end(attachment, attachments, depth);
    return new MessageData(message(legacy, listed), recipients, attachments);
  }

  /** Property lists count more than legacy attributes, which hold less. */
  private static PropertyBag message(LegacyMapper legacy, List<PropValue> listed) {
    Optional<String> messageClass = PropertyBag.of(listed).get(Pr.MESSAGE_CLASS);
    List<PropValue> values = new ArrayList<>(legacy.values(messageClass));
    values.addAll(listed);
    return PropertyBag.of(values);
  }

  private MailCharset charset(List<TnefAttribute> attributes) {
    Optional<MailCharset> charset = Optional.empty();
    for (TnefAttribute attribute : attributes) {
      if (attribute.is(TnefAttribute.Name.OEM_CODEPAGE)) {
        charset = LegacyValues.int32(attribute.data()).flatMap(this::codePage);
      }
    }
    return charset.or(() -> names.named(DEFAULT_CHARSET)).orElse(MailCharset.UTF_8);
  }

  private Optional<MailCharset> codePage(int number) {
    Optional<MailCharset> charset = names.ofCodePage(number);
    if (charset.isEmpty() && number != 0) {
      losses.add("its code page " + number + " is unknown");
    }
    return charset;
  }

  private List<PropValue> properties(TnefAttribute attribute, TnefText text) {
    PropertyList list =
        new PropertyList(new TnefInput(attribute.data()), text, attribute.toString(), losses);
    list.read();
    return list.values();
  }

  private void recipients(TnefAttribute attribute, TnefText text, List<PropertyBag> recipients) {
    TnefInput input = new TnefInput(attribute.data());
    try {
      long count = Integer.toUnsignedLong(input.int32());
      for (long number = 0; number < count; number++) {
        if (recipients.size() == mostRecipients) {
          losses.add("it has more than " + mostRecipients + " recipients; those behind are lost");
          return;
        }
        PropertyList row = new PropertyList(input, text, attribute.toString(), losses);
        boolean whole = row.read();
        if (whole || !row.values().isEmpty()) {
          recipients.add(PropertyBag.of(row.values()));
        }
        if (!whole) {
          return;
        }
      }
    } catch (TnefInput.EndException e) {
      losses.add("the properties of " + attribute + " are cut off");
    }
  }

  private void end(
      @Nullable TnefAttachment attachment, List<AttachmentData> attachments, int depth) {
    if (attachment != null) {
      attachments.add(attachment.build(bytes -> embedded(bytes, depth)));
    }
  }

  private Optional<MessageData> embedded(Bytes stream, int depth) {
    if (!TnefStream.isTnef(stream)) {
      losses.add("an embedded message is no TNEF");
      return Optional.empty();
    }
    if (depth == 0) {
      losses.add("messages that are nested too deep are attachments with their bytes");
      return Optional.empty();
    }
    return Optional.of(parse(stream, depth - 1));
  }
}
