// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.write;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.mime.internal.encode.FieldText;
import org.mapiosgi.mime.internal.encode.Parameters;
import org.mapiosgi.mime.internal.encode.Tokens;
import org.mapiosgi.mime.internal.map.FileNames;
import org.mapiosgi.mime.internal.map.MimeTags;
import org.mapiosgi.mime.internal.text.SafeName;
import org.mapiosgi.mime.message.AttachmentData;
import org.mapiosgi.mime.message.PropertyBag;

/** Makes the fields of attachments ([MS-OXCMAIL] 2.1.3.4). */
final class AttachmentFields {
  static final String OPAQUE = "application/octet-stream";

  /** RFC 6838, 4.2. */
  private static final int LONGEST_TYPE = 127;

  private AttachmentFields() {}

  /** The ways in which a reader of mail shows an attachment. */
  enum Disposition {
    /** As a file. */
    ATTACHMENT,
    /** Within the HTML. */
    INLINE,
    /** As its type says. */
    NONE
  }

  /** The type of an attachment in lower case; {@link #OPAQUE} if it names none. */
  static String type(AttachmentData attachment) {
    String type =
        attachment.properties().get(Pr.ATTACH_MIME_TAG).orElse(OPAQUE).toLowerCase(Locale.ROOT);
    int slash = type.indexOf('/');
    boolean named =
        slash > 0
            && type.length() <= LONGEST_TYPE
            && Tokens.isToken(type.substring(0, slash))
            && Tokens.isToken(type.substring(slash + 1));
    return named ? type : OPAQUE;
  }

  /**
   * The fields of an attachment, without its encoding.
   *
   * @param type to write
   * @param number its place among the attachments as they are written, from 1
   * @param more further parameters of the type, each as name and value
   */
  static List<String> of(
      AttachmentData attachment,
      String type,
      int number,
      Disposition disposition,
      List<String> more) {
    PropertyBag properties = attachment.properties();
    Optional<String> name = name(attachment, type, number);
    List<String> fields = new ArrayList<>();
    FieldText contentType = new FieldText("Content-Type").word(type);
    more.forEach(parameter -> contentType.attached(";").word(parameter));
    name.ifPresent(text -> Parameters.add(contentType, "name", text));
    fields.add(contentType.toString());
    if (disposition != Disposition.NONE) {
      fields.add(disposition(disposition, name, properties));
    }
    properties
        .get(Pr.ATTACH_CONTENT_ID)
        .flatMap(AttachmentFields::contentId)
        .ifPresent(fields::add);
    properties
        .get(MimeTags.ATTACH_CONTENT_LOCATION)
        .flatMap(text -> url("Content-Location", text))
        .ifPresent(fields::add);
    properties
        .get(MimeTags.ATTACH_CONTENT_BASE)
        .flatMap(text -> url("Content-Base", text))
        .ifPresent(fields::add);
    return fields;
  }

  private static String disposition(
      Disposition disposition, Optional<String> name, PropertyBag properties) {
    FieldText field =
        new FieldText("Content-Disposition").word(disposition.name().toLowerCase(Locale.ROOT));
    name.ifPresent(text -> Parameters.add(field, "filename", text));
    time(field, "creation-date", properties, Pr.CREATION_TIME);
    time(field, "modification-date", properties, Pr.LAST_MODIFICATION_TIME);
    return field.toString();
  }

  private static void time(
      FieldText field, String parameter, PropertyBag properties, PropTag<Instant> tag) {
    properties
        .get(tag)
        .flatMap(FieldGroups::dateText)
        .ifPresent(text -> Parameters.addPlain(field, parameter, text));
  }

  /** The name to write. The name that a reader makes for a part without one is not written. */
  private static Optional<String> name(AttachmentData attachment, String type, int number) {
    PropertyBag properties = attachment.properties();
    Optional<String> name =
        properties
            .get(Pr.ATTACH_LONG_FILENAME)
            .or(() -> properties.get(Pr.ATTACH_FILENAME))
            .or(
                () ->
                    properties
                        .get(Pr.DISPLAY_NAME)
                        .filter(text -> attachment.content().isPresent()))
            .map(SafeName::of)
            .filter(text -> !text.isEmpty());
    boolean nameless =
        attachment.embedded().isPresent()
            || type.startsWith("message/")
            || type.equals("text/calendar");
    return name.filter(text -> !nameless || !text.equals(FileNames.made(number, type)));
  }

  /** The field of a content id; empty if it is none. */
  static Optional<String> contentId(String id) {
    String bare = id.replaceAll("[^ -~]|[<>]", "").strip();
    return bare.isEmpty() || bare.length() > FieldText.LONGEST_WORD
        ? Optional.empty()
        : Optional.of(new FieldText("Content-ID").word("<" + bare + ">").toString());
  }

  /** A field that holds a URL; empty if it fits into no line. */
  static Optional<String> url(String name, String text) {
    StringBuilder ascii = new StringBuilder(text.length());
    for (byte b : text.strip().getBytes(StandardCharsets.UTF_8)) {
      if (b > 0x20 && b < 0x7F) {
        ascii.append((char) b);
      } else {
        ascii.append('%').append(Tokens.hex(b));
      }
    }
    return ascii.isEmpty() || ascii.length() > FieldText.LONGEST_WORD
        ? Optional.empty()
        : Optional.of(new FieldText(name).word(ascii.toString()).toString());
  }
}
