// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code bin/mapi-osgi demo}, as the README promises it. */
class DemoIT {
  private static Distribution distribution;

  @BeforeAll
  static void unpack() {
    distribution = Distribution.unpack("demo");
  }

  static String demoOk(long messages) {
    return "demo ok: session UP in service mode, "
        + messages
        + " messages read, 1 sent, 1 notified, closed cleanly";
  }

  private static Exec.Result demo(String... options) {
    String[] words = new String[options.length + 1];
    words[0] = "demo";
    System.arraycopy(options, 0, words, 1, options.length);
    return distribution.command(words).within(Duration.ofMinutes(3)).run();
  }

  @Test
  void theSampleMailboxIsReadToItsLastMessage() {
    Exec.Result result = demo();
    assertThat(result.lastLine())
        .as(result.output())
        .isEqualTo(demoOk(MailFiles.count(distribution.sampleMailbox())));
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void theDemoRunsAsOftenAsOneLikes() {
    for (int time = 0; time < 2; time++) {
      Exec.Result result = demo();
      assertThat(result.exitCode()).as(result.output()).isZero();
      assertThat(result.lastLine())
          .isEqualTo(demoOk(MailFiles.count(distribution.sampleMailbox())));
    }
  }

  @Test
  void anotherMailboxIsReadInItsPlace() {
    Path mailbox = MailFiles.mailbox(distribution.home().resolve("eigene Post"), 7);
    Exec.Result result = demo("--mailbox", mailbox.toString());
    assertThat(result.lastLine()).as(result.output()).isEqualTo(demoOk(7));
    assertThat(result.exitCode()).isZero();
    assertThat(MailFiles.count(mailbox)).as("the mailbox is only read").isEqualTo(7);
  }

  @Test
  void anEmptyMailboxIsAMailbox() {
    Path mailbox = MailFiles.mailbox(distribution.home().resolve("leer"), 0);
    Exec.Result result = demo("--mailbox", mailbox.toString());
    assertThat(result.lastLine()).as(result.output()).isEqualTo(demoOk(0));
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void aMailboxOfThousandMessagesIsReadToItsLast() {
    Path mailbox = MailFiles.mailbox(distribution.home().resolve("tausend"), 1_000);
    Exec.Result result = demo("--mailbox", mailbox.toString());
    assertThat(result.lastLine()).as(result.output()).isEqualTo(demoOk(1_000));
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void aMalformedMessageIsNamedAndTheOthersAreServed() {
    Path mailbox = MailFiles.mailbox(distribution.home().resolve("mit Fehlern"), 3);
    MailFiles.write(mailbox.resolve("broken.eml"), "\0\1\2\uFFFF this is no message at all");
    MailFiles.write(mailbox.resolve("empty.eml"), "");
    Exec.Result result = demo("--mailbox", mailbox.toString());
    assertThat(result.lastLine()).as(result.output()).isEqualTo(demoOk(3));
    assertThat(result.output()).contains("broken.eml").contains("empty.eml");
    assertThat(result.output()).doesNotContain("\tat ");
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void aMailboxThatIsMissingFailsWithItsName() {
    Path missing = distribution.home().resolve("gibt es nicht");
    Exec.Result result = demo("--mailbox", missing.toString());
    assertThat(result.exitCode()).as(result.output()).isNotZero();
    assertThat(result.lastLine()).startsWith("demo failed: ").contains(missing.toString());
    assertThat(result.output()).doesNotContain("\tat ");
  }

  @Test
  void aMailboxThatIsAFileFailsWithItsName() {
    Path file = distribution.home().resolve("LICENSE");
    assertThat(file).isRegularFile();
    Exec.Result result = demo("--mailbox", file.toString());
    assertThat(result.exitCode()).as(result.output()).isNotZero();
    assertThat(result.lastLine()).startsWith("demo failed: ").contains(file.toString());
  }

  @Test
  void theLogIsWhereTheReadmeSays() {
    assertThat(demo().exitCode()).isZero();
    assertThat(Files.isRegularFile(distribution.home().resolve("log/mapi-osgi-demo.log"))).isTrue();
  }
}
