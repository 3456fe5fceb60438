// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeImportsTest {
  private static final int IMPORT_DIRECTORY = 0x98 + 112 + 8;
  private static final int TABLE = 0x200;

  @TempDir Path folder;

  private Path changed(int at, int value) throws IOException {
    byte[] bytes = Files.readAllBytes(TestDlls.importing(folder, "a.dll", "one.dll", "two.dll"));
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
    return TestDlls.bytes(folder.resolve("changed.dll"), bytes);
  }

  @Test
  void theNamesComeInTheOrderOfTheTable() throws IOException {
    assertThat(
            PeImports.read(TestDlls.importing(folder, "a.dll", "KERNEL32.dll", "VCRUNTIME140.dll")))
        .containsExactly("KERNEL32.dll", "VCRUNTIME140.dll");
  }

  @Test
  void aFileWithoutAnImportTableImportsNothing() throws IOException {
    assertThat(PeImports.read(TestDlls.dll(folder, "bare.dll", TestDlls.X64))).isEmpty();
    assertThat(PeImports.read(changed(IMPORT_DIRECTORY, 0))).isEmpty();
  }

  @Test
  void aMalformedTableIsNamedNotFollowed() throws IOException {
    for (Path file :
        new Path[] {
          changed(IMPORT_DIRECTORY, 0x7000_0000), // outside of the sections
          changed(TABLE + 12, 0x7000_0000), // a name outside
          changed(TABLE + 12, 0x1000 + 0x3F0), // a name of nothing
          changed(0x98, 0x1234), // an optional header of no kind
        }) {
      assertThatThrownBy(() -> PeImports.read(file)).isInstanceOf(PeFile.NotPeException.class);
    }
  }

  @Test
  void whateverTheBytesAreItEndsWithNamesOrANamedRefusal() throws IOException {
    byte[] good = Files.readAllBytes(TestDlls.importing(folder, "a.dll", "one.dll", "two.dll"));
    Random random = new Random(20241122);
    for (int run = 0; run < 2000; run++) {
      byte[] bytes = Arrays.copyOf(good, random.nextInt(good.length + 1));
      for (int i = 0; i < 8 && bytes.length > 0; i++) {
        bytes[random.nextInt(Math.min(bytes.length, 0x240))] = (byte) random.nextInt();
      }
      Path file = TestDlls.bytes(folder.resolve("random.dll"), bytes);
      try {
        assertThat(PeImports.read(file)).doesNotContainNull();
      } catch (PeFile.NotPeException named) {
        assertThat(named).hasMessageStartingWith("it");
      }
    }
  }
}
