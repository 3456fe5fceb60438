// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator;

/** Says whether an emulator writes messages that are created or sent into its directory. */
public enum MailboxWrite {
  /** Writes nothing. */
  NEVER,
  /** Writes each message as internet mail ({@code .eml}), which has no named properties. */
  EML,
  /** Writes each message as Outlook keeps it ({@code .msg}), with all its properties. */
  MSG
}
