// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceFileTest {
  private static final String TRACE =
      """
      1 224 MAPIInitialize flags=0x00010000 hr=0x00000000 objects=0 buffers=0
      2 232 MAPIInitialize flags=0x00010000 hr=0x00000000 objects=0 buffers=0
      3 232 MAPILogonEx flags=0x80018032 profile=my%20first+profile%C3%A4 hr=0x00000000 objects=1 buffers=0
      4 232 IMAPISession::GetMsgStoresTable hr=0x8004010F objects=1 buffers=0
      5 224 IMAPIAdviseSink::OnNotify event=0x00000002 objects=1 buffers=0
      """;

  @Test
  void aLineIsTakenApart() {
    TraceLine line = TraceFile.parse(TRACE).lines().get(2);
    assertThat(line.sequence()).isEqualTo(3);
    assertThat(line.thread()).isEqualTo(232);
    assertThat(line.name()).isEqualTo("MAPILogonEx");
    assertThat(line.number("flags")).isEqualTo(0x80018032L);
    assertThat(line.number("objects")).isEqualTo(1);
    assertThat(line.has("flags", 0x18000)).isTrue();
    assertThat(line.has("flags", 0x18001)).isFalse();
  }

  @Test
  void aValueMayHaveBlanksAndAnyLetters() {
    assertThat(TraceFile.parse(TRACE).lines().get(2).value("profile"))
        .isEqualTo("my first+profile\u00e4");
  }

  @Test
  void failuresAreToldFromSuccesses() {
    TraceFile trace = TraceFile.parse(TRACE);
    assertThat(trace.lines())
        .extracting(TraceLine::succeeded)
        .containsExactly(true, true, true, false, true);
  }

  @Test
  void callsAreFoundByTheirMethod() {
    TraceFile trace = TraceFile.parse(TRACE);
    assertThat(trace.calls("OnNotify")).hasSize(1);
    assertThat(trace.calls("IMAPIAdviseSink::OnNotify")).hasSize(1);
    assertThat(trace.calls("Notify")).isEmpty();
    assertThat(trace.first("MAPIInitialize")).contains(trace.lines().get(0));
    assertThat(trace.last("MAPIInitialize")).contains(trace.lines().get(1));
    assertThat(trace.last("SubmitMessage")).isEmpty();
  }

  @Test
  void threadsAreInTheOrderOfTheirFirstCall() {
    TraceFile trace = TraceFile.parse(TRACE);
    assertThat(trace.threads()).containsExactly(224L, 232L);
    assertThat(trace.of(224)).extracting(TraceLine::sequence).containsExactly(1L, 5L);
    assertThat(trace.after(trace.lines().get(3)))
        .extracting(TraceLine::sequence)
        .containsExactly(5L);
    assertThat(trace.lastLine().sequence()).isEqualTo(5);
  }

  @Test
  void aLineThatIsStillBeingWrittenIsLeftOut() {
    TraceFile trace = TraceFile.parse(TRACE + "6 224 MAPIUniniti");
    assertThat(trace.lines()).hasSize(5);
  }

  @Test
  void windowsLineEndsAreLineEnds() {
    assertThat(TraceFile.parse(TRACE.replace("\n", "\r\n")).lines())
        .isEqualTo(TraceFile.parse(TRACE).lines());
  }

  @Test
  void aLineOfAnotherFormIsRefusedWithItsText() {
    assertThatThrownBy(() -> TraceFile.parse("something else\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("something else");
    assertThatThrownBy(() -> TraceFile.parse("x 1 MAPIInitialize\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("x 1 MAPIInitialize");
  }

  @Test
  void aMissingKeyIsAFailureThatNamesIt() {
    TraceLine line = TraceFile.parse(TRACE).lines().get(0);
    assertThatThrownBy(() -> line.value("profile"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("profile");
  }

  @Test
  void aFileThatIsNotThereYetHasNoLines(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("trace.txt");
    assertThat(TraceFile.read(file).lines()).isEmpty();
    Files.writeString(file, TRACE);
    assertThat(TraceFile.read(file).lines()).hasSize(5);
  }
}
