// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * The character set of every text file that a person edits: UTF-8, with or without a byte order
 * mark, or UTF-16 with one. Editors and shells on Windows write all three. The mark is not part of
 * the text.
 *
 * <p>A character set, because bundles that read such files take the name of one and nothing else.
 */
final class EditedText extends Charset {
  /** The name by which bundles ask for this character set. */
  static final String NAME = "x-mapi-osgi-edited-text";

  static final EditedText CHARSET = new EditedText();

  private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final byte[] UTF_16LE_MARK = {(byte) 0xFF, (byte) 0xFE};
  private static final byte[] UTF_16BE_MARK = {(byte) 0xFE, (byte) 0xFF};

  private EditedText() {
    super(NAME, null);
  }

  @Override
  public boolean contains(Charset other) {
    return StandardCharsets.UTF_8.contains(other);
  }

  @Override
  public CharsetDecoder newDecoder() {
    return new Decoder();
  }

  /** Writes UTF-8 without a mark. */
  @Override
  public CharsetEncoder newEncoder() {
    return StandardCharsets.UTF_8.newEncoder();
  }

  private static final class Decoder extends CharsetDecoder {
    private CharsetDecoder chosen; // null until the first bytes were seen

    Decoder() {
      super(CHARSET, 1, 1);
    }

    @Override
    protected void implReset() {
      chosen = null;
    }

    @Override
    protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
      if (chosen == null) {
        if (cut(in, UTF_8_MARK) || cut(in, UTF_16LE_MARK) || cut(in, UTF_16BE_MARK)) {
          return CoderResult.UNDERFLOW;
        }
        chosen = choose(in).newDecoder();
      }
      return chosen.decode(in, out, false);
    }

    /** Whether the bytes can be the beginning of the mark; no bytes at all can. */
    private static boolean cut(ByteBuffer in, byte[] mark) {
      return in.remaining() < mark.length && begins(in, mark);
    }

    private static Charset choose(ByteBuffer in) {
      if (skip(in, UTF_16LE_MARK)) {
        return StandardCharsets.UTF_16LE;
      }
      if (skip(in, UTF_16BE_MARK)) {
        return StandardCharsets.UTF_16BE;
      }
      boolean unused = skip(in, UTF_8_MARK);
      return StandardCharsets.UTF_8;
    }

    private static boolean skip(ByteBuffer in, byte[] mark) {
      if (in.remaining() < mark.length || !begins(in, mark)) {
        return false;
      }
      in.position(in.position() + mark.length);
      return true;
    }

    /** Whether the bytes that are there are those of the mark, as far as there are any. */
    private static boolean begins(ByteBuffer in, byte[] mark) {
      int known = Math.min(in.remaining(), mark.length);
      for (int i = 0; i < known; i++) {
        if (in.get(in.position() + i) != mark[i]) {
          return false;
        }
      }
      return true;
    }
  }
}
