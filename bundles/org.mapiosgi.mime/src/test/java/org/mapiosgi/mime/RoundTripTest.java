// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapiosgi.mime.Mails.reading;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.Property;
import org.mapiosgi.mime.message.AttachmentData;
import org.mapiosgi.mime.message.MessageData;
import org.mapiosgi.mime.message.PropertyBag;

/** Mails that are read, written and read again: the same messages and the same fields. */
class RoundTripTest {
  private static final String ASCII_ONLY = "a field that is not of ASCII is written anew";

  /** Every difference that is known, by the name of the mail. */
  private static final Map<String, Known> EXCEPTIONS =
      Map.of(
          "raw-utf8-in-addresses", new Known(ASCII_ONLY, "fields"),
          "raw-koi8", new Known(ASCII_ONLY, "fields"),
          "bare-cr-in-received", new Known("a line of a field has no carriage return", "fields"),
          "pictures-in-mixed",
              new Known("the pictures of HTML are beside it and before the files", "order"));

  private record Known(String reason, String difference) {}

  @Test
  void everyExceptionIsAboutAMail() throws IOException, URISyntaxException {
    assertThat(mails().map(mail -> mail.getFileName().toString().replace(".eml", "")))
        .hasSizeGreaterThan(35)
        .containsAll(EXCEPTIONS.keySet());
  }

  static Stream<Path> mails() throws IOException, URISyntaxException {
    Path directory = Path.of(RoundTripTest.class.getResource("mails").toURI());
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("mails")
  void aMailComesBack(Path mail) throws IOException {
    String name = mail.getFileName().toString().replace(".eml", "");
    Optional<Known> known = Optional.ofNullable(EXCEPTIONS.get(name));
    comesBack(
        Files.readAllBytes(mail),
        known.map(exception -> Set.of(exception.difference())).orElse(Set.of()),
        known.map(Known::reason).orElse(""));
  }

  @Test
  void htmlOfAngleBracketsComesBack() {
    String mail = "From: a@example.com\r\nContent-Type: text/html\r\n\r\n<p>start</p>";
    comesBack(
        (mail + "<".repeat(80_000) + "\r\n").getBytes(StandardCharsets.US_ASCII), Set.of(), "");
  }

  private static void comesBack(byte[] mail, Set<String> exceptions, String reason) {
    MessageData before = reading(mail).message();
    byte[] written = Made.write(before);
    MimeReading after = reading(written);
    Set<String> differences = new TreeSet<>();
    compare("", before, after.message(), differences);
    assertThat(differences)
        .as(() -> reason + "\n" + new String(written, StandardCharsets.UTF_8))
        .isEqualTo(exceptions);
    assertThat(after.losses()).isEmpty();
  }

  private static void compare(
      String at, MessageData before, MessageData after, Set<String> differences) {
    compare(at, before.properties(), after.properties(), differences);
    if (!fields(before).equals(fields(after))) {
      differences.add(at + "fields");
    }
    assertThat(after.recipients()).isEqualTo(before.recipients());
    assertThat(after.attachments()).hasSameSizeAs(before.attachments());
    List<AttachmentData> olds = before.attachments();
    List<AttachmentData> news = after.attachments();
    if (!names(olds).equals(names(news))) {
      differences.add(at + "order");
      olds = byName(olds);
      news = byName(news);
    }
    for (int index = 0; index < olds.size(); index++) {
      AttachmentData old = olds.get(index);
      AttachmentData now = news.get(index);
      String place = at + (index + 1) + "/";
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

  private static List<String> names(List<AttachmentData> attachments) {
    return attachments.stream().map(Mails::name).toList();
  }

  private static List<AttachmentData> byName(List<AttachmentData> attachments) {
    return attachments.stream().sorted(Comparator.comparing(Mails::name)).toList();
  }

  /** Compares all properties but the header, whose fields of MIME are always written anew. */
  private static void compare(
      String at, PropertyBag before, PropertyBag after, Set<String> differences) {
    Set<Property<?>> all = new LinkedHashSet<>();
    Stream.of(before, after)
        .flatMap(bag -> bag.values().stream())
        .map(PropValue::property)
        .filter(property -> !property.equals(Pr.TRANSPORT_MESSAGE_HEADERS))
        .forEach(all::add);
    for (Property<?> property : all) {
      if (!before.get(property).equals(after.get(property))) {
        differences.add(at + property);
      }
    }
  }

  /** The fields of a message in their order, unfolded, without those of MIME. */
  private static List<String> fields(MessageData message) {
    return message
        .properties()
        .get(Pr.TRANSPORT_MESSAGE_HEADERS)
        .orElse("")
        .replaceAll("\r*\n(?=[ \t])", "")
        .lines()
        .filter(field -> !field.matches("(?i)(mime-version|content-(?!language|class)).*"))
        .toList();
  }
}
