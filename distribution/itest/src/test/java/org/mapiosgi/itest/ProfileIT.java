// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A profile by configuration, with a secret, in the packaged distribution. */
class ProfileIT {
  private static final Duration START = Duration.ofMinutes(2);
  private static final String SECRET = "correct horse battery staple";
  private static Distribution distribution;

  @BeforeAll
  static void unpack() {
    distribution = Distribution.unpack("profiles");
  }

  /**
   * A directory with a configuration in which the only session uses a profile that there is not.
   */
  private static Path configuration(String name, String secret) {
    Path conf = distribution.home().resolve(name).resolve("conf");
    Trees.copy(distribution.home().resolve("demo/conf"), conf);
    MailFiles.write(
        conf.resolve("org.mapiosgi.binding.emulator.cfg"), "message.services=MSEMS,MSUPST MS\n");
    MailFiles.write(
        conf.resolve("org.mapiosgi.profile-billing.cfg"),
        "address=$[env:MAPI_OSGI_MAILBOX]\r\nservice=MSUPST MS\r\nproperty.0x6700001F=C:/x.pst\r\n"
            + "secret.0x6703001E="
            + secret
            + "\r\n");
    MailFiles.write(conf.resolve("org.mapiosgi.session-default.cfg"), "profile=billing\n");
    return conf;
  }

  private static Exec.Result doctor(Path conf, Path data) {
    return distribution
        .command("doctor", "--conf", conf.toString(), "--data", data.toString())
        .with(Map.of("MAPI_OSGI_MAILBOX", "service@emulator.invalid"))
        .within(START)
        .run();
  }

  private static List<Path> filesWithTheSecret(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).filter(ProfileIT::hasTheSecret).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean hasTheSecret(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1).contains(SECRET);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aDeclaredProfileIsMadeItsSessionComesUpAndItsSecretIsInNoFileAndNoOutput() {
    Path conf = configuration("sound", "$[secret:password of the archive]");
    Path secrets = conf.resolveSibling("secrets");
    try {
      Files.createDirectory(secrets);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Path secret = secrets.resolve("password of the archive");
    MailFiles.write(secret, SECRET + "\n");
    Path data = distribution.home().resolve("data of sound");
    Exec.Result result = doctor(conf, data);
    assertThat(result.exitCode()).as(result.output()).isZero();
    assertThat(result.output())
        .contains("Profile 'billing'")
        .contains("it was created")
        .doesNotContain("nobody reads it", SECRET);
    assertThat(filesWithTheSecret(conf.getParent())).containsExactly(secret);
    assertThat(data).isNotEmptyDirectory();
    assertThat(filesWithTheSecret(data)).isEmpty();
  }

  @Test
  void aSecretWithoutItsFileIsNamedByItsKey() {
    Path conf = configuration("missing", "$[secret:nobody wrote it]");
    Exec.Result result = doctor(conf, distribution.home().resolve("data of missing"));
    assertThat(result.exitCode()).as(result.output()).isNotZero();
    assertThat(result.output())
        .contains("org.mapiosgi.profile~billing")
        .contains("secret.0x6703001E has a placeholder that nothing has replaced");
  }

  @Test
  void aSecretInTheConfigurationItselfIsRefusedAndNotRepeated() {
    Path conf = configuration("plain", SECRET);
    Path data = distribution.home().resolve("data of plain");
    Exec.Result result = doctor(conf, data);
    assertThat(result.exitCode()).as(result.output()).isNotZero();
    assertThat(result.output())
        .contains("secret.0x6703001E holds the secret itself")
        .doesNotContain(SECRET);
  }
}
