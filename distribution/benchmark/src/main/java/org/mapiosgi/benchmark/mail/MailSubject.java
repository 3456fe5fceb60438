// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.mail;

import java.util.List;
import java.util.stream.IntStream;

/** Names the readers of mail, as in the results. */
public final class MailSubject {
  /** The facade, a row at a time. */
  public static final String STREAMED = "facade, streamed";

  /** The facade, all rows as one list. */
  public static final String COLLECTED = "facade, collected";

  /** The SPI alone, on the emulator. */
  public static final String SPI = "SPI alone";

  /** A program in C++ against the same provider. */
  public static final String NATIVE = "native C++ client";

  /** The binding's decoder. */
  public static final String DECODER = "decoder";

  /** Subclasses of JNA's Structure that read the same memory. */
  public static final String STRUCTURES = "JNA structures";

  private MailSubject() {}

  /** The SPI on an emulator with so many messages in its Inbox. */
  public static String inFolderOf(int messages) {
    return "folder of " + messages;
  }

  /** The number of messages in the Inbox of the subject; if its name says none, the usual one. */
  static int messages(String subject, int usual) {
    return sizes().stream()
        .filter(size -> inFolderOf(size).equals(subject))
        .findFirst()
        .orElse(usual);
  }

  /** The folders that are compared. */
  public static List<Integer> sizes() {
    return IntStream.of(1_000, 10_000, 100_000, 1_000_000).boxed().toList();
  }
}
