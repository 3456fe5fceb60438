// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime;

/**
 * Limits how much one mail can ask for. Nothing beyond a limit is lost: the reader keeps it as the
 * bytes of an attachment or in the transport headers, and names the limit in {@link
 * MimeReading#losses()}. Immutable.
 */
public final class MimeLimits {
  private static final MimeLimits DEFAULTS = new MimeLimits(50, 65_536, 65_536);

  private final int depth;
  private final int parts;
  private final int recipients;

  private MimeLimits(int depth, int parts, int recipients) {
    if (depth < 1 || parts < 1 || recipients < 1) {
      throw new IllegalArgumentException(
          "a limit is at least 1: depth "
              + depth
              + ", parts "
              + parts
              + ", recipients "
              + recipients);
    }
    this.depth = depth;
    this.parts = parts;
    this.recipients = recipients;
  }

  /** Returns 50 levels, 65,536 parts and 65,536 recipients. */
  public static MimeLimits defaults() {
    return DEFAULTS;
  }

  /** Returns these limits with another number of levels that parts and messages may be nested. */
  public MimeLimits withDepth(int levels) {
    return new MimeLimits(levels, parts, recipients);
  }

  /**
   * Returns these limits with another number of parts of a mail, those of nested mails included.
   */
  public MimeLimits withParts(int count) {
    return new MimeLimits(depth, count, recipients);
  }

  /** Returns these limits with another number of recipients of a message. */
  public MimeLimits withRecipients(int count) {
    return new MimeLimits(depth, parts, count);
  }

  /** Returns how many levels deep parts and messages may be nested. */
  public int depth() {
    return depth;
  }

  /** Returns how many parts a mail may have, those of nested mails included. */
  public int parts() {
    return parts;
  }

  /** Returns how many recipients a message may have. */
  public int recipients() {
    return recipients;
  }
}
