// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.map;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.mime.internal.body.BodyFinder;
import org.mapiosgi.mime.internal.header.DateParser;
import org.mapiosgi.mime.internal.header.Header;
import org.mapiosgi.mime.internal.part.Losses;
import org.mapiosgi.mime.internal.part.Part;
import org.mapiosgi.mime.internal.part.PartContent;
import org.mapiosgi.mime.internal.part.Uuencoded;
import org.mapiosgi.mime.internal.text.SafeName;
import org.mapiosgi.mime.message.AttachmentData;
import org.mapiosgi.mime.message.MessageData;

/** Maps parts that are attachments ([MS-OXCMAIL] 2.2.3.4). */
public final class AttachmentMapper {
  private static final int ATTACH_BY_VALUE = 1;
  private static final int ATTACH_EMBEDDED_MSG = 5;
  private static final int ATT_MHTML_REF = 4;
  private static final Pattern CID = Pattern.compile("(?i)\\bcid:([^\"'\\s<>)]{1,500})");

  private final FileNames names;
  private final DateParser dates;
  private final Losses losses;

  AttachmentMapper(FileNames names, DateParser dates, Losses losses) {
    this.names = names;
    this.dates = dates;
    this.losses = losses;
  }

  /** The content ids that an HTML body shows. */
  public static Set<String> references(String html) {
    Set<String> ids = new HashSet<>();
    Matcher matcher = CID.matcher(html);
    while (matcher.find()) {
      ids.add(matcher.group(1).replace("%40", "@"));
    }
    return ids;
  }

  /**
   * Maps a part.
   *
   * @param number of the attachment, from 1
   * @param shown the content ids that the HTML body shows
   * @param messages maps a message within the part
   * @param subjects names a message within the part
   */
  AttachmentData map(
      BodyFinder.Attached attached,
      int number,
      Set<String> shown,
      Function<Part, MessageData> messages,
      Function<Header, String> subjects) {
    Part part = attached.part();
    boolean message = part.isMessage() && part.children().get(0).header().isOfMail();
    String name = names.declared(part);
    String subject = message ? subjects.apply(part.children().get(0).header()) : "";
    String shownName = name.isEmpty() ? subject : name;
    if (name.isEmpty()) {
      name = FileNames.made(number, part.mimeType());
    }
    BagBuilder properties = new BagBuilder();
    properties.put(Pr.ATTACH_METHOD, message ? ATTACH_EMBEDDED_MSG : ATTACH_BY_VALUE);
    named(name, shownName.isEmpty() ? name : shownName, properties);
    properties.put(Pr.ATTACH_MIME_TAG, part.mimeType());
    content(part, attached.related(), shown, properties);
    time(part, "creation-date").ifPresent(at -> properties.put(Pr.CREATION_TIME, at));
    time(part, "modification-date").ifPresent(at -> properties.put(Pr.LAST_MODIFICATION_TIME, at));
    if (message) {
      return AttachmentData.ofMessage(properties.build(), messages.apply(part.children().get(0)));
    }
    PartContent content = bytes(part);
    if (content.isDamaged()) {
      losses.add("the base64 of '" + name + "' is damaged");
    }
    return AttachmentData.ofBytes(properties.build(), content);
  }

  /** A multipart that was not taken apart keeps its header, without which it means nothing. */
  private static PartContent bytes(Part part) {
    return part.mimeType().startsWith("multipart/")
        ? PartContent.plain(part.raw())
        : part.content();
  }

  private static void named(String name, String shownName, BagBuilder properties) {
    properties.put(Pr.ATTACH_LONG_FILENAME, name);
    properties.put(Pr.ATTACH_FILENAME, FileNames.shortForm(name));
    properties.put(Pr.DISPLAY_NAME, shownName);
    properties.putText(MimeTags.ATTACH_EXTENSION, SafeName.extension(name));
    properties.put(Pr.RENDERING_POSITION, -1);
  }

  private static void content(
      Part part, boolean related, Set<String> shown, BagBuilder properties) {
    Header header = part.header();
    String id = header.body("content-id").map(AttachmentMapper::withoutBrackets).orElse("");
    properties.putText(Pr.ATTACH_CONTENT_ID, id);
    properties.putText(
        MimeTags.ATTACH_CONTENT_LOCATION, header.body("content-location").orElse(""));
    properties.putText(MimeTags.ATTACH_CONTENT_BASE, header.body("content-base").orElse(""));
    boolean isShown = !id.isEmpty() && shown.contains(id);
    if (isShown || related) {
      properties.put(Pr.ATTACH_FLAGS, ATT_MHTML_REF);
    }
    if (isShown) {
      properties.put(Pr.ATTACHMENT_HIDDEN, true);
    }
    if (part.mimeType().startsWith("text/")) {
      properties.putText(MimeTags.TEXT_ATTACHMENT_CHARSET, part.type().parameter("charset"));
    }
  }

  static String withoutBrackets(String id) {
    return id.replaceAll("^\\s*<|>\\s*$", "").strip();
  }

  private Optional<Instant> time(Part part, String parameter) {
    String text = part.disposition().parameter(parameter);
    return text.isEmpty() ? Optional.empty() : dates.parse(text);
  }

  /** Maps a file that was found in the text. */
  AttachmentData map(Uuencoded.File file, int number) {
    String name = SafeName.of(file.name());
    if (name.isEmpty()) {
      name = FileNames.made(number, "application/octet-stream");
    }
    BagBuilder properties = new BagBuilder();
    properties.put(Pr.ATTACH_METHOD, ATTACH_BY_VALUE);
    named(name, name, properties);
    properties.put(Pr.ATTACH_MIME_TAG, "application/octet-stream");
    return AttachmentData.ofBytes(properties.build(), PartContent.plain(file.content()));
  }

  /** Maps a mail that is signed as a whole. The signed bytes must stay in one piece. */
  AttachmentData signed(Part message) {
    BagBuilder properties = new BagBuilder();
    properties.put(Pr.ATTACH_METHOD, ATTACH_BY_VALUE);
    named("smime.p7m", "smime.p7m", properties);
    properties.put(Pr.ATTACH_MIME_TAG, message.mimeType());
    String head =
        message.header().first("content-type").map(field -> field.raw() + "\r\n\r\n").orElse("");
    return AttachmentData.ofBytes(
        properties.build(), new Joined(head.getBytes(StandardCharsets.UTF_8), message.content()));
  }
}
