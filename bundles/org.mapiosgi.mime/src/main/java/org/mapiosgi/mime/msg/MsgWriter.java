// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.msg;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import org.mapiosgi.mime.internal.cfb.FileWriting;
import org.mapiosgi.mime.internal.msg.MessageBuilder;
import org.mapiosgi.mime.message.MessageData;

/**
 * Writes MAPI messages as {@code .msg} files, as [MS-OXMSG] says: Unicode files, as compound files
 * of version 3.
 *
 * <p>{@link MsgReader} gets back the same message with these exceptions:
 *
 * <ul>
 *   <li>PT_STRING8 becomes PT_UNICODE, and PT_MV_STRING8 becomes PT_MV_UNICODE. If the message has
 *       both for one property, the Unicode text counts.
 *   <li>Not written are empty text, PT_OBJECT, PT_UNSPECIFIED, and properties from 0x8000 on that
 *       have no name.
 *   <li>Times are cut to 100 nanoseconds. Names of attachments lose paths and characters that
 *       mislead.
 *   <li>PR_STORE_SUPPORT_MASK has STORE_UNICODE_OK. PR_MESSAGE_CLASS ({@code IPM.Note}), PR_ROWID
 *       of a recipient and PR_ATTACH_NUM are added if they are missing. PR_ATTACH_METHOD fits the
 *       content.
 *   <li>An OLE attachment (ATTACH_OLE) whose content is a compound file is written as a storage,
 *       and comes back as an equal compound file, not with the same bytes.
 * </ul>
 *
 * <p>Attachments are streamed: memory does not grow with their size, but for OLE attachments. Each
 * content is opened twice, first to count its bytes. Time and output grow with the message and not
 * faster. Messages may be nested to any depth.
 *
 * <p>Stateless and thread-safe.
 */
public final class MsgWriter {
  /** Makes a writer. */
  public MsgWriter() {}

  /**
   * Writes a message as a file.
   *
   * @param message not changed
   * @param out gets the file and is flushed, but not closed. If the writing fails, it may have got
   *     a part of the file.
   * @throws IOException if the stream takes no more, the content of an attachment cannot be read or
   *     has changed in between, or the file would be larger than 2 GiB
   * @throws IllegalArgumentException if a file cannot hold the message: a time outside of
   *     PT_SYSTIME, more than 32,767 names of properties, or one with more than 512 characters
   */
  public void write(MessageData message, OutputStream out) throws IOException {
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(out, "out");
    FileWriting.write(MessageBuilder.build(message), out);
    out.flush();
  }
}
