// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher;

import java.util.regex.Pattern;

/**
 * Text as it may stand in the log and on the console. A line break cannot begin a line that looks
 * like one of the log's own, and control characters cannot steer a terminal. The patterns in
 * logback.xml do the same.
 */
final class LogText {
  private static final Pattern CONTROL =
      Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F-\\x9F\\u2028\\u2029]");
  private static final Pattern LINE_BREAK = Pattern.compile("\\r\\n|\\r|\\n");

  private LogText() {}

  static String of(String words) {
    return LINE_BREAK.matcher(CONTROL.matcher(words).replaceAll("?")).replaceAll("\n  ");
  }
}
