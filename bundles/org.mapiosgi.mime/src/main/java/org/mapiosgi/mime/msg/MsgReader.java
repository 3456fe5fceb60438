// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.msg;

import java.nio.ByteBuffer;
import org.mapiosgi.mime.internal.cfb.CompoundFile;
import org.mapiosgi.mime.internal.cfb.NoCompoundFileException;
import org.mapiosgi.mime.internal.cfb.Storage;
import org.mapiosgi.mime.internal.msg.MessageParser;
import org.mapiosgi.mime.internal.msg.ReadLimit;
import org.mapiosgi.mime.internal.msg.StoredText;
import org.mapiosgi.mime.internal.part.Losses;
import org.mapiosgi.mime.internal.text.CharsetNames;
import org.mapiosgi.mime.message.MessageData;

/**
 * Reads {@code .msg} files as MAPI messages, as [MS-OXMSG] says.
 *
 * <p>Named properties have their names. Text of 8 bits is in the code page of PR_MESSAGE_CODEPAGE,
 * else of PR_INTERNET_CPID, else in Windows-1252, and becomes PT_UNICODE. The content of an OLE
 * attachment is a compound file of its own, which the reader makes of the storage when the content
 * is opened. Names of attachments lose paths and characters that mislead.
 *
 * <p>The reader takes files that are damaged or cut off, and reads from them what can be read. Time
 * grows with the size of the file and not faster. Values are read whole, up to a limit for each and
 * one for all of them. The directory of the compound file, an entry for each stream and each
 * storage, is in memory without a limit. The content of attachments stays in the file until it is
 * opened, and passes as a stream.
 *
 * <p>Immutable and thread-safe. Keep one reader: it holds the table of charsets.
 */
public final class MsgReader {
  private static final int DEPTH = 50;

  private static final int LONGEST = 64 << 20;

  private final StoredText text;
  private final int depth;
  private final int longest;

  /** Makes a reader of 50 levels of embedded messages, and of values of up to 64 MiB. */
  public MsgReader() {
    this(new StoredText(new CharsetNames()), DEPTH, LONGEST);
  }

  private MsgReader(StoredText text, int depth, int longest) {
    if (depth < 1 || longest < 1) {
      throw new IllegalArgumentException(
          "a limit is at least 1: depth " + depth + ", value " + longest);
    }
    this.text = text;
    this.depth = depth;
    this.longest = longest;
  }

  /**
   * Returns a reader with another number of levels of embedded messages. A message that is deeper
   * is an OLE attachment whose content is the storage of the message.
   */
  public MsgReader withDepth(int levels) {
    return new MsgReader(text, levels, longest);
  }

  /**
   * Returns a reader with another greatest size of a value. A file with a longer value is refused,
   * and also a file whose values, those of embedded messages included, take more than five times as
   * much. Properties that have several values count for the second limit only.
   *
   * @param bytes as many as the value takes in the file
   */
  public MsgReader withValue(int bytes) {
    return new MsgReader(text, depth, bytes);
  }

  /**
   * Reads a file. See {@link #read(ByteBuffer)}.
   *
   * @param msg not copied: the attachments of the result read from it
   * @throws MsgTooBigException if the file has more than the limits allow
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
   * @throws MsgTooBigException if the file has more than the limits allow
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
    try {
      MessageData message = MessageParser.parse(root, text, depth, new ReadLimit(longest), losses);
      return new MsgReading(message, losses.list());
    } catch (ReadLimit.ExceededException e) {
      throw new MsgTooBigException(String.valueOf(e.getMessage()));
    }
  }

  private static Storage root(ByteBuffer msg, Losses losses) throws NoMsgException {
    try {
      return CompoundFile.read(msg, losses);
    } catch (NoCompoundFileException e) {
      throw new NoMsgException(e.reason());
    }
  }
}
