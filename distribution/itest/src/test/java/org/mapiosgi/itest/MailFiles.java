// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Mailboxes made of .eml files. */
final class MailFiles {
  private MailFiles() {}

  /** A directory with so many sound messages. */
  static Path mailbox(Path directory, int messages) {
    try {
      Files.createDirectories(directory);
      for (int number = 1; number <= messages; number++) {
        write(
            directory.resolve("message " + number + ".eml"),
            """
            From: Sender <sender@example.test>
            To: Service <service@example.test>
            Subject: =?utf-8?q?Nachricht_=C3=A4_%d?=
            Date: Mon, 02 Mar 2026 10:%02d:00 +0000
            Message-ID: <%d@example.test>
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: 8bit

            Inhalt %d äöü
            """
                .formatted(number, number % 60, number, number));
      }
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Any text as a file. */
  static void write(Path file, String text) {
    try {
      Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many files of the directory are messages by their name. */
  static long count(Path directory) {
    try (var files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".eml")).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
