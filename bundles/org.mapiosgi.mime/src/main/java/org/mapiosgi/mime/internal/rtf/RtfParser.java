// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.rtf;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.mapiosgi.mime.internal.part.Losses;
import org.mapiosgi.mime.internal.text.Bytes;
import org.mapiosgi.mime.internal.text.CharsetNames;
import org.mapiosgi.mime.internal.text.TextDecoder;

/** Reads RTF documents. */
public final class RtfParser {
  private static final byte[] BEGIN = "{\\rtf".getBytes(StandardCharsets.US_ASCII);

  /** \fromhtml1 and \fromtext are among the first tokens ([MS-OXRTFEX] 2.2.3.1). */
  private static final int TOKENS_OF_ORIGIN = 10;

  private final CharsetNames names = new CharsetNames();
  private final TextDecoder decoder = new TextDecoder(names);

  /** The format that a document was made from. */
  public enum Origin {
    /** None that is known. */
    RTF,
    /** HTML. */
    HTML,
    /** Plain text. */
    TEXT
  }

  /**
   * A document that was read.
   *
   * @param text its plain text
   * @param html the HTML that is encapsulated in it, or the HTML that was made of it
   */
  public record Parsed(Origin origin, String text, String html) {}

  /** Finds the beginning of the document behind white space; -1 if the bytes are no RTF. */
  public static int begin(Bytes bytes) {
    int at = 0;
    while (at < bytes.size() && isBlank(bytes.at(at))) {
      at++;
    }
    return bytes.startsWith(at, BEGIN) ? at : -1;
  }

  private static boolean isBlank(byte value) {
    return value == ' ' || value == '\t' || value == '\r' || value == '\n';
  }

  /** Reads a document from its beginning on. */
  public Parsed parse(Bytes rtf, Losses losses) {
    Origin origin = origin(rtf);
    PlainText text = new PlainText();
    RtfOutput html = origin == Origin.HTML ? new EncapsulatedHtml() : new MadeHtml();
    new RtfInterpreter(rtf, names, decoder, losses, List.of(text, html)).run();
    return new Parsed(origin, text.toString(), html.toString());
  }

  private static Origin origin(Bytes rtf) {
    RtfLexer lexer = new RtfLexer(rtf);
    for (int count = 0; count < TOKENS_OF_ORIGIN; count++) {
      RtfLexer.Kind kind = lexer.next();
      if (kind == RtfLexer.Kind.WORD) {
        if (lexer.word().equals("fromhtml") && lexer.valueOr(1) != 0) {
          return Origin.HTML;
        } else if (lexer.word().equals("fromtext")) {
          return Origin.TEXT;
        }
      } else if (kind != RtfLexer.Kind.OPEN) {
        return Origin.RTF;
      }
    }
    return Origin.RTF;
  }
}
