// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.write;

import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.mapiosgi.mime.internal.header.HeaderParser;
import org.mapiosgi.mime.internal.map.MessageMapper;
import org.mapiosgi.mime.internal.map.TnefOpener;
import org.mapiosgi.mime.internal.part.Losses;
import org.mapiosgi.mime.internal.text.CharsetNames;
import org.mapiosgi.mime.internal.text.EncodedWords;
import org.mapiosgi.mime.internal.text.TextDecoder;
import org.mapiosgi.mime.message.MessageData;

/** Writes mails. Immutable and thread-safe. */
public final class MailWriter {
  private static final int TOKEN_BYTES = 12;

  private final CharsetNames charsets = new CharsetNames();
  private final TextDecoder decoder = new TextDecoder(charsets);
  private final EncodedWords words = new EncodedWords(charsets, decoder);
  private final HeaderParser parser = new HeaderParser(decoder, charsets);
  private final SecureRandom random = new SecureRandom();
  private final Structure structure =
      new Structure(
          new BodyParts(charsets, decoder), new AttachmentParts(), new SignedPart(parser));

  /** Opens nothing: the writer maps headers only, to compare them with the message. */
  private final TnefOpener tnef;

  private final Optional<String> domain;
  private final int mostRecipients;
  private final boolean bcc;
  private final boolean transport;

  /**
   * A writer.
   *
   * @param domain of the addresses and ids that must be made
   * @param mostRecipients that the reader makes of a header
   * @param bcc whether recipients of blind copies are named
   * @param transport whether fields of the header that the message came with are kept
   */
  public MailWriter(Optional<String> domain, int mostRecipients, boolean bcc, boolean transport) {
    this.tnef = new TnefOpener(1, mostRecipients);
    this.domain = domain;
    this.mostRecipients = mostRecipients;
    this.bcc = bcc;
    this.transport = transport;
  }

  /** Writes a message and flushes the stream. */
  public void write(MessageData message, OutputStream out) throws IOException {
    byte[] token = new byte[TOKEN_BYTES];
    random.nextBytes(token);
    MessageMapper mapper =
        new MessageMapper(decoder, words, tnef, mostRecipients, Integer.MAX_VALUE, new Losses());
    MessageFields fields =
        new MessageFields(new KeptFields(parser), mapper, domain, bcc, transport);
    new MailWriting(fields, structure, out, HexFormat.of().formatHex(token)).write(message);
  }
}
