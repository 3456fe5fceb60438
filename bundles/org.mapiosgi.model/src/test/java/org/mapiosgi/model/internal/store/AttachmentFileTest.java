// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttachmentFileTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "report.pdf,report.pdf",
        "../../etc/passwd,.._._etc_passwd",
        "..\\..\\boot.ini,.._.._boot.ini",
        "..,attachment",
        "...,attachment",
        "\"\",attachment",
        "\"   \",attachment",
        "C:\\x.txt,C__x.txt",
        "a*b?c<d>e|f.txt,a_b_c_d_e_f.txt",
        "NUL,_NUL",
        "nul.txt,_nul.txt",
        "con .log,_con.log",
        "COM1.tar.gz,_COM1.tar.gz",
        "lpt9,_lpt9",
        "COM\u00B9,_COM\u00B9",
        "conout$,_conout$",
        "console.txt,console.txt",
        "\"trailing. . \",trailing",
        "\"a\u0000b\u001Fc\u007F.txt\",a_b_c_.txt",
        "\"x\u202Egpj.exe\",x_gpj.exe",
        ".profile,.profile",
        "Größe 漢字 \uD83D\uDE00.txt,Größe 漢字 \uD83D\uDE00.txt"
      })
  void aSenderCannotChooseWhereTheFileGoes(String attachment, String file) {
    assertThat(AttachmentFile.safeName(attachment)).isEqualTo(file);
  }

  @Test
  void halfOfASurrogatePairIsReplaced() {
    assertThat(AttachmentFile.safeName("a\uD83Db.txt")).isEqualTo("a_b.txt");
  }

  @Test
  void aLongNameIsCutBeforeItsExtension() {
    String name = AttachmentFile.safeName("\uD83D\uDE00".repeat(200) + ".pdf");
    assertThat(name).endsWith("\uD83D\uDE00.pdf");
    assertThat(name.getBytes(StandardCharsets.UTF_8).length).isBetween(150, 200);
  }

  private Path write(String name, String content) throws IOException {
    return AttachmentFile.write(
        directory, name, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void noFileIsOverwritten() throws IOException {
    assertThat(write("a.txt", "1")).isEqualTo(directory.resolve("a.txt"));
    assertThat(write("a.txt", "2")).isEqualTo(directory.resolve("a (1).txt"));
    assertThat(write("a.txt", "3")).isEqualTo(directory.resolve("a (2).txt"));
    assertThat(directory.resolve("a.txt")).hasContent("1");
    assertThat(directory.resolve("a (2).txt")).hasContent("3");
  }

  @Test
  void contentThatCannotBeReadLeavesNoFile() throws IOException {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("the stream broke");
          }
        };
    assertThatThrownBy(() -> AttachmentFile.write(directory, "a.txt", broken))
        .hasMessage("the stream broke");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).isEmpty();
    }
  }
}
