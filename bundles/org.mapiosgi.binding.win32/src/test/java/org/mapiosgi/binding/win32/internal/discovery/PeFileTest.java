// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeFileTest {
  @TempDir Path folder;

  @Test
  void theHeaderTellsProcessorAndKind() throws IOException {
    assertThat(PeFile.read(TestDlls.dll(folder, "a.dll", TestDlls.X64)))
        .isEqualTo(new PeFile(PeFile.Machine.X64, true));
    assertThat(PeFile.read(TestDlls.program(folder, "a.exe", TestDlls.X86)))
        .isEqualTo(new PeFile(PeFile.Machine.X86, false));
    assertThat(PeFile.read(TestDlls.dll(folder, "arm.dll", 0xAA64)).machine())
        .isEqualTo(PeFile.Machine.ARM64);
    assertThat(PeFile.read(TestDlls.dll(folder, "odd.dll", 0x0200)).machine())
        .isEqualTo(PeFile.Machine.OTHER);
  }

  @Test
  void otherFilesAreNamedAsSuch() {
    byte[] longText = new byte[300];
    Arrays.fill(longText, (byte) 'x');
    byte[] offsetOutside = new byte[128];
    offsetOutside[0] = 'M';
    offsetOutside[1] = 'Z';
    Arrays.fill(offsetOutside, 0x3C, 0x40, (byte) 0xFF);
    byte[] noSignature = new byte[300];
    noSignature[0] = 'M';
    noSignature[1] = 'Z';
    noSignature[0x3C] = 0x40;
    for (byte[] content :
        new byte[][] {
          {}, "MZ".getBytes(StandardCharsets.US_ASCII), longText, offsetOutside, noSignature
        }) {
      Path file = TestDlls.bytes(folder.resolve("no.dll"), content);
      assertThatThrownBy(() -> PeFile.read(file)).isInstanceOf(PeFile.NotPeException.class);
    }
  }

  @Test
  void aMissingFileIsSaidToBeMissing() {
    assertThatThrownBy(() -> PeFile.read(folder.resolve("none.dll")))
        .isInstanceOf(NoSuchFileException.class);
  }
}
