// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.write;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.mime.internal.encode.CanonicalLines;
import org.mapiosgi.mime.internal.encode.ContentProfile;
import org.mapiosgi.mime.internal.header.HeaderParser;
import org.mapiosgi.mime.internal.text.Bytes;
import org.mapiosgi.mime.message.AttachmentData;
import org.mapiosgi.mime.message.Content;
import org.mapiosgi.mime.message.MessageData;

/**
 * Writes a mail that is signed as a whole ([MS-OXOSMIME] 2.1): its only attachment holds all parts,
 * and not a byte of them may change.
 */
final class SignedPart {
  private static final String CLASS = "ipm.note.smime.multipartsigned";

  /** The header of the parts is within this many bytes. */
  private static final int HEADER_WITHIN = 1 << 16;

  private final HeaderParser parser;

  SignedPart(HeaderParser parser) {
    this.parser = parser;
  }

  /** The parts of a signed message; empty if the message is not signed, or not in this form. */
  Optional<Entity> of(MessageData message) throws IOException {
    String messageClass = message.properties().get(Pr.MESSAGE_CLASS).orElse("");
    if (!messageClass.toLowerCase(Locale.ROOT).startsWith(CLASS)
        || message.attachments().size() != 1) {
      return Optional.empty();
    }
    AttachmentData attachment = message.attachments().get(0);
    Optional<Content> content = attachment.content();
    return content.isPresent() && AttachmentFields.type(attachment).equals("multipart/signed")
        ? of(content.get())
        : Optional.empty();
  }

  private Optional<Entity> of(Content content) throws IOException {
    HeaderParser.Parsed parsed;
    try (InputStream in = content.open()) {
      parsed = parser.parse(Bytes.of(in.readNBytes(HEADER_WITHIN)));
    }
    Optional<String> type =
        parsed
            .header()
            .first("content-type")
            .filter(field -> field.body().toLowerCase(Locale.ROOT).startsWith("multipart/signed"))
            .flatMap(KeptFields::unchanged);
    if (type.isEmpty()) {
      return Optional.empty();
    }
    List<String> fields = new ArrayList<>(List.of(type.get()));
    try (InputStream in = content.open()) {
      if (ContentProfile.of(in).isEightBit()) {
        fields.add("Content-Transfer-Encoding: 8bit");
      }
    }
    return Optional.of(new Entity.Leaf(fields, body(content, parsed.bodyStart())));
  }

  /** Signatures are made over lines with CRLF (RFC 8551, 3.1.1). */
  private static Entity.Body body(Content content, int from) {
    return out -> {
      try (InputStream in = content.open()) {
        in.skipNBytes(from);
        CanonicalLines lines = new CanonicalLines(out);
        in.transferTo(lines);
        lines.finish();
      }
    };
  }
}
