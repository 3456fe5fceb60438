// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.tnef;

import java.nio.ByteBuffer;
import org.mapiosgi.mime.internal.part.Losses;
import org.mapiosgi.mime.internal.text.Bytes;
import org.mapiosgi.mime.internal.text.CharsetNames;
import org.mapiosgi.mime.internal.text.TextDecoder;
import org.mapiosgi.mime.internal.tnef.TnefParser;

/**
 * Reads TNEF streams as MAPI messages, as [MS-OXTNEF] says.
 *
 * <p>Legacy attributes become properties. If a property list (attMsgProps, attAttachment) holds the
 * same property, its value counts. Legacy dates have no time zone and are taken as UTC. Text of 8
 * bits is in the code page of attOemCodepage, and becomes PT_UNICODE.
 *
 * <p>The reader takes streams that are damaged or cut off, and reads from them what can be read. A
 * wrong checksum is a loss, and the value is there. The bytes of attachments stay as they are, OLE
 * objects and MacBinary included. Time and memory grow with the size of the stream and not faster.
 *
 * <p>Immutable and thread-safe. Keep one reader: it holds the table of charsets.
 */
public final class TnefReader {
  private static final int DEPTH = 50;
  private static final int RECIPIENTS = 65_536;

  private final CharsetNames charsets;
  private final TextDecoder decoder;
  private final int depth;
  private final int recipients;

  /** Makes a reader that reads 50 levels of embedded messages, and 65,536 recipients of each. */
  public TnefReader() {
    this(new CharsetNames(), DEPTH, RECIPIENTS);
  }

  private TnefReader(CharsetNames charsets, int depth, int recipients) {
    if (depth < 1 || recipients < 1) {
      throw new IllegalArgumentException(
          "a limit is at least 1: depth " + depth + ", recipients " + recipients);
    }
    this.charsets = charsets;
    this.decoder = new TextDecoder(charsets);
    this.depth = depth;
    this.recipients = recipients;
  }

  /**
   * Returns a reader with another number of levels of embedded messages. A message that is deeper
   * is an attachment with its bytes.
   */
  public TnefReader withDepth(int levels) {
    return new TnefReader(charsets, levels, recipients);
  }

  /**
   * Returns a reader with another number of recipients of a message. The reader leaves out further
   * ones and reports a loss.
   */
  public TnefReader withRecipients(int count) {
    return new TnefReader(charsets, depth, count);
  }

  /**
   * Reads a stream. See {@link #read(ByteBuffer)}.
   *
   * @param tnef not copied: the attachments of the result read from it
   * @throws NoTnefException if the bytes are no TNEF stream
   */
  public TnefReading read(byte[] tnef) throws NoTnefException {
    return read(ByteBuffer.wrap(tnef));
  }

  /**
   * Reads the stream that the remaining bytes of a buffer are. The position of the buffer stays.
   *
   * @param tnef not copied: the attachments of the result read from it, so its bytes must stay as
   *     they are
   * @throws NoTnefException if the bytes are no TNEF stream: they do not begin with its signature
   */
  public TnefReading read(ByteBuffer tnef) throws NoTnefException {
    if (!tnef.hasRemaining()) {
      throw new NoTnefException("it is empty");
    }
    Bytes bytes = Bytes.of(tnef);
    if (!TnefParser.isTnef(bytes)) {
      throw new NoTnefException("it does not begin with the signature of TNEF");
    }
    Losses losses = new Losses();
    TnefParser parser = new TnefParser(charsets, decoder, recipients, losses);
    return new TnefReading(parser.parse(bytes, depth), losses.list());
  }
}
