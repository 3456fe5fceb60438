// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.msg;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.mapiosgi.api.property.PropType;
import org.mapiosgi.mime.internal.text.CharsetNames;
import org.mapiosgi.mime.internal.text.MailCharset;
import org.mapiosgi.mime.internal.text.TextDecoder;

/** Decodes text; that of 8 bits is in the code page of its message. */
public final class StoredText {
  private static final String DEFAULT_CHARSET = "windows-1252";

  private final CharsetNames names;
  private final TextDecoder decoder;
  private final MailCharset charset;
  private final Optional<Integer> unknown;

  /** Text of messages that name no code page. */
  public StoredText(CharsetNames names) {
    this(
        names,
        new TextDecoder(names),
        names.named(DEFAULT_CHARSET).orElse(MailCharset.UTF_8),
        Optional.empty());
  }

  private StoredText(
      CharsetNames names, TextDecoder decoder, MailCharset charset, Optional<Integer> unknown) {
    this.names = names;
    this.decoder = decoder;
    this.charset = charset;
    this.unknown = unknown;
  }

  /** Text in another code page; in this one if the other is unknown. */
  StoredText inCodePage(int codePage) {
    Optional<MailCharset> other = names.ofCodePage(codePage);
    return new StoredText(
        names,
        decoder,
        other.orElse(charset),
        other.isPresent() ? Optional.empty() : Optional.of(codePage));
  }

  /** The code page that the message names, if it is unknown. */
  Optional<Integer> unknownCodePage() {
    return unknown;
  }

  /**
   * Decodes a text.
   *
   * @param terminated whether a zero that ends the text is no part of it
   */
  String decode(PropType type, byte[] bytes, boolean terminated) {
    String text =
        type == PropType.UNICODE
            ? new String(bytes, 0, bytes.length & ~1, StandardCharsets.UTF_16LE)
            : decoder.decodeFrom(charset, bytes);
    return terminated && text.endsWith("\0") ? text.substring(0, text.length() - 1) : text;
  }
}
