// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.mapiosgi.mime.internal.header.HeaderParser;
import org.mapiosgi.mime.internal.map.MessageMapper;
import org.mapiosgi.mime.internal.map.TnefOpener;
import org.mapiosgi.mime.internal.part.Losses;
import org.mapiosgi.mime.internal.part.Part;
import org.mapiosgi.mime.internal.part.PartParser;
import org.mapiosgi.mime.internal.text.Bytes;
import org.mapiosgi.mime.internal.text.CharsetNames;
import org.mapiosgi.mime.internal.text.EncodedWords;
import org.mapiosgi.mime.internal.text.TextDecoder;

/**
 * Converts internet mail into MAPI messages, as [MS-OXCMAIL] says.
 *
 * <p>The reader takes mail that breaks the rules, and reads from it what can be read. A part that
 * cannot be read becomes an attachment with its bytes. Time and memory grow with the size of the
 * mail and not faster, even if the mail breaks every rule.
 *
 * <p>If a part is TNEF ({@code application/ms-tnef} or {@code winmail.dat}), the reader merges its
 * properties and attachments into the message, and the part itself is gone. If the mail and the
 * TNEF hold the same property, the value of the TNEF counts, except for senders, submit and
 * delivery time, message id and transport headers, for which the header of the mail counts.
 * Recipients come from the header, and from the TNEF if the header has none. If the part cannot be
 * read, or its correlation key is that of another mail, it is an attachment. The content of
 * attachments of TNEF is in the heap.
 *
 * <p>Immutable and thread-safe. Keep one reader: it holds the table of charsets.
 */
public final class MimeReader {
  private static final byte[] FROM_LINE = {'F', 'r', 'o', 'm', ' '};
  private static final int MARK_LENGTH = 3;

  private final MimeLimits limits;
  private final CharsetNames charsets = new CharsetNames();
  private final TextDecoder decoder = new TextDecoder(charsets);
  private final EncodedWords words = new EncodedWords(charsets, decoder);
  private final TnefOpener tnef;

  /** Makes a reader with the default limits. */
  public MimeReader() {
    this(MimeLimits.defaults());
  }

  /** Makes a reader with other limits. */
  public MimeReader(MimeLimits limits) {
    this.limits = Objects.requireNonNull(limits, "limits");
    this.tnef = new TnefOpener(limits.depth(), limits.recipients());
  }

  /**
   * Reads a mail. See {@link #read(ByteBuffer)}.
   *
   * @param mail not copied: the attachments of the result read from it
   * @throws NoMailException if the bytes are no mail
   */
  public MimeReading read(byte[] mail) throws NoMailException {
    return read(ByteBuffer.wrap(mail));
  }

  /**
   * Reads the mail that the remaining bytes of a buffer are. The position of the buffer stays.
   *
   * @param mail not copied: the attachments of the result read from it, so its bytes must stay as
   *     they are. A buffer that maps a file keeps the content of attachments out of the heap.
   * @throws NoMailException if the bytes are no mail: they are empty, or no header of mail is at
   *     their beginning
   */
  public MimeReading read(ByteBuffer mail) throws NoMailException {
    if (!mail.hasRemaining()) {
      throw new NoMailException("it is empty");
    }
    Bytes bytes = begin(linesOf(Bytes.of(mail)));
    Losses losses = new Losses();
    HeaderParser headers = new HeaderParser(decoder, charsets);
    Part message = new PartParser(headers, limits.depth(), limits.parts(), losses).parse(bytes);
    if (!message.header().isOfMail()) {
      throw new NoMailException("it has no mail header");
    }
    return new MimeReading(
        new MessageMapper(decoder, words, tnef, limits.recipients(), limits.body(), losses)
            .map(message),
        losses.list());
  }

  /** Turns carriage returns into line feeds if the mail has no line feed. */
  private static Bytes linesOf(Bytes mail) {
    if (mail.indexOf('\n', 0) < mail.size() || mail.indexOf('\r', 0) == mail.size()) {
      return mail;
    }
    byte[] bytes = mail.toByteArray();
    for (int index = 0; index < bytes.length; index++) {
      bytes[index] = bytes[index] == '\r' ? (byte) '\n' : bytes[index];
    }
    return Bytes.of(bytes);
  }

  /** Behind the marks that editors and mailbox files put before a mail: a BOM, a From_ line. */
  private static Bytes begin(Bytes mail) {
    int begin = TextDecoder.isMarkedUtf8(mail) ? MARK_LENGTH : 0;
    if (mail.startsWith(begin, FROM_LINE)) {
      begin = Math.min(mail.lineEnd(begin) + 1, mail.size());
    }
    return mail.part(begin, mail.size());
  }
}
