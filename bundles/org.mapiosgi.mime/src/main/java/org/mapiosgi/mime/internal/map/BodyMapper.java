// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.map;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Set;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.mime.internal.body.BodyFinder;
import org.mapiosgi.mime.internal.body.BodyText;
import org.mapiosgi.mime.internal.part.Part;
import org.mapiosgi.mime.internal.part.Uuencoded;
import org.mapiosgi.mime.internal.text.Bytes;

/** Maps the bodies ([MS-OXCMAIL] 2.2.3.3). */
final class BodyMapper {
  private static final int NATIVE_TEXT = 1;
  private static final int NATIVE_HTML = 3;

  private final BodyText texts;

  BodyMapper(BodyText texts) {
    this.texts = texts;
  }

  /**
   * The other contents of the bodies.
   *
   * @param files found in the plain text
   * @param shown content ids that the HTML shows
   */
  record Found(List<Uuencoded.File> files, Set<String> shown) {}

  /** Puts the bodies of a message. */
  Found put(Part message, BodyFinder bodies, BagBuilder properties) {
    Part html = bodies.html();
    Part plain = bodies.text();
    List<Uuencoded.File> files = List.of();
    BodyText.Body text = null;
    if (plain != null) {
      Bytes bytes = Bytes.of(plain.content().toByteArray());
      files = Uuencoded.find(bytes);
      text = texts.plain(plain, without(files, bytes));
      properties.put(Pr.BODY, plain == message ? withoutLastLineEnd(text.text()) : text.text());
    }
    Set<String> shown = Set.of();
    if (html != null) {
      byte[] bytes = html.content().toByteArray();
      BodyText.Body markup = texts.html(html, bytes);
      shown = AttachmentMapper.references(markup.text());
      properties.put(Pr.HTML, Binary.of(bytes));
      properties.put(Pr.INTERNET_CPID, markup.codePage());
      if (text == null) {
        properties.put(Pr.BODY, texts.textOf(markup.text()));
      }
      header(html, properties);
    } else if (text != null) {
      properties.put(Pr.INTERNET_CPID, text.codePage());
    }
    if (html != null || text != null) {
      properties.put(Pr.NATIVE_BODY_INFO, html != null ? NATIVE_HTML : NATIVE_TEXT);
    }
    return new Found(files, shown);
  }

  private static void header(Part html, BagBuilder properties) {
    properties.putText(
        MimeTags.BODY_CONTENT_ID,
        html.header().body("content-id").map(AttachmentMapper::withoutBrackets).orElse(""));
    properties.putText(
        MimeTags.BODY_CONTENT_LOCATION, html.header().body("content-location").orElse(""));
  }

  private static byte[] without(List<Uuencoded.File> files, Bytes text) {
    if (files.isEmpty()) {
      return text.toByteArray();
    }
    ByteArrayOutputStream left = new ByteArrayOutputStream();
    int at = 0;
    for (Uuencoded.File file : files) {
      left.writeBytes(text.part(at, file.from()).toByteArray());
      at = file.to();
    }
    left.writeBytes(text.part(at, text.size()).toByteArray());
    return left.toByteArray();
  }

  /** It ends the mail, as the one before a boundary ends a part. */
  private static String withoutLastLineEnd(String text) {
    return text.endsWith("\r\n") ? text.substring(0, text.length() - 2) : text;
  }
}
