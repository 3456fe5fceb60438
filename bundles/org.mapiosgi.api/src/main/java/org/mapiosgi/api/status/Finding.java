// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.status;

/**
 * Something found out about the environment or about the use of MAPI. A bundle that has something
 * to tell may register one as a service for as long as it is so; {@code mapi:doctor} shows it.
 *
 * @param severity how much it matters
 * @param rule the id of the rule of MAPI's service mode it belongs to ("R32"), or empty
 * @param subject what was looked at ("MAPI library")
 * @param text what was seen, in one sentence
 * @param remedy what to do about it, or empty where nothing is to be done
 */
public record Finding(Severity severity, String rule, String subject, String text, String remedy) {

  /** Something that is as it should be. */
  public static Finding ok(String subject, String text) {
    return new Finding(Severity.OK, "", subject, text, "");
  }

  /** Something that is as a rule wants it to be. */
  public static Finding ok(String rule, String subject, String text) {
    return new Finding(Severity.OK, rule, subject, text, "");
  }

  /** Something that was looked at, and is neither good nor bad. */
  public static Finding info(String rule, String subject, String text) {
    return new Finding(Severity.INFO, rule, subject, text, "");
  }

  /** Something that is worth knowing. */
  public static Finding warning(String rule, String subject, String text, String remedy) {
    return new Finding(Severity.WARNING, rule, subject, text, remedy);
  }

  /** Something that must be cured first. */
  public static Finding error(String rule, String subject, String text, String remedy) {
    return new Finding(Severity.ERROR, rule, subject, text, remedy);
  }
}
