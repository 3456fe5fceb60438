// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.files;

import java.util.ArrayList;
import java.util.List;
import org.mapiosgi.api.status.Finding;

/** Counts the losses of files, and describes the first ones in one finding each. */
final class Losses {
  /** The greatest number of losses that have a finding of their own. */
  private static final int MOST_FINDINGS = 100;

  private final List<Finding> findings = new ArrayList<>();
  private int damaged;
  private int leftOut;

  void damaged(String name, List<String> losses) {
    damaged++;
    report(name + " is served as far as it can be read: " + String.join("; ", losses));
  }

  void leftOut(String name, String why) {
    leftOut++;
    report(name + " is left out: " + why);
  }

  /** Counts files that are left out for a reason which a finding has already. */
  void leftOut(int files) {
    leftOut += files;
  }

  /** Takes the reason why a part of the directory is not served. */
  void directory(String text) {
    findings.add(
        Finding.warning("Mailbox", text)
            .remedy("check the directory and its disk or share, then start the emulator again")
            .build());
  }

  /** Takes the reason why nothing more is read. */
  void full(String text) {
    findings.add(
        Finding.warning("Mailbox", text)
            .remedy("give the process more heap, or the directory less mail")
            .build());
  }

  private void report(String text) {
    if (damaged + leftOut <= MOST_FINDINGS) {
      findings.add(
          Finding.warning("Mailbox", text).remedy("repair the file or take it away").build());
    } else if (damaged + leftOut == MOST_FINDINGS + 1) {
      findings.add(
          Finding.warning(
                  "Mailbox",
                  "more than "
                      + MOST_FINDINGS
                      + " files are damaged or left out; the others are only counted")
              .remedy("see the numbers in the line of the emulator")
              .build());
    }
  }

  FoundMail found(List<List<String>> folders, List<FoundMail.Item> items) {
    return new FoundMail(folders, items, findings, damaged, leftOut);
  }
}
