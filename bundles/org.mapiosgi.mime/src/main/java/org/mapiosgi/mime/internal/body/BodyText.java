// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.body;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.mime.internal.part.Part;
import org.mapiosgi.mime.internal.text.TextDecoder;

/** Makes characters of the body parts. */
public final class BodyText {
  /** HTML declares its charset within this many bytes, or not at all. */
  private static final int META_WITHIN = 4096;

  private static final Pattern META =
      Pattern.compile(
          "(?i)(?:<meta\\b[^>]{0,300}?charset|<\\?xml[^>]{0,200}?encoding)\\s{0,9}=\\s{0,9}[\"']?"
              + "([\\w.:-]{1,60})");

  private final TextDecoder decoder;

  /** Reads with a decoder. */
  public BodyText(TextDecoder decoder) {
    this.decoder = decoder;
  }

  /**
   * The characters of a body.
   *
   * @param text with CRLF at the ends of its lines
   * @param codePage the charset that it was in
   */
  public record Body(String text, int codePage) {}

  /** A plain text part, whose bytes may have been changed since. */
  public Body plain(Part part, byte[] bytes) {
    TextDecoder.Text decoded = decoder.decode(bytes, label(part));
    String text = lines(decoded.text());
    if (part.type().parameter("format").equalsIgnoreCase("flowed")) {
      text = FlowedText.join(text, part.type().parameter("delsp").equalsIgnoreCase("yes"));
    }
    return new Body(text, decoded.codePage());
  }

  /** An HTML part, as HTML. */
  public Body html(Part part, byte[] bytes) {
    return html(bytes, label(part));
  }

  /**
   * HTML that belongs to no part.
   *
   * @param declared the name of its charset; null if the HTML has to say it
   */
  public Body html(byte[] bytes, @Nullable String declared) {
    String label = declared;
    if (label == null) {
      int length = Math.min(bytes.length, META_WITHIN);
      Matcher meta = META.matcher(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
      // HTML whose tags can be read as ASCII is not in UTF-16, even if they say so.
      label =
          meta.find() && !meta.group(1).toLowerCase(Locale.ROOT).startsWith("utf-16")
              ? meta.group(1)
              : null;
    }
    TextDecoder.Text decoded = decoder.decode(bytes, label);
    return new Body(decoded.text(), decoded.codePage());
  }

  /** The plain text of HTML. */
  public String textOf(String html) {
    return HtmlText.of(html);
  }

  private static @Nullable String label(Part part) {
    String label = part.type().parameter("charset");
    return label.isEmpty() ? null : label;
  }

  /** Every line end becomes CRLF; NUL, which ends a MAPI string, is left out. */
  public static String lines(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int index = 0; index < text.length(); index++) {
      char c = text.charAt(index);
      if (c == '\r') {
        int end = index;
        while (end < text.length() && text.charAt(end) == '\r') {
          end++;
        }
        boolean oneLine = end < text.length() && text.charAt(end) == '\n';
        out.append("\r\n".repeat(oneLine ? 1 : end - index));
        index = oneLine ? end : end - 1;
      } else if (c == '\n') {
        out.append("\r\n");
      } else if (c != 0) {
        out.append(c);
      }
    }
    return out.toString();
  }
}
