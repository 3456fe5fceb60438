// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.binding.emulator.EmulatorSettings;
import org.mapiosgi.binding.emulator.MailboxWrite;

class EmulatorComponentTest {
  private static final String MAIL =
      "From: a@example.com\r\nTo: b@example.com, c@example.com\r\nSubject: hello\r\n\r\nhello\r\n";

  /** The defaults, but for some values; by the names of the elements. */
  private static EmulatorComponent.Config config(Map<String, Object> others) {
    return (EmulatorComponent.Config)
        Proxy.newProxyInstance(
            EmulatorComponentTest.class.getClassLoader(),
            new Class<?>[] {EmulatorComponent.Config.class},
            (proxy, method, args) ->
                others.getOrDefault(method.getName(), method.getDefaultValue()));
  }

  @Test
  void aStoreIsNotUncoupledByASlipOfThePen() {
    assertThatThrownBy(() -> new EmulatorComponent(config(Map.of()), Map.of("coupled", "flase")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("coupled is 'flase', but must be true or false");
  }

  @ParameterizedTest
  @CsvSource({
    "limit_depth, limit.depth, 250",
    "limit_parts, limit.parts, 1000000",
    "limit_recipients, limit.recipients, 1000000",
    "limit_file_mb, limit.file.mb, 2047",
    "limit_heap_percent, limit.heap.percent, 75",
    "limit_folders, limit.folders, 100000",
    "limit_folder_depth, limit.folder.depth, 100"
  })
  void aLimitOutOfItsRangeIsRefusedByName(String element, String key, int most)
      throws ReflectiveOperationException {
    for (int wrong : new int[] {Integer.MIN_VALUE, 0, most + 1}) {
      assertThatThrownBy(
              () -> new EmulatorComponent(config(Map.of(element, wrong)), Map.of(key, wrong)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(key + " is " + wrong + ", but must be 1 to " + most);
    }
    for (int right : new int[] {1, most}) {
      assertThat(new EmulatorComponent(config(Map.of(element, right)), Map.of(key, right)))
          .isNotNull();
    }
    assertThatThrownBy(() -> new EmulatorComponent(config(Map.of()), Map.of(key, "many")))
        .hasMessage(key + " is 'many', but must be a whole number");
    Method method = EmulatorComponent.Config.class.getMethod(element);
    assertThat((Integer) method.getDefaultValue()).isBetween(1, most);
    assertThat(method.getReturnType()).isEqualTo(int.class);
  }

  private static String findings(Path mailbox, String element, int limit) {
    EmulatorComponent emulator =
        new EmulatorComponent(
            config(Map.of("mailbox", mailbox.toString(), element, limit)), Map.of());
    return String.join("\n", emulator.preflight().stream().map(Finding::text).toList());
  }

  @Test
  void aConfiguredLimitIsTheOneThatMailIsReadWithin(@TempDir Path mailbox) throws IOException {
    Files.writeString(mailbox.resolve("a.eml"), MAIL);
    assertThat(findings(mailbox, "limit_recipients", 2))
        .contains("1 messages")
        .doesNotContain("damaged");
    assertThat(findings(mailbox, "limit_recipients", 1)).contains("1 of them damaged");

    String parts =
        "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\none\r\n--x\r\n\r\ntwo\r\n--x--\r\n";
    Files.writeString(mailbox.resolve("a.eml"), "From: a@example.com\r\n" + parts);
    assertThat(findings(mailbox, "limit_parts", 9)).doesNotContain("damaged");
    assertThat(findings(mailbox, "limit_parts", 1)).contains("1 of them damaged");
    assertThat(findings(mailbox, "limit_depth", 9)).doesNotContain("damaged");
    String nested =
        "Content-Type: multipart/mixed; boundary=y\r\n\r\n--y\r\n" + parts + "\r\n--y--\r\n";
    Files.writeString(mailbox.resolve("a.eml"), "From: a@example.com\r\n" + nested);
    assertThat(findings(mailbox, "limit_depth", 1)).contains("1 of them damaged");
  }

  @Test
  void aFileBeyondTheLimitIsLeftOutByName(@TempDir Path mailbox) throws IOException {
    Files.writeString(mailbox.resolve("a.eml"), MAIL + "x".repeat(1 << 20));
    assertThat(findings(mailbox, "limit_file_mb", 2)).doesNotContain("left out");
    assertThat(findings(mailbox, "limit_file_mb", 1))
        .contains("a.eml is left out: it has ")
        .contains(" bytes, and limit.file.mb allows 1 MiB");
  }

  @Test
  void whatIsNoAnswerToWriteAndNoIntervalIsRefusedByName() {
    assertThat(new EmulatorComponent(config(Map.of("mailbox_write", "msg")), Map.of()).settings())
        .extracting(EmulatorSettings::mailboxWrite)
        .isEqualTo(MailboxWrite.MSG);
    assertThatThrownBy(
            () -> new EmulatorComponent(config(Map.of("mailbox_write", "yes")), Map.of()))
        .hasMessage("mailbox.write is 'yes', but must be never, eml or msg");
    assertThat(
            new EmulatorComponent(config(Map.of("mailbox_watch_seconds", 3601)), Map.of())
                .preflight())
        .extracting(Finding::text)
        .containsExactly("'mailbox.watch.seconds' is '3601', which is not 0 to 3600");
  }
}
