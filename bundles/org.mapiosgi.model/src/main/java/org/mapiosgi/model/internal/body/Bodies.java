// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.body;

import java.nio.charset.StandardCharsets;
import org.mapiosgi.api.store.Body;
import org.mapiosgi.mime.HtmlReader;
import org.mapiosgi.mime.rtf.RtfReading;

/** Makes bodies that can convert themselves. */
public final class Bodies {
  private Bodies() {}

  /** Makes a body of plain text. */
  public static Body plain(String text) {
    return Body.of(Body.Kind.PLAIN, text, () -> text, () -> HtmlDocument.of(text));
  }

  /** Makes a body of an HTML document. */
  public static Body html(String html) {
    return Body.of(Body.Kind.HTML, html, () -> HtmlReader.text(html), () -> html);
  }

  /** Makes a body of the content that RTF encapsulates, or else of the RTF itself. */
  static Body rtf(byte[] rtf, RtfReading reading) {
    return switch (reading.origin()) {
      case HTML -> html(reading.html());
      case TEXT -> plain(reading.text());
      case RTF ->
          Body.of(
              Body.Kind.RTF,
              new String(rtf, StandardCharsets.ISO_8859_1),
              reading::text,
              reading::html);
    };
  }
}
