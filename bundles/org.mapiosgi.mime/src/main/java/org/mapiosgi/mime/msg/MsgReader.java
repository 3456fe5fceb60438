// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.msg;

import java.nio.ByteBuffer;
import org.mapiosgi.mime.internal.cfb.CompoundFile;
import org.mapiosgi.mime.internal.cfb.NoCompoundFileException;
import org.mapiosgi.mime.internal.cfb.Storage;
import org.mapiosgi.mime.internal.msg.MessageParser;
import org.mapiosgi.mime.internal.msg.StoredText;
import org.mapiosgi.mime.internal.part.Losses;
import org.mapiosgi.mime.internal.text.CharsetNames;

/**
 * Reads {@code .msg} files as MAPI messages, as [MS-OXMSG] says.
 *
 * <p>Named properties have their names. Text of 8 bits is in the code page of PR_MESSAGE_CODEPAGE,
 * else of PR_INTERNET_CPID, else in Windows-1252, and becomes PT_UNICODE. The content of an OLE
 * attachment is a compound file of its own, which the reader makes of the storage when the content
 * is opened. Names of attachments lose paths and characters that mislead.
 *
 * <p>The reader takes files that are damaged or cut off, and reads from them what can be read. Time
 * and memory grow with the size of the file and not faster.
 *
 * <p>Immutable and thread-safe. Keep one reader: it holds the table of charsets.
 */
public final class MsgReader {
  private static final int DEPTH = 50;

  private final StoredText text;
  private final int depth;

  /** Makes a reader that reads 50 levels of embedded messages. */
  public MsgReader() {
    this(new StoredText(new CharsetNames()), DEPTH);
  }

  private MsgReader(StoredText text, int depth) {
    if (depth < 1) {
      throw new IllegalArgumentException("a limit is at least 1: depth " + depth);
    }
    this.text = text;
    this.depth = depth;
  }

  /**
   * Returns a reader with another number of levels of embedded messages. A message that is deeper
   * is an OLE attachment whose content is the storage of the message.
   */
  public MsgReader withDepth(int levels) {
    return new MsgReader(text, levels);
  }

  /**
   * Reads a file. See {@link #read(ByteBuffer)}.
   *
   * @param msg not copied: the attachments of the result read from it
   * @throws NoMsgException if the bytes are no {@code .msg} file
   */
  public MsgReading read(byte[] msg) throws NoMsgException {
    return read(ByteBuffer.wrap(msg));
  }

  /**
   * Reads the file that the remaining bytes of a buffer are. The position of the buffer stays.
   *
   * @param msg not copied: the attachments of the result read from it, so its bytes must stay as
   *     they are
   * @throws NoMsgException if the bytes are no {@code .msg} file: they are no compound file, or one
   *     without the properties of a message
   */
  public MsgReading read(ByteBuffer msg) throws NoMsgException {
    if (!msg.hasRemaining()) {
      throw new NoMsgException("it is empty");
    }
    Losses losses = new Losses();
    Storage root = root(msg, losses);
    if (!MessageParser.isMessage(root)) {
      throw new NoMsgException("it is a compound file without the properties of a message");
    }
    return new MsgReading(MessageParser.parse(root, text, depth, losses), losses.list());
  }

  private static Storage root(ByteBuffer msg, Losses losses) throws NoMsgException {
    try {
      return CompoundFile.read(msg, losses);
    } catch (NoCompoundFileException e) {
      throw new NoMsgException(e.reason());
    }
  }
}
