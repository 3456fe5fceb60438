// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapiosgi.api.status.Finding;

class EmlFolderTest {
  private static final String MAIL = "From: a@example.com\r\nSubject: hello\r\n\r\nhello\r\n";

  @Test
  void filesForWhichTheHeapHasNoRoomAreCounted(@TempDir Path directory) throws IOException {
    for (int i = 0; i < 4; i++) {
      Files.writeString(directory.resolve(i + ".eml"), MAIL);
    }

    EmlFolder.Contents contents =
        new EmlFolder(
                directory,
                MailLimits.defaults(),
                new MailContent(name -> null),
                // 25 % of it is the room of two files, with the rounding of whole percents.
                100L * (2L * MAIL.length() / MailLimits.HEAP + 1))
            .read();

    assertThat(contents.items()).hasSize(2);
    assertThat(contents.leftOut()).isEqualTo(2);
    assertThat(contents.findings())
        .extracting(Finding::text)
        .singleElement()
        .asString()
        .startsWith("from 2.eml on nothing is read")
        .endsWith("25 % of the heap, which limit.heap.percent allows");
  }
}
