// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.files;

import java.util.List;
import java.util.UUID;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.binding.emulator.internal.model.MessageSource;

/**
 * The mail that one look at a mailbox's directory has found, and the losses of its files.
 *
 * @param folders the folders beside the Inbox, each before those in it
 * @param findings one for each file of which something is lost, up to a limit
 * @param damaged the number of messages that lack something of their files
 * @param leftOut the number of files, or mails of an mbox, that are no message here
 */
public record FoundMail(
    List<List<String>> folders,
    List<Item> items,
    List<Finding> findings,
    int damaged,
    int leftOut) {

  /**
   * A message.
   *
   * @param id the same in every run
   * @param folder the names of its folder, from the top; none for the Inbox
   * @param flags the MSGFLAG_* bits that its file has for it
   */
  public record Item(UUID id, List<String> folder, MessageSource content, int flags) {}

  /** Copies the lists. */
  public FoundMail {
    folders = List.copyOf(folders);
    items = List.copyOf(items);
    findings = List.copyOf(findings);
  }

  /** No mail. */
  public static FoundMail none() {
    return new FoundMail(List.of(), List.of(), List.of(), 0, 0);
  }

  /** One clause: "3 messages, 1 of them damaged; 2 files are left out". */
  public String summary() {
    return items.size()
        + " messages"
        + (folders.isEmpty() ? "" : " in the Inbox and " + folders.size() + " folders beside it")
        + (damaged == 0 ? "" : ", " + damaged + " of them damaged")
        + (leftOut == 0 ? "" : "; " + leftOut + " files are left out");
  }
}
