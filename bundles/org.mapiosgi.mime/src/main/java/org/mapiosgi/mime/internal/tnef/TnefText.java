// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.tnef;

import java.nio.charset.StandardCharsets;
import org.mapiosgi.mime.internal.text.Bytes;
import org.mapiosgi.mime.internal.text.MailCharset;
import org.mapiosgi.mime.internal.text.TextDecoder;

/** Reads text, which a zero ends. */
final class TnefText {
  private final TextDecoder decoder;
  private final MailCharset charset;

  /** Text of 8 bits is in this charset. */
  TnefText(TextDecoder decoder, MailCharset charset) {
    this.decoder = decoder;
    this.charset = charset;
  }

  String string8(Bytes bytes) {
    return upToZero(decoder.decodeFrom(charset, bytes.toByteArray()));
  }

  static String unicode(Bytes bytes) {
    return upToZero(new String(bytes.toByteArray(), StandardCharsets.UTF_16LE));
  }

  private static String upToZero(String text) {
    int zero = text.indexOf(0);
    return zero < 0 ? text : text.substring(0, zero);
  }
}
