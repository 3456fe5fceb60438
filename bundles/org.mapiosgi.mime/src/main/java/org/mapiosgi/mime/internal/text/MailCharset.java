// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A charset as mail names it.
 *
 * @param charset the charset of Java that decodes it; empty for UTF-7, which Java does not have
 * @param codePage the number that PR_INTERNET_CPID gives it
 */
public record MailCharset(Optional<Charset> charset, int codePage) {
  /** UTF-8. */
  public static final MailCharset UTF_8 = of(StandardCharsets.UTF_8, 65001);

  /** UTF-7. */
  public static final MailCharset UTF_7 = new MailCharset(Optional.empty(), 65000);

  /** US-ASCII. */
  public static final MailCharset ASCII = of(StandardCharsets.US_ASCII, 20127);

  static MailCharset of(Charset charset, int codePage) {
    return new MailCharset(Optional.of(charset), codePage);
  }

  /** Whether the charset is ASCII, by name or by default. Such a text can be in any charset. */
  boolean isAscii() {
    return codePage == ASCII.codePage;
  }
}
