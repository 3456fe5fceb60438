// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapiosgi.mime.Mails.reading;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.mime.message.AttachmentData;
import org.mapiosgi.mime.message.MessageData;
import org.mapiosgi.mime.message.PropertyBag;

/** Mails that are read, written and read again: the same messages. */
class RoundTripTest {
  private static final MimeWriter WRITER = new MimeWriter(MimeOptions.defaults().withBcc(true));

  /** The mails whose message differs in some property, each with the reason. */
  private static final Map<String, Set<String>> EXCEPTIONS = Map.of();

  static byte[] write(MessageData message) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      WRITER.write(message, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static Stream<Path> mails() throws IOException, URISyntaxException {
    Path directory = Path.of(RoundTripTest.class.getResource("mails").toURI());
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("mails")
  void aMailThatIsReadComesBack(Path mail) throws IOException {
    MessageData before = reading(Files.readAllBytes(mail)).message();
    byte[] written = write(before);
    MimeReading after = reading(written);
    assertThat(after.losses()).isEmpty();
    Set<String> differences = new TreeSet<>();
    compare("", before, after.message(), differences);
    assertThat(differences)
        .as("%s", new String(written, java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo(EXCEPTIONS.getOrDefault(mail.getFileName().toString(), Set.of()));
  }

  static void compare(String at, MessageData before, MessageData after, Set<String> differences) {
    compare(at, before.properties(), after.properties(), differences);
    assertThat(after.recipients()).isEqualTo(before.recipients());
    assertThat(after.attachments()).hasSameSizeAs(before.attachments());
    for (int index = 0; index < before.attachments().size(); index++) {
      AttachmentData old = before.attachments().get(index);
      AttachmentData now = after.attachments().get(index);
      String place = at + index + "/";
      compare(place, old.properties(), now.properties(), differences);
      assertThat(now.content().isPresent()).isEqualTo(old.content().isPresent());
      if (old.content().isPresent() && !Arrays.equals(Mails.bytes(old), Mails.bytes(now))) {
        differences.add(place + "bytes");
      }
      if (old.embedded().isPresent()) {
        compare(place, old.embedded().get(), now.embedded().orElseThrow(), differences);
      }
    }
  }

  private static void compare(
      String at, PropertyBag before, PropertyBag after, Set<String> differences) {
    Set<PropTag<?>> tags = new java.util.LinkedHashSet<>();
    before.values().forEach(value -> tags.add(value.tag()));
    after.values().forEach(value -> tags.add(value.tag()));
    for (PropTag<?> tag : tags) {
      if (!before.get(tag).equals(after.get(tag)) && !tag.equals(Pr.TRANSPORT_MESSAGE_HEADERS)) {
        differences.add(at + tag + " " + before.get(tag) + " " + after.get(tag));
      }
    }
  }
}
