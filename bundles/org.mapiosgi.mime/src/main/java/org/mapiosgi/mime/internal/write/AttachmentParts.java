// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.write;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mapiosgi.mime.internal.encode.CanonicalLines;
import org.mapiosgi.mime.internal.encode.ContentProfile;
import org.mapiosgi.mime.internal.encode.Tokens;
import org.mapiosgi.mime.internal.encode.TransferEncoding;
import org.mapiosgi.mime.internal.map.MimeTags;
import org.mapiosgi.mime.internal.write.AttachmentFields.Disposition;
import org.mapiosgi.mime.message.AttachmentData;
import org.mapiosgi.mime.message.Content;

/** Makes the parts of attachments. Looks at text, messages and S/MIME before they are written. */
final class AttachmentParts {
  /** The method of a calendar object is within this many bytes. */
  private static final int METHOD_WITHIN = 1 << 16;

  private static final int IDENTIFIER_WITHIN = 32;

  /** The object identifiers of pkcs7-signedData and pkcs7-envelopedData (RFC 5652). */
  private static final Map<String, String> SMIME_TYPES =
      Map.of("2a864886f70d010702", "signed-data", "2a864886f70d010703", "enveloped-data");

  private static final Pattern METHOD = Pattern.compile("(?im)^method:\\s{0,20}([a-z-]{1,40})");

  /**
   * Makes the part of an attachment.
   *
   * @param number its place among the attachments as they are written, from 1
   * @param alone whether the part is the whole mail
   */
  Entity part(AttachmentData attachment, int number, Disposition disposition, boolean alone)
      throws IOException {
    String declared = AttachmentFields.type(attachment);
    if (attachment.embedded().isPresent()) {
      return new Entity.Nested(
          AttachmentFields.of(attachment, "message/rfc822", number, disposition, List.of()),
          attachment.embedded().get());
    }
    Content content = attachment.content().orElseThrow();
    String type = declared.startsWith("multipart/") ? AttachmentFields.OPAQUE : declared;
    TransferEncoding encoding = TransferEncoding.BASE64;
    boolean mended = false;
    if (type.startsWith("message/")) {
      ContentProfile canonical = profile(content, true);
      // Such a part must not be encoded (RFC 2046, 5.2); if it has to be, it is another type.
      boolean plain = canonical.isSevenBit();
      mended = plain;
      encoding = plain ? TransferEncoding.SEVEN_BIT : TransferEncoding.BASE64;
      type = plain ? type : AttachmentFields.OPAQUE;
    } else if (type.startsWith("text/")) {
      ContentProfile profile = profile(content, false);
      boolean lines = profile.hasCanonicalLines() && (!alone || profile.endsLine());
      encoding = lines ? profile.forText() : TransferEncoding.BASE64;
    }
    List<String> fields =
        new ArrayList<>(
            AttachmentFields.of(
                attachment, type, number, disposition, parameters(attachment, type, content)));
    fields.add("Content-Transfer-Encoding: " + encoding.label());
    return new Entity.Leaf(fields, body(content, encoding, mended));
  }

  private static Entity.Body body(Content content, TransferEncoding encoding, boolean mended) {
    return out -> {
      try (InputStream in = content.open()) {
        if (mended) {
          CanonicalLines lines = new CanonicalLines(out);
          in.transferTo(lines);
          lines.finish();
        } else {
          encoding.write(in, out);
        }
      }
    };
  }

  private static ContentProfile profile(Content content, boolean mended) throws IOException {
    try (InputStream in = content.open()) {
      return ContentProfile.of(in, mended);
    }
  }

  /** The parameters of a type that the content or a property says. */
  private static List<String> parameters(AttachmentData attachment, String type, Content content)
      throws IOException {
    List<String> parameters = new ArrayList<>();
    if (type.startsWith("text/")) {
      attachment
          .properties()
          .get(MimeTags.TEXT_ATTACHMENT_CHARSET)
          .filter(charset -> Tokens.isToken(charset) && charset.length() <= 60)
          .ifPresent(charset -> parameters.add("charset=" + charset));
    }
    if (type.equals("text/calendar")) {
      method(content).ifPresent(method -> parameters.add("method=" + method));
    }
    if (type.endsWith("pkcs7-mime")) {
      smimeType(content).ifPresent(kind -> parameters.add("smime-type=" + kind));
    }
    return parameters;
  }

  /** The kind of an S/MIME object, by the identifier near its beginning (RFC 8551, 3.2.2). */
  private static Optional<String> smimeType(Content content) throws IOException {
    try (InputStream in = content.open()) {
      String start = HexFormat.of().formatHex(in.readNBytes(IDENTIFIER_WITHIN));
      return SMIME_TYPES.entrySet().stream()
          .filter(type -> start.contains(type.getKey()))
          .map(Map.Entry::getValue)
          .findFirst();
    }
  }

  /** The method of a calendar object (RFC 6047, 2.4). */
  private static Optional<String> method(Content content) throws IOException {
    try (InputStream in = content.open()) {
      Matcher matcher =
          METHOD.matcher(new String(in.readNBytes(METHOD_WITHIN), StandardCharsets.ISO_8859_1));
      return matcher.find()
          ? Optional.of(matcher.group(1).toUpperCase(Locale.ROOT))
          : Optional.empty();
    }
  }
}
