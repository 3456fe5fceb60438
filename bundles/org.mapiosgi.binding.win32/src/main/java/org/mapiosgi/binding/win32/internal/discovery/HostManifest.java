// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.discovery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.mapiosgi.api.status.Finding;

/**
 * Finds out whether the program that hosts the JVM says in its manifest that it knows Windows 10.
 * If it does not, Windows gives it an old version number, and MAPI takes sign-in paths that
 * Exchange Online refuses (R37).
 */
final class HostManifest {
  private static final String SUBJECT = "host program";
  private static final String WINDOWS_10 = "{8e0f7a12-bfb3-4fe8-b9a5-48fd50a15a9a}";
  private static final long LARGEST = 64 << 20;

  private HostManifest() {}

  static Finding look(Path program) {
    try {
      if (Files.size(program) > LARGEST) {
        return Finding.info(SUBJECT, program + " is too large to be searched for its manifest")
            .rule("R37")
            .build();
      }
      // The manifest is a resource in plain text; nothing else in a program looks like this.
      String bytes = new String(Files.readAllBytes(program), StandardCharsets.ISO_8859_1);
      return bytes.toLowerCase(Locale.ROOT).contains(WINDOWS_10)
          ? Finding.ok(SUBJECT, program + " declares Windows 10 in its manifest")
              .rule("R37")
              .build()
          : Finding.warning(SUBJECT, program + " does not declare Windows 10 in its manifest")
              .rule("R37")
              .remedy(
                  "for mailboxes in Exchange Online run the JVM by java.exe, which declares it, or"
                      + " by a service wrapper that does")
              .build();
    } catch (IOException unreadable) {
      return Finding.info(SUBJECT, program + " could not be read (" + unreadable + ")")
          .rule("R37")
          .build();
    }
  }
}
