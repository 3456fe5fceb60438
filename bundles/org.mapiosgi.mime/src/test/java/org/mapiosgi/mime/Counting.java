// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import org.mapiosgi.mime.message.MessageData;

/** Counts the cost of writing a message, in figures that do not depend on the machine. */
final class Counting extends OutputStream {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final MimeWriter WRITER = new MimeWriter(MimeOptions.defaults().withBcc(true));

  private long count;

  @Override
  public void write(int b) {
    count++;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    count += length;
  }

  /** The number of bytes that a mail has. */
  static long bytes(MessageData message) throws IOException {
    Counting out = new Counting();
    WRITER.write(message, out);
    return out.count;
  }

  /** The number of bytes that the writing of a mail allocates. */
  static long allocated(MessageData message) throws IOException {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    WRITER.write(message, OutputStream.nullOutputStream());
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }
}
