// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.files;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import org.mapiosgi.mime.NoMailException;

/**
 * The place of one message: a whole file, or a part of an mbox.
 *
 * @param begin its first byte in the file
 * @param length the number of its bytes
 * @param escaped whether an mbox has put a {@code >} before lines of it that begin with "From "
 */
record MailPlace(MailFile file, long begin, long length, boolean escaped) {
  /** Longer messages are mapped, so that they take no heap. */
  private static final int LONGEST_IN_HEAP = 1 << 20;

  /** The longest message of an mbox whose lines get their first letters back. */
  private static final int LONGEST_ESCAPED = 32 << 20;

  /**
   * The place that a whole file is.
   *
   * @throws NoMailException if it is a directory, a pipe or a device: a read may never end
   */
  static MailPlace whole(MailFile file) throws IOException, NoMailException {
    return new MailPlace(file, 0, sizeOf(file), false);
  }

  /** The size of a file, if it is a regular one. */
  static long sizeOf(MailFile file) throws IOException, NoMailException {
    if (!Files.exists(file.path())) {
      throw new NoSuchFileException(file.name());
    }
    if (!Files.isRegularFile(file.path())) {
      throw new NoMailException("it is no regular file");
    }
    return Files.size(file.path());
  }

  /** The bytes of the message. */
  ByteBuffer bytes() throws IOException {
    try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ)) {
      if (length > LONGEST_IN_HEAP && !(escaped && length <= LONGEST_ESCAPED)) {
        return channel.map(FileChannel.MapMode.READ_ONLY, begin, length);
      }
      ByteBuffer bytes = ByteBuffer.allocate((int) length);
      while (bytes.hasRemaining()) {
        if (channel.read(bytes, begin + bytes.position()) < 0) {
          throw new EOFException("the file has become shorter");
        }
      }
      return escaped ? FromLines.unescaped(bytes.array()) : bytes.flip();
    }
  }
}
