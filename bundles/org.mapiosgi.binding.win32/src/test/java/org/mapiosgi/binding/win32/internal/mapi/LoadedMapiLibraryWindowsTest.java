// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.binding.win32.internal.crash.ProcessEnd;
import org.mapiosgi.spi.flight.FlightEventType;

@Tag("windows")
class LoadedMapiLibraryWindowsTest {
  @TempDir Path folder;

  @Test
  void aMissingDllOrDependencyIsExplained() {
    assertThatThrownBy(
            () ->
                LoadedMapiLibrary.load(
                    folder.resolve("none.dll"), ProcessEnd.withoutHost(), FlightEventType.none()))
        .isInstanceOf(MapiException.class)
        .hasMessageContainingAll("LoadLibraryExW", "none.dll", "error 126", "R34", "VCRUNTIME");
  }

  @Test
  void aFileThatWindowsCannotLoadIsExplained() throws IOException {
    Path file = Files.writeString(folder.resolve("text.dll"), "this is no program at all");
    assertThatThrownBy(
            () -> LoadedMapiLibrary.load(file, ProcessEnd.withoutHost(), FlightEventType.none()))
        .isInstanceOf(MapiException.class)
        .hasMessageContainingAll("text.dll", "error 193", "R32");
  }

  @Test
  void aDllThatIsNoMapiIsExplained() {
    Path other = Path.of(System.getenv("SystemRoot"), "System32", "version.dll");
    assertThatThrownBy(
            () -> LoadedMapiLibrary.load(other, ProcessEnd.withoutHost(), FlightEventType.none()))
        .isInstanceOf(MapiException.class)
        .hasMessageContainingAll("GetProcAddress", "version.dll", "MAPIInitialize", "R33");
  }
}
