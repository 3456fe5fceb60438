// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A charset as mail names it.
 *
 * @param charset the charset of Java that decodes it; null for UTF-7, which Java does not have
 * @param codePage the number that PR_INTERNET_CPID gives it
 */
public record MailCharset(@Nullable Charset charset, int codePage) {
  /** UTF-8. */
  public static final MailCharset UTF_8 = new MailCharset(StandardCharsets.UTF_8, 65001);

  /** US-ASCII. */
  public static final MailCharset ASCII = new MailCharset(StandardCharsets.US_ASCII, 20127);

  /** Whether the charset is ASCII, by name or by default. Such a text can be in any charset. */
  boolean isAscii() {
    return codePage == ASCII.codePage;
  }
}
