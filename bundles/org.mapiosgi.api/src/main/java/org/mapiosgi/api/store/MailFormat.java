// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.store;

/** Names the format of a file that holds one message. New formats can be added. */
public enum MailFormat {
  /** Internet mail (RFC 5322, MIME), as {@code .eml} files hold it. It has no named properties. */
  EML,

  /**
   * A message as Outlook keeps it in {@code .msg} files ([MS-OXMSG]), with its properties and the
   * names of those that have one.
   */
  MSG
}
