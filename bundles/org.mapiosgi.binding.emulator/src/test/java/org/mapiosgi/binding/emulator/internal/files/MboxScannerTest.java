// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mapiosgi.mime.NoMailException;

class MboxScannerTest {
  private static final String FROM = "From a@example.com Mon Mar  2 10:00:00 2026\n";

  @TempDir private Path directory;

  private List<String> mails(String mbox) throws IOException, NoMailException {
    Path path = directory.resolve("test.mbox");
    Files.writeString(path, mbox, StandardCharsets.ISO_8859_1);
    List<MailPlace> places = new ArrayList<>();
    MboxScanner.scan(
        new MailFile(MailFile.Kind.MBOX, List.of("test"), "test.mbox", path), places::add);
    List<String> mails = new ArrayList<>();
    for (MailPlace place : places) {
      mails.add(StandardCharsets.ISO_8859_1.decode(place.bytes()).toString());
    }
    return mails;
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void fromLinesSeparateMailsAndTheEmptyLineBeforeThemIsNoPartOfAMail(String end)
      throws IOException, NoMailException {
    String mbox = FROM + "Subject: one\n\ntext\n\n" + FROM + "Subject: two\n\nmore\nlines\n\n";
    assertThat(mails(mbox.replace("\n", end)))
        .containsExactly(
            "Subject: one\n\ntext\n".replace("\n", end),
            "Subject: two\n\nmore\nlines\n".replace("\n", end));
  }

  @Test
  void anEscapedLineLosesOneQuote() throws IOException, NoMailException {
    assertThat(mails(FROM + "Subject: x\n\n>From here\n>>From there\n> From text\n>Fro\n"))
        .containsExactly("Subject: x\n\nFrom here\n>From there\n> From text\n>Fro\n");
  }

  @Test
  void aLineOfTextThatBeginsWithFromSeparatesNothing() throws IOException, NoMailException {
    String text =
        "Subject: x\n\nFrom the beginning at 10:30 on\nnothing: here\n\n"
            + "From now on\nkey: value\n\nFrom 10:30 to 11:00\nwe meet\n";
    assertThat(mails(FROM + text)).containsExactly(text);
  }

  @Test
  void contentLengthIsNotTrusted() throws IOException, NoMailException {
    assertThat(mails(FROM + "Content-Length: 900\n\none\n\n" + FROM + "Content-Length: 0\n\ntwo\n"))
        .containsExactly("Content-Length: 900\n\none\n", "Content-Length: 0\n\ntwo\n");
  }

  @Test
  void aLineThatIsCutByTheBufferIsOneLine() throws IOException, NoMailException {
    String longLine = "x".repeat((1 << 16) - FROM.length() - "Subject: a\n\n".length() - 3);
    String first = "Subject: a\n\n" + longLine + "\n";
    assertThat(mails(FROM + first + "\n" + FROM + "Subject: b\n\nend"))
        .containsExactly(first, "Subject: b\n\nend");
  }

  @Test
  void whatDoesNotBeginWithAFromLineIsNoMbox() {
    assertThatThrownBy(() -> mails("Subject: x\n\ntext\n"))
        .isInstanceOf(NoMailException.class)
        .hasMessageContaining("does not begin with a From_ line");
    assertThatThrownBy(() -> mails(FROM)).isInstanceOf(NoMailException.class);
  }

  @Test
  void aSinkThatWantsNoMoreEndsTheScan() throws IOException, NoMailException {
    Path path = directory.resolve("many.mbox");
    Files.writeString(path, (FROM + "Subject: x\n\ntext\n\n").repeat(10));
    List<MailPlace> places = new ArrayList<>();
    MboxScanner.scan(
        new MailFile(MailFile.Kind.MBOX, List.of(), "many.mbox", path),
        place -> {
          places.add(place);
          return places.size() < 3;
        });
    assertThat(places).hasSize(3);
  }
}
