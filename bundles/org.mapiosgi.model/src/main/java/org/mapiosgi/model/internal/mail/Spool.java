// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.mail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;

/** Takes all bytes of a stream: few into the heap, many into a temporary file that it maps. */
final class Spool {
  private static final int IN_HEAP = 1 << 20;
  private static final int CHUNK = 64 * 1024;

  private Spool() {}

  /** The bytes of a stream. The system takes the temporary file away when nothing refers to it. */
  static ByteBuffer of(InputStream in) throws IOException {
    byte[] head = in.readNBytes(IN_HEAP + 1);
    return head.length <= IN_HEAP ? ByteBuffer.wrap(head) : mapped(head, in);
  }

  private static ByteBuffer mapped(byte[] head, InputStream in) throws IOException {
    Path file = Files.createTempFile("mapi-osgi-", ".eml");
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE)) {
      long size = write(channel, head, head.length);
      byte[] chunk = new byte[CHUNK];
      for (int n = in.readNBytes(chunk, 0, CHUNK); n > 0; n = in.readNBytes(chunk, 0, CHUNK)) {
        if (size > Integer.MAX_VALUE - n) {
          throw MapiException.of(
              MailFiles.IMPORT, HResult.named("MAPI_E_TOO_BIG"), "the mail has more than 2 GiB");
        }
        size += write(channel, chunk, n);
      }
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, size);
    }
  }

  private static int write(FileChannel channel, byte[] bytes, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    return length;
  }
}
