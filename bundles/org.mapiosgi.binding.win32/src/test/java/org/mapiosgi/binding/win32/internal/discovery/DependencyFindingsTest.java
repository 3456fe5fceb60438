// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.Severity;

class DependencyFindingsTest {
  @TempDir Path folder;

  private final FakeHost host = new FakeHost();

  private Finding look(Path library) {
    host.variable("SystemRoot", folder.resolve("Windows").toString())
        .variable("PATH", "\"" + folder.resolve("on path") + "\";;");
    TestDlls.dll(folder.resolve("Windows/System32"), "KERNEL32.dll", TestDlls.X64);
    return new DependencyFindings(host, PeFile.Machine.X64).look(library);
  }

  @Test
  void whatIsBesideItInTheSystemOnThePathOrLoadedIsFound() {
    Path office = folder.resolve("Office");
    TestDlls.importing(office, "beside.dll", "KERNEL32.dll");
    TestDlls.dll(folder.resolve("on path"), "path.dll", TestDlls.X64);
    host.loads("VCRUNTIME140.dll", Path.of("jdk"));
    Finding finding =
        look(
            TestDlls.importing(
                office,
                "olmapi32.dll",
                "KERNEL32.dll",
                "beside.dll",
                "path.dll",
                "VCRUNTIME140.dll",
                "api-ms-win-crt-runtime-l1-1-0.dll"));
    assertThat(finding.severity()).isEqualTo(Severity.OK);
    assertThat(finding.text()).contains("olmapi32.dll", "beside.dll");
  }

  @Test
  void whatIsMissingIsNamedWithWhoNeedsItHoweverDeep() {
    Path office = folder.resolve("Office");
    TestDlls.importing(office, "deep.dll", "VCRUNTIME140_1.dll");
    TestDlls.importing(office, "beside.dll", "deep.dll");
    Finding finding = look(TestDlls.importing(office, "olmapi32.dll", "beside.dll"));
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.rule()).contains("R34");
    assertThat(finding.text()).contains("VCRUNTIME140_1.dll (for deep.dll)", "Office");
    assertThat(finding.remedy().orElse("")).contains("Visual C++", "64-bit");
  }

  @Test
  void filesThatNeedEachOtherAreReadOnce() {
    Path office = folder.resolve("Office");
    TestDlls.importing(office, "b.dll", "olmapi32.dll");
    Path library = TestDlls.importing(office, "olmapi32.dll", "b.dll", "mso.dll");
    Finding finding = look(library);
    assertThat(finding.text()).contains("mso.dll (for olmapi32.dll)");
    assertThat(finding.remedy().orElse("")).contains("repair").doesNotContain("Visual");
  }

  @Test
  void aTableThatCannotBeReadIsSaidAndNoError() {
    Path library = TestDlls.importing(folder, "olmapi32.dll", "a.dll");
    byte[] bytes = new byte[0x210];
    System.arraycopy(read(library), 0, bytes, 0, bytes.length);
    Finding finding = look(TestDlls.bytes(library, bytes));
    assertThat(finding.severity()).isEqualTo(Severity.INFO);
    assertThat(finding.text()).contains("olmapi32.dll (it ends too soon)");
  }

  private static byte[] read(Path file) {
    try {
      return java.nio.file.Files.readAllBytes(file);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
