// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.mail;

import org.mapiosgi.mime.MimeLimits;

/**
 * The limits within which the emulator reads mail files. Each has its default, its range and its
 * key in the configuration here, and nowhere else.
 *
 * @param depth how many levels deep parts and messages may be nested in a mail
 * @param parts how many parts a mail may have
 * @param recipients how many recipients a message may have
 * @param fileMebibytes the longest mail that is read
 * @param heapPercent the part of the heap that the values of a mailbox's tables may take
 * @param folders how many folders a mailbox's directory may have
 * @param folderDepth how many levels deep they may be
 */
public record MailLimits(
    int depth,
    int parts,
    int recipients,
    int fileMebibytes,
    int heapPercent,
    int folders,
    int folderDepth) {
  public static final int DEPTH = 50;
  public static final int PARTS = 65_536;
  public static final int RECIPIENTS = 65_536;
  public static final int FILE = 256;
  public static final int HEAP = 25;
  public static final int FOLDERS = 1_000;
  public static final int FOLDER_DEPTH = 20;

  /** The greatest values; as text for the metatype. */
  public static final String MOST_DEPTH = "250";

  public static final String MOST_PARTS = "1000000";
  public static final String MOST_RECIPIENTS = "1000000";
  public static final String MOST_FILE = "2047";
  public static final String MOST_HEAP = "75";
  public static final String MOST_FOLDERS = "100000";
  public static final String MOST_FOLDER_DEPTH = "100";

  /** The keys that findings name. */
  public static final String FILE_KEY = "limit.file.mb";

  public static final String HEAP_KEY = "limit.heap.percent";
  public static final String FOLDERS_KEY = "limit.folders";
  public static final String FOLDER_DEPTH_KEY = "limit.folder.depth";

  /** Bodies take some multiples of their size, while they are read and given out. */
  private static final int HEAP_OF_BODY = 32;

  private static final int LONGEST_BODY = 64 << 20;

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
    check(FOLDERS_KEY, folders, MOST_FOLDERS);
    check(FOLDER_DEPTH_KEY, folderDepth, MOST_FOLDER_DEPTH);
  }

  private static void check(String key, int value, String most) {
    if (value < 1 || value > Integer.parseInt(most)) {
      throw new IllegalArgumentException(key + " is " + value + ", but must be 1 to " + most);
    }
  }

  /** The defaults of the configuration. */
  public static MailLimits defaults() {
    return new MailLimits(DEPTH, PARTS, RECIPIENTS, FILE, HEAP, FOLDERS, FOLDER_DEPTH);
  }

  /** Those of one mail in a heap of the given size. A longer body is an attachment. */
  public MimeLimits ofOneMail(long heap) {
    long body = Math.max(MEBI, Math.min(LONGEST_BODY, heap / HEAP_OF_BODY));
    return MimeLimits.defaults()
        .withDepth(depth)
        .withParts(parts)
        .withRecipients(recipients)
        .withBody((int) body);
  }

  /** The longest mail that is read, in bytes. */
  public long fileBytes() {
    return fileMebibytes * MEBI;
  }

  /** How many bytes the values of a mailbox's tables may take in a heap of the given size. */
  public long mailboxBytes(long heap) {
    return heap / 100 * heapPercent;
  }
}
