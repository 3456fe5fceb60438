// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import org.mapiosgi.mime.internal.write.MailWriter;
import org.mapiosgi.mime.message.MessageData;

/**
 * Converts MAPI messages into internet mail, as [MS-OXCMAIL] says.
 *
 * <p>The mail is canonical: lines end with CRLF, headers and encoded parts have lines of at most 76
 * characters where they can be folded, no line is longer than 998, and all is ASCII but for an
 * address that no ASCII can name and for signed parts, which pass unchanged. No value of a property
 * can begin another field or another part: controls in it become blanks.
 *
 * <p>A message that {@link MimeReader} has read keeps the fields that no property owns. It also
 * keeps each other field whose text still agrees with the properties. Parts are always written
 * anew.
 *
 * <p>Attachments are streamed: memory does not grow with their size. The content of some is opened
 * more than once, to choose its encoding. Time and output grow with the message and not faster.
 * Messages may be nested to any depth.
 *
 * <p>Immutable and thread-safe. Keep one writer: it holds the table of charsets.
 */
public final class MimeWriter {
  private final MailWriter writer;

  /** Makes a writer with the default options. */
  public MimeWriter() {
    this(MimeOptions.defaults());
  }

  /** Makes a writer with other options. */
  public MimeWriter(MimeOptions options) {
    Objects.requireNonNull(options, "options");
    this.writer =
        new MailWriter(
            options.domain(),
            MimeLimits.defaults().recipients(),
            options.bcc(),
            options.transportHeaders());
  }

  /**
   * Writes a message as a mail.
   *
   * @param message not changed
   * @param out gets the mail and is flushed, but not closed. If the writing fails, it has got a
   *     part of the mail.
   * @throws IOException if the stream takes no more, or the content of an attachment cannot be read
   */
  public void write(MessageData message, OutputStream out) throws IOException {
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(out, "out");
    writer.write(message, out);
  }
}
