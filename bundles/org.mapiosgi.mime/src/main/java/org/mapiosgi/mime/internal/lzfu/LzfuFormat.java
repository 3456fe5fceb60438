// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.lzfu;

import java.nio.charset.StandardCharsets;

/** The constants of compressed RTF ([MS-OXRTFCP] 2.1). */
final class LzfuFormat {
  /** COMPSIZE, RAWSIZE, COMPTYPE and CRC, four bytes each. */
  static final int HEADER = 16;

  /** COMPSIZE counts the bytes that follow it: the rest of the header, and the contents. */
  static final int COUNTED_HEADER = 12;

  /** COMPTYPE of compressed contents: "LZFu". */
  static final int COMPRESSED = 0x75465A4C;

  /** COMPTYPE of contents that are not compressed: "MELA". */
  static final int UNCOMPRESSED = 0x414C454D;

  /** The size of the dictionary, which is a ring. */
  static final int RING = 4096;

  /** The bits of a reference that hold its length. */
  static final int LENGTH_BITS = 4;

  /** A reference of length 0 copies this many bytes. */
  static final int SHORTEST = 2;

  /** The longest run of bytes that a reference copies. */
  static final int LONGEST = SHORTEST + 15;

  /** The number of literals and references that follow a control byte. */
  static final int RUN = 8;

  /** The dictionary at the beginning ([MS-OXRTFCP] 2.1.2.1). */
  private static final String DICTIONARY =
      "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}"
          + "{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans Serif"
          + "SymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n"
          + "\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";

  private LzfuFormat() {}

  static byte[] dictionary() {
    return DICTIONARY.getBytes(StandardCharsets.US_ASCII);
  }
}
