// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.part;

import java.io.InputStream;
import org.mapiosgi.mime.internal.text.Bytes;
import org.mapiosgi.mime.message.Content;

/** The body of a part, decoded while it is read. */
public final class PartContent implements Content {
  private final Bytes body;
  private final String encoding;

  PartContent(Bytes body, String encoding) {
    this.body = body;
    this.encoding = encoding;
  }

  /** Bytes that are not encoded. */
  public static PartContent plain(Bytes bytes) {
    return new PartContent(bytes, "binary");
  }

  @Override
  public InputStream open() {
    return switch (encoding) {
      case "base64", "b64", "x-base64" ->
          Base64Stream.isBase64(body) ? new Base64Stream(body) : body.stream();
      case "quoted-printable", "quotedprintable", "quoted-print" -> new QuotedPrintable(body);
      case "x-uuencode", "uuencode", "x-uue", "uue" -> Uuencoded.decode(body).stream();
      default -> body.stream();
    };
  }

  /** Whether the bytes are other ones in the mail. */
  boolean isEncoded() {
    return switch (encoding) {
      case "7bit", "8bit", "binary" -> false;
      default -> true;
    };
  }

  /** Whether some of it could not be decoded. */
  public boolean isDamaged() {
    return (encoding.equals("base64") || encoding.equals("b64"))
        && (!Base64Stream.isBase64(body) || Base64Stream.junk(body) > 0);
  }

  /** Whether there are no bytes. */
  public boolean isEmpty() {
    return body.size() == 0;
  }

  /** The encoded bytes. */
  Bytes body() {
    return body;
  }
}
