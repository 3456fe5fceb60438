// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.function.Predicate;
import org.mapiosgi.mime.NoMailException;

/**
 * Finds the mails of an mbox in one pass, with a buffer and the beginning of one line in the heap.
 *
 * <p>A From_ line separates two mails if an empty line is before it, a time and a year are in it,
 * and a field is behind it. Content-Length is not trusted: many programs write it wrong.
 */
final class MboxScanner {
  private static final int BUFFER = 1 << 16;

  /** The part of a line that is looked at. */
  private static final int HEAD = 256;

  private final MailFile file;
  private final Predicate<MailPlace> sink;
  private final byte[] head = new byte[HEAD];
  private int headLength;
  private long lineBegin;
  private long emptyLine = -1;
  private long separator = -1;
  private long mailEnd;
  private long mailBegin = -1;
  private boolean escaped;
  private boolean going = true;

  private MboxScanner(MailFile file, Predicate<MailPlace> sink) {
    this.file = file;
    this.sink = sink;
  }

  /**
   * Finds the mails of a file.
   *
   * @param sink takes the place of each; says whether it wants more
   * @throws NoMailException if the file is no mbox
   */
  static void scan(MailFile file, Predicate<MailPlace> sink) throws IOException, NoMailException {
    long size = MailPlace.sizeOf(file);
    try (InputStream in = Files.newInputStream(file.path())) {
      new MboxScanner(file, sink).scan(in, size);
    }
  }

  /** Reads no more than the size at first: a file that grows is looked at again. */
  private void scan(InputStream in, long size) throws IOException, NoMailException {
    byte[] buffer = new byte[BUFFER];
    long at = 0;
    while (going && at < size) {
      int read = in.read(buffer, 0, (int) Math.min(BUFFER, size - at));
      if (read < 0) {
        break;
      }
      for (int i = 0; i < read && going; i++) {
        at++;
        if (buffer[i] == '\n') {
          line(at);
        } else if (headLength < HEAD) {
          head[headLength++] = buffer[i];
        }
      }
    }
    if (going && at > lineBegin) {
      line(at);
    }
    if (going && separator >= 0 && mailBegin < 0) {
      throw new NoMailException("it has nothing but a From_ line");
    }
    if (going && mailBegin >= 0) {
      emit(emptyLine >= 0 ? emptyLine : at);
    }
  }

  /** Takes the line whose beginning is in the head, and that ends before an offset. */
  private void line(long end) throws NoMailException {
    boolean empty = headLength == 0 || (headLength == 1 && head[0] == '\r');
    boolean first = mailBegin < 0 && separator < 0;
    if (separator >= 0) {
      afterSeparator();
    } else if (first && !empty && !FromLines.begins(head, headLength)) {
      throw new NoMailException("it does not begin with a From_ line");
    }
    if (going) {
      boolean mayEnd = first || (emptyLine >= 0 && FromLines.isComplete(head, headLength));
      if (mayEnd && FromLines.begins(head, headLength)) {
        separator = lineBegin;
        mailEnd = emptyLine >= 0 ? emptyLine : lineBegin;
      }
      escaped |= FromLines.isEscaped(head, headLength);
    }
    emptyLine = empty ? lineBegin : -1;
    lineBegin = end;
    headLength = 0;
  }

  private void afterSeparator() {
    boolean firstMail = mailBegin < 0;
    if (firstMail || FromLines.beginsMail(head, headLength)) {
      if (!firstMail) {
        emit(mailEnd);
      }
      mailBegin = lineBegin;
      escaped = false;
    }
    separator = -1;
  }

  private void emit(long end) {
    going = sink.test(new MailPlace(file, mailBegin, Math.max(0, end - mailBegin), escaped));
  }
}
