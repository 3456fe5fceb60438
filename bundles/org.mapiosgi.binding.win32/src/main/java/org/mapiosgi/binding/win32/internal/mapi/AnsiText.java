// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.binding.win32.internal.codec.BlockBuilder;

/**
 * Text for the calls that know no MAPI_UNICODE. What the code page cannot say is refused: a
 * question mark in its place would name another profile.
 */
final class AnsiText {
  private AnsiText() {}

  /**
   * Appends text with its terminator.
   *
   * @return where it is
   * @throws MapiException MAPI_E_BAD_CHARWIDTH
   */
  static int append(BlockBuilder block, String operation, String text) {
    return append(block, operation, text, NativeCode.ansi());
  }

  static int append(BlockBuilder block, String operation, String text, Charset ansi) {
    try {
      ByteBuffer bytes =
          ansi.newEncoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .encode(CharBuffer.wrap(text));
      byte[] terminated = new byte[bytes.remaining() + 1];
      bytes.get(terminated, 0, terminated.length - 1);
      return block.append(terminated);
    } catch (CharacterCodingException e) {
      throw MapiException.of(
              operation,
              HResult.named("MAPI_E_BAD_CHARWIDTH"),
              "'" + text + "' has characters that the code page " + ansi + " does not have")
          .causedBy(e);
    }
  }
}
