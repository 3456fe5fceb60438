// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mapiosgi.mime.message.MessageData;

/** Parsers that know nothing of this bundle see the message in the mail. */
class AgreementTest {
  private static final Map<String, MessageData> MESSAGES = MadeMessages.all();

  /** The messages that come back changed because the reader tidies up, each with its reason. */
  private static final Map<String, String> READ_OTHERWISE =
      Map.of(
          "a mark at the beginning", "a byte order mark is no character of a text",
          "a subject with blanks", "blanks around a subject mean nothing");

  static Stream<String> kinds() {
    return MESSAGES.keySet().stream();
  }

  @Test
  void thereAreManyKinds() {
    assertThat(MESSAGES).hasSizeGreaterThanOrEqualTo(80);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void jakartaMailAgrees(String kind) throws Exception {
    MessageData message = MESSAGES.get(kind);
    assertThat(JakartaView.of(Made.write(message)).lines())
        .isEqualTo(ExpectedView.of(message).lines());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void mime4jAgrees(String kind) throws Exception {
    MessageData message = MESSAGES.get(kind);
    assertThat(Mime4jView.of(Made.write(message)).lines())
        .isEqualTo(ExpectedView.of(message).lines());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void theReaderAgrees(String kind) {
    MimeReading read = Mails.reading(Made.write(MESSAGES.get(kind)));
    assertThat(read.losses()).isEmpty();
    List<String> seen = ExpectedView.of(read.message()).lines();
    List<String> expected = ExpectedView.of(MESSAGES.get(kind)).lines();
    if (READ_OTHERWISE.containsKey(kind)) {
      assertThat(seen).as(READ_OTHERWISE.get(kind)).isNotEqualTo(expected);
    } else {
      assertThat(seen).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyLineIsShortAndOfAscii(String kind) {
    String mail = Made.text(MESSAGES.get(kind));
    assertThat(mail).endsWith("\r\n").matches("(?s)[ -~\\t\\x1B\r\n]*");
    assertThat(mail.replace("\r\n", "")).doesNotContain("\r", "\n");
    assertThat(mail.lines()).allMatch(line -> line.length() <= 998);
    String header = mail.substring(0, mail.indexOf("\r\n\r\n"));
    assertThat(header.lines()).allMatch(line -> line.length() <= 76 || line.indexOf(' ', 1) < 0);
  }
}
