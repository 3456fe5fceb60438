// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.msg;

import java.util.Locale;
import org.mapiosgi.mime.internal.cfb.StoredStream;

/**
 * Bounds the heap that the values of one file take. The content of attachments is no value: it
 * stays in the file. Counts a value before it is read.
 */
public final class ReadLimit {
  /**
   * All values together, in values of the greatest size. Those who write files allow four: this
   * leaves room for the properties that a writer adds.
   */
  private static final int VALUES = 5;

  /** The heap that a property takes beside the bytes of its value, about. */
  private static final int OF_PROPERTY = 64;

  /** The heap that one of several values takes beside its bytes, about. */
  private static final int OF_ELEMENT = 16;

  private final int longest;
  private final long most;
  private long taken;

  /** Says that a file has more than the limit allows. */
  public static final class ExceededException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private ExceededException(String message) {
      super(message);
    }
  }

  /** A limit with the greatest size of one value, in bytes. */
  public ReadLimit(int longest) {
    this.longest = longest;
    this.most = (long) VALUES * longest;
  }

  /** Counts properties, without the bytes of their values. */
  void takeProperties(long count) {
    take(count * OF_PROPERTY);
  }

  /** Counts the only value of a property. */
  void takeValue(int tag, StoredStream value, int heapOfByte) {
    if (value.size() > longest) {
      throw new ExceededException(
          String.format(
              Locale.ROOT,
              "its property 0x%08X has %d bytes, and at most %d are read whole",
              tag,
              value.size(),
              longest));
    }
    take(value.size() * heapOfByte);
  }

  /** Counts some of the values of a property, with the bytes of all of them. */
  void takeElements(long count, long bytes) {
    take(count * OF_ELEMENT + bytes);
  }

  private void take(long bytes) {
    taken += bytes;
    if (taken > most) {
      throw new ExceededException(
          "its properties take more than " + most + " bytes besides the content of attachments");
    }
  }
}
