// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The reference provider does what its page says: a client written in C++ uses it through Wine's
 * mapi32.dll. What the Windows lane shows of our binding is worth as much as this.
 */
@RequiresWindowsLane
class ReferenceProviderIT {
  private static Path client;

  @BeforeAll
  static void compile(WinePrefix prefix) {
    client = prefix.provider().selfTest();
  }

  @ParameterizedTest
  @ValueSource(strings = {"good", "bad", "faults", "ownthread"})
  void aNativeClientFindsItAsItsPageSays(String mode, WinePrefix prefix) {
    Path trace = Build.target().resolve("reference-provider/selftest-" + mode + ".txt");
    try {
      Files.deleteIfExists(trace);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Exec.Result result =
        prefix
            .wine(client.toString(), mode)
            .with(Map.of("MAPIREF_TRACE", WinePrefix.windows(trace)))
            .within(Duration.ofMinutes(2))
            .run()
            .orFail();
    assertThat(result.lastLine()).isEqualTo(mode + ": 0 failures");
  }
}
