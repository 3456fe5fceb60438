// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime;

/**
 * Limits how much one mail can ask for. Nothing beyond a limit is lost: the reader keeps it as the
 * bytes of an attachment or in the transport headers, and names the limit in {@link
 * MimeReading#losses()}. Immutable.
 */
public final class MimeLimits {
  private static final MimeLimits DEFAULTS = new MimeLimits(50, 65_536, 65_536, 64 << 20);

  private final int depth;
  private final int parts;
  private final int recipients;
  private final int body;

  private MimeLimits(int depth, int parts, int recipients, int body) {
    if (depth < 1 || parts < 1 || recipients < 1 || body < 1) {
      throw new IllegalArgumentException(
          "a limit is at least 1: depth "
              + depth
              + ", parts "
              + parts
              + ", recipients "
              + recipients
              + ", body "
              + body);
    }
    this.depth = depth;
    this.parts = parts;
    this.recipients = recipients;
    this.body = body;
  }

  /** Returns 50 levels, 65,536 parts, 65,536 recipients, and bodies of up to 64 MiB. */
  public static MimeLimits defaults() {
    return DEFAULTS;
  }

  /** Returns these limits with another number of levels that parts and messages may be nested. */
  public MimeLimits withDepth(int levels) {
    return new MimeLimits(levels, parts, recipients, body);
  }

  /**
   * Returns these limits with another number of parts of a mail, those of nested mails included.
   */
  public MimeLimits withParts(int count) {
    return new MimeLimits(depth, count, recipients, body);
  }

  /** Returns these limits with another number of recipients of a message. */
  public MimeLimits withRecipients(int count) {
    return new MimeLimits(depth, parts, count, body);
  }

  /**
   * Returns these limits with another greatest size of a body. A text that is longer is an
   * attachment.
   *
   * @param bytes as many as the text takes in the mail
   */
  public MimeLimits withBody(int bytes) {
    return new MimeLimits(depth, parts, recipients, bytes);
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

  /** Returns how many bytes a body may take in the mail. */
  public int body() {
    return body;
  }
}
