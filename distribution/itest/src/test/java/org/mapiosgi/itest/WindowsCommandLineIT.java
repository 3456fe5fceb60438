// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
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

  @Test
  void aLibraryWhoseOwnDllIsMissingIsNamedWithThatDll() {
    Path lame = distribution.home().resolve("lame.dll");
    copyImporting(prefix.provider().library(), lame, "KERNEL32.dll", "KERNEL99.dll");
    Exec.Result result = doctor(configuration("a lame dll", "service", WinePrefix.windows(lame)));
    assertRefused(result, "KERNEL99.dll (for lame.dll)", "126");
    assertThat(result.output()).containsPattern("warning +R34");
  }

  @Test
  void whatTheDoctorLookedAtIsAllThereWithItsRule() {
    String profile = "HKCU\\Software\\Microsoft\\Office\\16.0\\Outlook\\Profiles\\Asks";
    prefix.registry(profile + "\\0a0d020000000000c000000000000046", "001f3d09", "MSEMS");
    Exec.Result unused =
        prefix
            .wine(
                "reg",
                "add",
                profile + "\\13dbb0c8aa05101a9bb000aa002fc45a",
                "/v",
                "00036601",
                "/t",
                "REG_BINARY",
                "/d",
                "0a000000",
                "/f")
            .run()
            .orFail();
    Exec.Result result;
    try {
      result = doctor(configuration("everything", "service", ""));
    } finally {
      unused = prefix.wine("reg", "delete", profile, "/f").run().orFail();
    }
    assertThat(result.exitCode()).as(result.output()).isZero();
    assertThat(result.output())
        .containsPattern("info +R33 +MAPI library lookup +1\\. configuration: ")
        .containsPattern(
            "info +R33 +MAPI library lookup +\\d+\\. registry .*DLLPathEx: .*olmapi32.dll")
        .containsPattern("MAPI library lookup +\\d+\\. system folder: .*mapi32.dll.* never used")
        .containsPattern("ok +R34 +MAPI library's DLLs +what it imports is there")
        .containsPattern("account +.*S-1-5-.*session")
        .containsPattern("info +R4 +desktop")
        .containsPattern("ok +R28 +registry of the account +HKU.S-1-5-.* is loaded")
        .containsPattern("ok +R28 +profiles in the registry +.*Asks \\(with Exchange")
        .containsPattern("warning +R4 +profile Asks +.*SHOW_STARTUP_UI.*PROMPT_FOR_CREDENTIALS")
        .containsPattern("R38 +sign-in to Microsoft 365")
        .containsPattern("ok +R37 +host program")
        .containsPattern("ok +JNA's temporary folder");
  }

  private static void copyImporting(Path library, Path copy, String dll, String other) {
    try {
      String bytes = new String(Files.readAllBytes(library), StandardCharsets.ISO_8859_1);
      assertThat(bytes).contains(dll + "\0");
      Files.write(
          copy, bytes.replace(dll + "\0", other + "\0").getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
