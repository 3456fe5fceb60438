// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.rtf;

import org.mapiosgi.mime.internal.part.Losses;
import org.mapiosgi.mime.internal.rtf.RtfParser;
import org.mapiosgi.mime.internal.text.Bytes;

/**
 * Reads RTF as plain text and as HTML (Rich Text Format Specification 1.9.1, [MS-OXRTFEX]).
 *
 * <p>The reader takes RTF that breaks the rules or is cut off, and reads from it what can be read.
 * Groups may be nested to any depth. Text in a code page that is unknown is read as Windows-1252.
 *
 * <p>Immutable and thread-safe. Keep one reader: it holds the table of charsets.
 */
public final class RtfReader {
  private final RtfParser parser = new RtfParser();

  /** Makes a reader. */
  public RtfReader() {}

  /**
   * Reads an RTF document.
   *
   * @param rtf not compressed; see {@link CompressedRtf#decompress(byte[])}
   * @throws RtfException if the bytes do not begin as RTF does, with a brace and \rtf
   */
  public RtfReading read(byte[] rtf) throws RtfException {
    Bytes bytes = Bytes.of(rtf);
    int begin = RtfParser.begin(bytes);
    if (begin < 0) {
      throw new RtfException("it does not begin with {\\rtf");
    }
    Losses losses = new Losses();
    RtfParser.Parsed parsed = parser.parse(bytes.part(begin, bytes.size()), losses);
    return new RtfReading(
        RtfOrigin.valueOf(parsed.origin().name()), parsed.text(), parsed.html(), losses.list());
  }
}
