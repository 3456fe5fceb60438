// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * {@code bin\mapi-osgi.bat}: the doctor, which names what is there and what is not, and the demo.
 */
@RequiresWindowsLane
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WindowsCommandLineIT {
  private static final int IMAGE_FILE_MACHINE_I386 = 0x14C;
  private static final int PE_HEADER_OFFSET = 0x3C;

  private WinePrefix prefix;
  private Distribution distribution;

  @BeforeAll
  void unpack(WinePrefix windows) {
    prefix = windows;
    distribution = Distribution.unpack("windows");
  }

  private Path configuration(String name, String profile, String library) {
    Path conf = distribution.home().resolve("conf of " + name);
    Trees.copy(distribution.home().resolve("conf"), conf);
    Path session = conf.resolve("org.mapiosgi.session-default.cfg");
    MailFiles.write(session, Exec.read(session).replace("profile=Outlook", "profile=" + profile));
    if (!library.isEmpty()) {
      MailFiles.write(
          conf.resolve("org.mapiosgi.binding.win32.cfg"),
          "library=" + library.replace("\\", "\\\\") + "\r\n");
    }
    return conf;
  }

  private Exec.Result doctor(Path conf) {
    return prefix
        .script(distribution, "doctor", "--timeout", "60", "--conf", WinePrefix.windows(conf))
        .run();
  }

  private static void assertRefused(Exec.Result result, String... named) {
    assertThat(result.exitCode()).as(result.output()).isNotZero();
    assertThat(result.output()).contains(named).doesNotContain("\tat ").contains("->");
  }

  @Test
  void theDemoRunsOnWindowsToo() {
    Exec.Result result = prefix.script(distribution, "demo").run();
    assertThat(result.lastLine())
        .as(result.output())
        .isEqualTo(DemoIT.demoOk(MailFiles.count(distribution.sampleMailbox())));
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void aWrongCommandLineIsExitCodeTwo() {
    Exec.Result result = prefix.script(distribution, "dmeo").run();
    assertThat(result.exitCode()).as(result.output()).isEqualTo(2);
    assertThat(result.output()).contains("dmeo");
  }

  @Test
  void aSessionThatCanBeOpenedIsExitCodeZero() {
    Exec.Result result = doctor(configuration("a good profile", "service", ""));
    assertThat(result.exitCode()).as(result.output()).isZero();
    assertThat(result.output())
        .contains("olmapi32.dll")
        .contains("64 bit")
        .contains("win32")
        .contains("service");
  }

  @Test
  void anUnknownProfileIsNamed() {
    assertRefused(doctor(configuration("a bad profile", "Nobody Knows", "")), "Nobody Knows");
  }

  @Test
  void aRefusedLogonIsNamed() {
    assertRefused(doctor(configuration("refused", "refused", "")), "MAPI_E_LOGON_FAILED");
  }

  @Test
  void aMissingLibraryIsNamed() {
    Path missing = distribution.home().resolve("no such.dll");
    assertRefused(
        doctor(configuration("a missing dll", "service", WinePrefix.windows(missing))),
        "no such.dll");
  }

  @Test
  void aFileThatIsNoLibraryIsNamed() {
    Path text = distribution.home().resolve("text.dll");
    MailFiles.write(text, "this is no program");
    assertRefused(doctor(configuration("no dll", "service", WinePrefix.windows(text))), "text.dll");
  }

  @Test
  void aLibraryOfTheOtherBitnessIsNamed() {
    Path other = distribution.home().resolve("other bitness.dll");
    copyAsI386(prefix.provider().library(), other);
    assertRefused(
        doctor(configuration("32 bit", "service", WinePrefix.windows(other))),
        "other bitness.dll",
        "32");
  }

  /** The loader looks at one number only before it refuses: what the image was made for. */
  private static void copyAsI386(Path library, Path copy) {
    try {
      byte[] bytes = Files.readAllBytes(library);
      ByteBuffer image = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      int header = image.getInt(PE_HEADER_OFFSET);
      image.putShort(header + 4, (short) IMAGE_FILE_MACHINE_I386);
      Files.write(copy, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
