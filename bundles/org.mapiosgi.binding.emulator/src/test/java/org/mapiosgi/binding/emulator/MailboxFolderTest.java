// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.Severity;
import org.mapiosgi.binding.emulator.start.Emulators;

@Timeout(60)
class MailboxFolderTest {
  @TempDir private Path directory;

  private MapiEmulator emulator() {
    return Emulators.open(EmulatorSettings.defaults().withMailbox(directory));
  }

  private void mail(String name, String subject) throws IOException {
    Files.writeString(
        directory.resolve(name), "From: a@b.test\r\nSubject: " + subject + "\r\n\r\nx");
  }

  private static List<Finding> warnings(MapiEmulator emulator) {
    return emulator.preflight().stream()
        .filter(finding -> finding.severity() == Severity.WARNING)
        .toList();
  }

  @Test
  void goodFilesAreServedBesideBrokenOnes() throws IOException {
    mail("1 good.eml", "one");
    Files.createFile(directory.resolve("2 empty.eml"));
    Files.write(directory.resolve("3 noise.eml"), new byte[] {0, 1, 2, (byte) 0xFF, 10, 13});
    Files.createDirectory(directory.resolve("4 directory.eml"));
    mail("5 gute Grüße.EML", "five");
    mail("6 other.txt", "no mail");
    Files.writeString(
        directory.resolve("7 cut.eml"),
        "Subject: seven\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\ntext");
    MapiEmulator emulator = emulator();

    assertThat(emulator.preflight().get(0).severity()).isEqualTo(Severity.OK);
    assertThat(emulator.preflight().get(0).text())
        .contains(
            "3 messages, 1 of them damaged; 3 files are left out",
            "'emulator'",
            directory.toString());
    assertThat(warnings(emulator))
        .extracting(Finding::text)
        .satisfiesExactly(
            text -> assertThat(text).startsWith("2 empty.eml is left out: it is empty"),
            text -> assertThat(text).startsWith("3 noise.eml is left out: it has no mail header"),
            text -> assertThat(text).startsWith("4 directory.eml is left out: it is no regular"),
            text -> assertThat(text).startsWith("7 cut.eml is served as far as it can be read:"));
    try (LoggedOn on = new LoggedOn(emulator)) {
      assertThat(on.column(on.inbox(), Pr.SUBJECT)).containsExactly("one", "five", "seven");
      assertThat(on.column(on.inbox(), Pr.MESSAGE_FLAGS)).containsOnly(Set.of());
      assertThat(on.column(on.inbox(), Pr.MESSAGE_DELIVERY_TIME)).doesNotContainNull();
    }
    assertThat(warnings(emulator)).as("after loading").hasSize(4);
  }

  @Test
  void nothingThatOneFileHoldsKeepsTheMailboxFromComingUp() throws IOException {
    mail("1 good.eml", "good");
    String head = "From: a@example.com\r\nSubject: %s\r\n";
    Files.writeString(
        directory.resolve("2 return.eml"),
        head.formatted("return") + "Date: Mon, 2 Mar 2026\r 10:00:00 +0100\r\n\r\nx");
    Files.writeString(
        directory.resolve("3 brackets.eml"),
        head.formatted("brackets") + "Content-Type: text/html\r\n\r\n" + "<".repeat(200_000));
    Files.writeString(
        directory.resolve("4 words.eml"),
        head.formatted("words")
            + "Thread-Topic: "
            + "=?".repeat(200_000)
            + "\r\nTo: "
            + "(\"<".repeat(100_000)
            + "\r\n\r\nx");
    StringBuilder nested = new StringBuilder(head.formatted("nested"));
    for (int level = 0; level < 10_000; level++) {
      nested.append("Content-Type: message/rfc822\r\n\r\n");
    }
    Files.writeString(directory.resolve("5 nested.eml"), nested.toString());
    MapiEmulator emulator = emulator();

    try (LoggedOn on = new LoggedOn(emulator)) {
      assertThat(on.column(on.inbox(), Pr.SUBJECT))
          .containsExactly("good", "return", "brackets", "words", "nested");
    }
    assertThat(warnings(emulator))
        .singleElement()
        .satisfies(
            finding -> assertThat(finding.text()).startsWith("5 nested.eml").contains("50 deep"));
  }

  @Test
  void manyBadFilesAreCountedAndNotAllListed() throws IOException {
    for (int number = 0; number < 150; number++) {
      Files.createFile(directory.resolve(number + ".eml"));
    }
    MapiEmulator emulator = emulator();
    assertThat(emulator.preflight().get(0).text()).startsWith("0 messages; 150 files are left out");
    assertThat(warnings(emulator)).hasSize(101);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void pipesAndLinksToNowhereAreLeftOut() throws Exception {
    mail("good.eml", "good");
    Files.createSymbolicLink(directory.resolve("nowhere.eml"), directory.resolve("gone"));
    assertThat(
            new ProcessBuilder("mkfifo", directory.resolve("pipe.eml").toString())
                .start()
                .waitFor())
        .isZero();
    MapiEmulator emulator = emulator();
    assertThat(warnings(emulator)).hasSize(2);
    try (LoggedOn on = new LoggedOn(emulator)) {
      assertThat(on.column(on.inbox(), Pr.SUBJECT)).containsExactly("good");
    }
  }

  @Test
  void aMessageIsFoundAgainByItsIdInTheNextRun() throws IOException {
    mail("a.eml", "a");
    mail("b.eml", "b");
    var id = idOfFirst();
    mail("0 new.eml", "new");
    try (LoggedOn on = new LoggedOn(emulator())) {
      assertThat(LoggedOn.get(on.message(id), Pr.SUBJECT)).isEqualTo("a");
    }
  }

  private EntryId idOfFirst() {
    try (LoggedOn on = new LoggedOn(emulator())) {
      return on.column(on.inbox(), Pr.ENTRYID).get(0);
    }
  }

  @Test
  void nothingIsReadBeforePreflightOrLoad() throws IOException {
    MapiEmulator emulator = emulator();
    mail("late.eml", "late");
    try (LoggedOn on = new LoggedOn(emulator)) {
      assertThat(on.column(on.inbox(), Pr.SUBJECT)).containsExactly("late");
    }
  }

  @Test
  void theDirectoryIsNotWrittenTo() throws IOException {
    mail("a.eml", "a");
    try (LoggedOn on = new LoggedOn(emulator())) {
      on.inbox().deleteMessages(on.column(on.inbox(), Pr.ENTRYID));
    }
    assertThat(directory.resolve("a.eml")).exists();
  }

  @Test
  void aDirectoryThatIsNotThereIsNamedAndCanBeCured() throws IOException {
    Path missing = directory.resolve("missing");
    MapiEmulator emulator = Emulators.open(EmulatorSettings.defaults().withMailbox(missing));
    assertThat(emulator.preflight())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.ERROR);
              assertThat(finding.text()).contains(missing.toString(), "does not exist");
              assertThat(finding.remedy().orElse("")).contains("mailbox", MapiEmulator.PID);
            });
    assertThatThrownBy(emulator::load)
        .hasMessageContaining("MAPI_E_UNCONFIGURED")
        .hasMessageContaining("does not exist");
    Files.createDirectory(missing);
    assertThat(emulator.preflight()).extracting(Finding::severity).containsExactly(Severity.OK);
    assertThat(emulator.load()).isSameAs(emulator.load());
  }

  @ParameterizedTest
  @CsvSource({
    "'', a@b.test, name, profile",
    "emulator, nobody, name, address",
    "emulator, @b.test, name, address",
    "emulator, a@b.test, ' ', display.name"
  })
  void aWrongSettingIsNamed(String profile, String address, String name, String key) {
    MapiEmulator emulator = Emulators.open(new EmulatorSettings("", profile, address, name, true));
    assertThat(emulator.preflight())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.ERROR);
              assertThat(finding.text()).contains("'" + key + "'");
            });
    assertThatThrownBy(emulator::load).hasMessageContaining("'" + key + "'");
  }

  @Test
  void aFileIsNoMailbox() throws IOException {
    mail("a.eml", "a");
    MapiEmulator emulator =
        Emulators.open(EmulatorSettings.defaults().withMailbox(directory.resolve("a.eml")));
    assertThat(emulator.preflight().get(0).text()).contains("is no directory");
  }

  @Test
  void aPathThatIsNoneIsNamed() {
    MapiEmulator emulator =
        Emulators.open(new EmulatorSettings("a\0b", "emulator", "a@b.test", "name", true));
    assertThat(emulator.preflight().get(0).text()).contains("'mailbox'");
  }
}
