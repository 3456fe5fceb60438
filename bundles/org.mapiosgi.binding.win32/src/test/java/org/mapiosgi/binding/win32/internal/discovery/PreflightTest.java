// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.Severity;

class PreflightTest {
  private static final String OFFICE_2016 = "{5812C571-53F0-4467-BEFA-0A4F47A9437C}";

  @TempDir Path folder;

  private final FakeHost host = new FakeHost();

  private Preflight.Report run(String configured) {
    return Preflight.of(host, "amd64").run(configured);
  }

  private static Finding library(Preflight.Report report) {
    List<Finding> all =
        report.findings().stream().filter(each -> each.subject().equals("MAPI library")).toList();
    return all.get(all.size() - 1);
  }

  private static void assertRefused(Preflight.Report report, String rule, String... words) {
    assertThat(report.library()).isEmpty();
    assertThat(library(report).severity()).isEqualTo(Severity.ERROR);
    assertThat(library(report).rule()).contains(rule);
    assertThat(library(report).text()).contains(words);
    assertThat(library(report).remedy().orElse("")).isNotEmpty();
  }

  @Test
  void theDefaultMailClientsLibraryIsFound() {
    Path dll = TestDlls.dll(folder, "provider.dll", TestDlls.X64);
    host.defaultMailClient("Contoso Mail").client("Contoso Mail", dll.toString());
    assertThat(run("").library()).contains(dll);
    assertThat(library(run("")).severity()).isEqualTo(Severity.OK);
    assertThat(library(run("")).text()).contains("Contoso Mail\\DLLPathEx", "64-bit");
  }

  @Test
  void outlooksLibraryGoesBeforeTheDefaultClients() {
    Path other = TestDlls.dll(folder, "thunderbird-mapi.dll", TestDlls.X64);
    Path outlook = TestDlls.dll(folder, "OLMAPI32.DLL", TestDlls.X64);
    host.defaultMailClient("Thunderbird")
        .client("Thunderbird", other.toString())
        .client("Microsoft Outlook", outlook.toString());
    assertThat(run("").library()).contains(outlook);
  }

  @Test
  void theWindowsInstallersOutlookIsFound() {
    // Windows paths as the installer tells them: the library is beside the program.
    host.component(OFFICE_2016, "outlook.x64.exe", "C:\\Office\\OUTLOOK.EXE");
    assertThat(library(run("")).text())
        .contains("Windows Installer", OFFICE_2016, "C:\\Office\\olmapi32.dll");
  }

  @Test
  void theConfigurationGoesBeforeEverything() {
    Path registered = TestDlls.dll(folder, "olmapi32.dll", TestDlls.X64);
    Path configured = TestDlls.dll(folder.resolve("mine"), "mine.dll", TestDlls.X64);
    host.client("Microsoft Outlook", registered.toString()).variable("MINE", folder + "/mine");
    assertThat(run("\"%MINE%/mine.dll\"").library()).contains(configured);
  }

  @Test
  void aConfiguredFileThatIsMissingIsNotReplacedByAnother() {
    Path registered = TestDlls.dll(folder, "olmapi32.dll", TestDlls.X64);
    host.client("Microsoft Outlook", registered.toString());
    assertRefused(run(folder.resolve("none.dll").toString()), "R33", "none.dll", "does not exist");
  }

  @Test
  void aLibraryOfTheOtherBitnessIsNamed() {
    Path dll = TestDlls.dll(folder, "olmapi32.dll", TestDlls.X86);
    host.client("Microsoft Outlook", dll.toString());
    assertRefused(run(""), "R32", "is 32-bit (x86), this JVM is 64-bit (x64)");
  }

  @Test
  void theOtherBitnessIsPassedOverWhereTheRightOneIsThere() {
    Path small = TestDlls.dll(folder.resolve("x86"), "olmapi32.dll", TestDlls.X86);
    Path right = TestDlls.dll(folder.resolve("x64"), "provider.dll", TestDlls.X64);
    host.defaultMailClient("Contoso Mail")
        .client("Contoso Mail", right.toString())
        .client("Microsoft Outlook", small.toString());
    assertThat(run("").library()).contains(right);
    assertThat(run("").findings())
        .anySatisfy(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.WARNING);
              assertThat(finding.text()).contains("x86", "passed over");
            });
  }

  @Test
  void aFileThatIsNoDllIsNamed() {
    Path text =
        TestDlls.bytes(folder.resolve("a.dll"), "hello".getBytes(StandardCharsets.US_ASCII));
    assertRefused(run(text.toString()), "R33", "is no Windows DLL");
    Path program = TestDlls.program(folder, "outlook.exe", TestDlls.X64);
    assertRefused(run(program.toString()), "R33", "is no Windows DLL but a program");
    assertRefused(run(folder.toString()), "R33", "is no file");
  }

  @Test
  void theStubOfWindowsIsNeverTakenUnlessNamed() {
    host.defaultMailClient("Contoso Mail").client("Contoso Mail", "mapi32.dll");
    assertRefused(run(""), "R33", "is the stub of Windows");
    Path stub = TestDlls.dll(folder, "a\\System32\\mapi32.dll", TestDlls.X64);
    Preflight.Report named = run(stub.toString());
    assertThat(named.library()).contains(stub);
    assertThat(library(named).severity()).isEqualTo(Severity.WARNING);
    assertThat(library(named).rule()).contains("R33");
  }

  @Test
  void nothingFoundNamesThePlacesAndTheRemedy() {
    assertRefused(run(""), "R33", "DLLPathEx", "Windows Installer");
    assertThat(library(run("")).remedy().orElse("")).contains("org.mapiosgi.binding.win32");
  }

  @Test
  void everyPlaceThatWasTriedIsReported() {
    host.defaultMailClient("Contoso Mail")
        .client("Contoso Mail", folder.resolve("gone.dll").toString())
        .client("Microsoft Outlook", folder.resolve("olmapi32.dll").toString())
        .component(OFFICE_2016, "outlook.exe", "C:\\Office\\OUTLOOK.EXE");
    assertThat(library(run("")).text())
        .contains("gone.dll", "olmapi32.dll", "C:\\Office\\olmapi32.dll");
  }

  private List<String> lookup(String configured) {
    return run(configured).findings().stream()
        .filter(each -> each.subject().equals("MAPI library lookup"))
        .map(Finding::text)
        .toList();
  }

  @Test
  void everyPlaceIsToldInTheOrderOfTheSearchAlsoWhereItNamesNothing() {
    Path dll = TestDlls.dll(folder, "provider.dll", TestDlls.X64);
    host.defaultMailClient("Contoso Mail")
        .client("Contoso Mail", dll.toString())
        .client("Microsoft Outlook", "MSIComponentID", "{C}")
        .variable("SystemRoot", "C:\\Windows");
    assertThat(lookup(""))
        .satisfiesExactly(
            first ->
                assertThat(first).startsWith("1. configuration: ").contains("names no library"),
            second -> assertThat(second).startsWith("2. loaded in this process: neither"),
            third -> assertThat(third).startsWith("3. ").contains("Contoso Mail", "is 64-bit"),
            fourth -> assertThat(fourth).startsWith("4. ").contains("Outlook\\DLLPathEx: no such"),
            fifth -> assertThat(fifth).startsWith("5. Windows Installer: knows no Outlook"),
            sixth -> assertThat(sixth).startsWith("6. ").endsWith("\\DLLPath: no such value"),
            seventh -> assertThat(seventh).startsWith("7. ").contains("Outlook\\DLLPath: "),
            eighth -> assertThat(eighth).startsWith("8. ").contains("MSIComponentID"),
            ninth -> assertThat(ninth).startsWith("9. ").contains("{C}, which the Windows"),
            last -> assertThat(last).contains("C:\\Windows\\System32\\mapi32.dll", "never used"));
    assertThat(lookup(dll.toString())).hasSize(1);
  }

  @Test
  void theComponentOfTheMailClientIsAskedOfTheWindowsInstaller() {
    Path dll = TestDlls.dll(folder, "msmapi32.dll", TestDlls.X64);
    host.client("Microsoft Outlook", "MSIComponentID", "{C}")
        .client("Microsoft Outlook", "MSIApplicationLCID", "1033")
        .component("{C}", "1033", dll.toString());
    assertThat(run("").library()).contains(dll);
  }

  @Test
  void aSimpleMapiLibraryIsNotTakenForAnExtendedOne() {
    Path simple = TestDlls.dll(folder, "thunderbird-mapi.dll", TestDlls.X64);
    host.defaultMailClient("Thunderbird").client("Thunderbird", "DLLPath", simple.toString());
    assertRefused(run(""), "R33", "may have no more than Simple MAPI");
  }

  @Test
  void whatTheProcessHasLoadedGoesBeforeWhatIsRegistered() {
    Path loaded = TestDlls.dll(folder.resolve("loaded"), "olmapi32.dll", TestDlls.X64);
    Path registered = TestDlls.dll(folder, "olmapi32.dll", TestDlls.X64);
    host.client("Microsoft Outlook", registered.toString()).loads("olmapi32.dll", loaded);
    assertThat(run("").library()).contains(loaded);
    assertThat(lookup("")).anyMatch(text -> text.contains(registered + ", not looked at"));
  }

  @Test
  void malformedPathsAreNamedNotThrown() {
    assertRefused(run("olmapi32.dll"), "R33", "is not an absolute path");
    assertRefused(run("/a\0b"), "R33", "is no path");
  }

  @Test
  void aHostThatDoesNotKnowWindows10IsNamed() {
    Path wrapper = TestDlls.program(folder, "wrapper.exe", TestDlls.X64);
    host.program(wrapper);
    assertThat(run("").findings())
        .anySatisfy(
            finding -> {
              assertThat(finding.rule()).contains("R37");
              assertThat(finding.severity()).isEqualTo(Severity.WARNING);
              assertThat(finding.text()).contains("wrapper.exe");
            });
    Path java =
        TestDlls.bytes(
            folder.resolve("java.exe"),
            "MZ..<supportedOS Id=\"{8E0F7A12-BFB3-4FE8-B9A5-48FD50A15A9A}\"/>"
                .getBytes(StandardCharsets.US_ASCII));
    host.program(java);
    assertThat(run("").findings())
        .filteredOn(finding -> finding.rule().filter("R37"::equals).isPresent())
        .extracting(Finding::severity)
        .containsExactly(Severity.OK);
  }

  @Test
  void accountSessionAndClientAreTold() {
    assertThat(run("").findings())
        .extracting(Finding::text)
        .anyMatch(text -> text.contains("CONTOSO\\svc-mail") && text.contains("session 0"));
    host.defaultMailClient("Microsoft Outlook");
    assertThat(run("").findings())
        .contains(Finding.ok("default mail client", "Microsoft Outlook").rule("R33").build());
  }
}
