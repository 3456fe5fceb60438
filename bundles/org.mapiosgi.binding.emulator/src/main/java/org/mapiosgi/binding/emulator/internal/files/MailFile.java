// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.files;

import java.nio.file.Path;
import java.util.List;

/**
 * A file that holds mail.
 *
 * @param folder the names of the folder that its messages are in, from the top; none for the Inbox
 * @param name the name of the file, from the mailbox's directory on, for people and for ids
 */
record MailFile(Kind kind, List<String> folder, String name, Path path) {
  /** The kinds of mail files. */
  enum Kind {
    /** A file with one mail. */
    EML,
    /** A file with one message as Outlook keeps it. */
    MSG,
    /** A file of a Maildir with one mail, whose name has its flags. */
    MAILDIR,
    /** A file with many mails, each behind a From_ line. */
    MBOX
  }

  MailFile {
    folder = List.copyOf(folder);
  }

  /** The name without characters that could forge lines of the log. */
  String shownName() {
    return shown(name);
  }

  /** A name without characters that could forge lines of the log. */
  static String shown(String name) {
    return name.replaceAll("\\p{Cntrl}", "?");
  }
}
