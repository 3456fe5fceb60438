// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.mime;

import org.mapiosgi.mime.MimeLimits;

/**
 * The limits within which the emulator reads mail files. Each has its default, its range and its
 * key in the configuration here, and nowhere else.
 *
 * @param depth how many levels deep parts and messages may be nested in a mail
 * @param parts how many parts a mail may have
 * @param recipients how many recipients a message may have
 * @param fileMebibytes the longest file that is read
 * @param heapPercent the part of the heap that the files of a mailbox may take
 */
public record MailLimits(int depth, int parts, int recipients, int fileMebibytes, int heapPercent) {
  public static final int DEPTH = 50;
  public static final int PARTS = 65_536;
  public static final int RECIPIENTS = 65_536;
  public static final int FILE = 32;
  public static final int HEAP = 25;

  /** The greatest values; as text for the metatype. */
  public static final String MOST_DEPTH = "250";

  public static final String MOST_PARTS = "1000000";
  public static final String MOST_RECIPIENTS = "1000000";
  public static final String MOST_FILE = "1024";
  public static final String MOST_HEAP = "75";

  static final String FILE_KEY = "limit.file.mb";
  static final String HEAP_KEY = "limit.heap.percent";

  private static final long MEBI = 1 << 20;

  /**
   * Refuses a value out of its range.
   *
   * @throws IllegalArgumentException with the key, the value and the range
   */
  public MailLimits {
    check("limit.depth", depth, MOST_DEPTH);
    check("limit.parts", parts, MOST_PARTS);
    check("limit.recipients", recipients, MOST_RECIPIENTS);
    check(FILE_KEY, fileMebibytes, MOST_FILE);
    check(HEAP_KEY, heapPercent, MOST_HEAP);
  }

  private static void check(String key, int value, String most) {
    if (value < 1 || value > Integer.parseInt(most)) {
      throw new IllegalArgumentException(key + " is " + value + ", but must be 1 to " + most);
    }
  }

  /** The defaults of the configuration. */
  public static MailLimits defaults() {
    return new MailLimits(DEPTH, PARTS, RECIPIENTS, FILE, HEAP);
  }

  /** Those of one mail. */
  public MimeLimits ofOneMail() {
    return MimeLimits.defaults().withDepth(depth).withParts(parts).withRecipients(recipients);
  }

  /** The longest file that is read, in bytes. */
  long fileBytes() {
    return fileMebibytes * MEBI;
  }

  /** How many bytes all files of a mailbox may have in a heap of the given size. */
  long mailboxBytes(long heap) {
    return heap / 100 * heapPercent;
  }
}
