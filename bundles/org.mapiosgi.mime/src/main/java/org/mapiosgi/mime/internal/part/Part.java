// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.part;

import java.util.List;
import org.mapiosgi.mime.internal.header.ContentValue;
import org.mapiosgi.mime.internal.header.Header;
import org.mapiosgi.mime.internal.text.Bytes;

/** A part of a mail, or a mail itself. Immutable. */
public final class Part {
  private final Header header;
  private final ContentValue type;
  private final ContentValue disposition;
  private final String mimeType;
  private final Bytes raw;
  private final Bytes body;
  private final List<Part> children;

  Part(Header header, String mimeType, Bytes raw, Bytes body, List<Part> children) {
    this.header = header;
    this.type = ContentValue.parse(header.body("content-type").orElse(""));
    this.disposition = ContentValue.parse(header.body("content-disposition").orElse(""));
    this.mimeType = mimeType;
    this.raw = raw;
    this.body = body;
    this.children = List.copyOf(children);
  }

  /** Its header. */
  public Header header() {
    return header;
  }

  /** Its Content-Type, as it is written. */
  public ContentValue type() {
    return type;
  }

  /** Its Content-Disposition, as it is written. */
  public ContentValue disposition() {
    return disposition;
  }

  /** The type that it is taken for, such as {@code text/plain}. */
  public String mimeType() {
    return mimeType;
  }

  /** The part as it stands in the mail, with its header. */
  public Bytes raw() {
    return raw;
  }

  /** The content that follows its header, decoded. */
  public PartContent content() {
    return new PartContent(body, header.word("content-transfer-encoding").orElse("7bit"));
  }

  /** The parts of a multipart; the message of a message/rfc822. Empty for all others. */
  public List<Part> children() {
    return children;
  }

  /** Whether it is a multipart whose parts were found. */
  public boolean isMultipart() {
    return mimeType.startsWith("multipart/") && !children.isEmpty();
  }

  /** Whether it holds a message that was taken apart. */
  public boolean isMessage() {
    return !mimeType.startsWith("multipart/") && !children.isEmpty();
  }
}
