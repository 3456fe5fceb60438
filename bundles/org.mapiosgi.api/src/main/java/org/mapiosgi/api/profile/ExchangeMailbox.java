// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.profile;

/**
 * Says how the Exchange message service (MSEMS) of a new profile finds its mailbox, in one of two
 * ways.
 *
 * <p>Neither has been tried on real Outlook. The properties are those that MFCMAPI and an article
 * of a Microsoft engineer set (D. Vespa, 2015-10-28, for Outlook 2016; the article recommends its
 * way for troubleshooting only).
 */
public sealed interface ExchangeMailbox {
  /**
   * Finds the mailbox by its SMTP address; Autodiscover finds the server. For Outlook 2016 and
   * newer, and Exchange Online. Sets PR_PROFILE_USER_SMTP_EMAIL_ADDRESS_W and PR_DISPLAY_NAME_W in
   * the sections of the service and its store.
   *
   * @param smtp {@code service@example.com}
   */
  record ByAddress(String smtp) implements ExchangeMailbox {
    /**
     * Checks the address.
     *
     * @throws IllegalArgumentException if it is no address
     */
    public ByAddress {
      int at = smtp.indexOf('@');
      if (at < 1 || at != smtp.lastIndexOf('@') || at == smtp.length() - 1 || hasSpace(smtp)) {
        throw new IllegalArgumentException(
            "'" + smtp + "' is no mail address; one is like service@example.com");
      }
    }

    private static boolean hasSpace(String text) {
      return text.chars().anyMatch(Character::isWhitespace);
    }

    @Override
    public String toString() {
      return smtp;
    }
  }

  /**
   * Finds the mailbox by server name and mailbox name, which the server resolves. For older Outlook
   * and Exchange. Sets PR_PROFILE_UNRESOLVED_SERVER and PR_PROFILE_UNRESOLVED_NAME.
   *
   * @param server host name
   * @param mailbox alias, display name or X.500 name
   */
  record OnServer(String server, String mailbox) implements ExchangeMailbox {
    /**
     * Checks the names.
     *
     * @throws IllegalArgumentException if one is missing
     */
    public OnServer {
      if (server.isBlank() || mailbox.isBlank()) {
        throw new IllegalArgumentException("a mailbox on a server needs both names");
      }
    }

    @Override
    public String toString() {
      return mailbox + " on " + server;
    }
  }
}
