// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.part;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mapiosgi.mime.internal.header.ContentValue;
import org.mapiosgi.mime.internal.header.Header;
import org.mapiosgi.mime.internal.header.HeaderField;
import org.mapiosgi.mime.internal.header.HeaderParser;
import org.mapiosgi.mime.internal.text.Bytes;

/**
 * Takes a mail apart. The outer parts are found first, so that nothing in one part reaches into
 * another. A part that lies deeper than the limits allow stays in one piece, as an attachment.
 */
public final class PartParser {
  /** A boundary has 70 characters by RFC 2046; a line that is compared has no more than these. */
  private static final int LONGEST_BOUNDARY = 1_000;

  private static final String OPAQUE = "application/octet-stream";

  private final HeaderParser headers;
  private final int deepest;
  private final int mostParts;
  private final Losses losses;
  private int parts;

  /**
   * A parser for one mail.
   *
   * @param deepest the greatest number of levels
   * @param mostParts the greatest number of parts
   */
  public PartParser(HeaderParser headers, int deepest, int mostParts, Losses losses) {
    this.headers = headers;
    this.deepest = deepest;
    this.mostParts = mostParts;
    this.losses = losses;
  }

  /** Takes a whole mail apart. */
  public Part parse(Bytes mail) {
    return parse(mail, "text/plain", 0);
  }

  private Part parse(Bytes raw, String defaultType, int depth) {
    parts++;
    HeaderParser.Parsed parsed = headers.parse(raw);
    Header header = parsed.header();
    Bytes body = raw.part(parsed.bodyStart(), raw.size());
    ContentValue type = ContentValue.parse(header.body("content-type").orElse(""));
    String mimeType = mimeType(type, defaultType);
    if (depth >= deepest && (isMessage(mimeType) || mimeType.startsWith("multipart/"))) {
      losses.add(
          "its parts are nested more than " + deepest + " deep; the deepest are one attachment");
      return new Part(header, mimeType, raw, body, List.of());
    }
    if (mimeType.startsWith("multipart/")) {
      List<Part> children = children(body, type, mimeType, depth);
      String kind = children.isEmpty() ? defaultType : mimeType;
      return new Part(header, kind, raw, body, children);
    }
    if (isMessage(mimeType) && !type.value().equals("message/partial")) {
      return new Part(header, mimeType, raw, body, List.of(message(header, body, depth)));
    }
    return new Part(header, mimeType, raw, body, List.of());
  }

  private static boolean isMessage(String mimeType) {
    return mimeType.equals("message/rfc822") || mimeType.equals("message/global");
  }

  private static String mimeType(ContentValue type, String otherwise) {
    String value = type.value();
    int slash = value.indexOf('/');
    if (value.isEmpty() || value.equals("text")) {
      return otherwise;
    }
    return slash < 1 || slash == value.length() - 1 ? OPAQUE : value;
  }

  /** A mail in a mail must not be encoded (RFC 2046 5.2.1), and often is. */
  private Part message(Header header, Bytes body, int depth) {
    PartContent content =
        new PartContent(body, header.word("content-transfer-encoding").orElse("7bit"));
    Bytes mail = content.isEncoded() ? Bytes.of(content.toByteArray()) : body;
    return parse(mail, "text/plain", depth + 1);
  }

  private List<Part> children(Bytes body, ContentValue type, String mimeType, int depth) {
    Optional<byte[]> boundary = boundary(body, type);
    if (boundary.isEmpty()) {
      return List.of();
    }
    String defaultType = mimeType.equals("multipart/digest") ? "message/rfc822" : "text/plain";
    List<Part> children = new ArrayList<>();
    int begin = -1;
    boolean closed = false;
    int at = 0;
    while (at < body.size()) {
      int lineEnd = body.lineEnd(at);
      int next = Math.min(lineEnd + 1, body.size());
      int delimiter = delimiter(body, at, lineEnd, boundary.get());
      if (delimiter >= 0) {
        if (begin >= 0 && parts >= mostParts) {
          break;
        }
        if (begin >= 0) {
          add(children, body, begin, at, defaultType, depth);
        }
        closed = delimiter == 1;
        begin = closed ? -1 : next;
      }
      at = next;
    }
    if (begin >= 0) {
      rest(children, body, begin, at < body.size(), defaultType, depth);
    }
    return children;
  }

  /** The last part: it has no boundary behind it, or the limit of parts is reached. */
  private void rest(
      List<Part> children, Bytes body, int begin, boolean limited, String defaultType, int depth) {
    if (limited) {
      losses.add("it has more than " + mostParts + " parts; those behind are one attachment");
      Bytes rest = body.part(begin, body.size());
      Header unknown =
          new Header(List.of(new HeaderField("content-type", "Content-Type: " + OPAQUE)));
      children.add(new Part(unknown, OPAQUE, rest, rest, List.of()));
    } else {
      losses.add("its end is missing: a part has no boundary behind it");
      add(children, body, begin, body.size(), defaultType, depth);
    }
  }

  private void add(
      List<Part> children, Bytes body, int from, int lineStart, String defaultType, int depth) {
    int to = lineStart;
    // The line end before a boundary belongs to the boundary.
    if (to > from && to < body.size() && body.at(to - 1) == '\n') {
      to--;
      if (to > from && body.at(to - 1) == '\r') {
        to--;
      }
    }
    if (to > from) {
      children.add(parse(body.part(from, to), defaultType, depth + 1));
    }
  }

  /** The declared boundary; if there is none, a line that looks like one. */
  private static Optional<byte[]> boundary(Bytes body, ContentValue type) {
    String declared = type.parameter("boundary").stripTrailing();
    if (declared.isEmpty()) {
      declared = type.parameter("boundary*").stripTrailing();
    }
    if (!declared.isEmpty() && declared.length() <= LONGEST_BOUNDARY) {
      for (String form : List.of(declared, cut(declared))) {
        byte[] bytes = form.getBytes(StandardCharsets.UTF_8);
        if (occurs(body, bytes)) {
          return Optional.of(bytes);
        }
      }
    }
    return guessed(body);
  }

  /** A comment, or another parameter, may follow a boundary without quotation marks. */
  private static String cut(String boundary) {
    return boundary.split("[\\s,(]", 2)[0];
  }

  private static boolean occurs(Bytes body, byte[] boundary) {
    int at = 0;
    while (at < body.size()) {
      int lineEnd = body.lineEnd(at);
      if (delimiter(body, at, lineEnd, boundary) == 0) {
        return true;
      }
      at = lineEnd + 1;
    }
    return false;
  }

  /** The first line that begins with two hyphens, if a header follows it. */
  private static Optional<byte[]> guessed(Bytes body) {
    int at = 0;
    while (at < body.size()) {
      int lineEnd = body.lineEnd(at);
      int textEnd = body.textEnd(at, lineEnd);
      int next = lineEnd + 1;
      if (textEnd - at > 2
          && textEnd - at < LONGEST_BOUNDARY
          && body.at(at) == '-'
          && body.at(at + 1) == '-'
          && next + 8 < body.size()
          && isContentField(body, next)) {
        return Optional.of(body.part(at + 2, textEnd).toByteArray());
      }
      at = next;
    }
    return Optional.empty();
  }

  private static boolean isContentField(Bytes body, int at) {
    String start = new String(body.part(at, at + 8).toByteArray(), StandardCharsets.ISO_8859_1);
    return start.equalsIgnoreCase("content-");
  }

  /** 0 for a line that is a boundary, 1 for the last one, -1 for any other. */
  private static int delimiter(Bytes body, int from, int lineEnd, byte[] boundary) {
    if (from + 2 + boundary.length > lineEnd
        || body.at(from) != '-'
        || body.at(from + 1) != '-'
        || !body.startsWith(from + 2, boundary)) {
      return -1;
    }
    int at = from + 2 + boundary.length;
    boolean last = at + 1 < lineEnd && body.at(at) == '-' && body.at(at + 1) == '-';
    at += last ? 2 : 0;
    while (at < lineEnd) {
      byte c = body.at(at);
      if (c != ' ' && c != '\t' && c != '\r') {
        return -1;
      }
      at++;
    }
    return last ? 1 : 0;
  }
}
