// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EditedTextTest {
  private static final String TEXT = "# Prüfung\r\nprofile=日本語 \uD83D\uDE00\n";

  private static byte[] with(int[] mark, byte[] text) {
    byte[] all = new byte[mark.length + text.length];
    for (int i = 0; i < mark.length; i++) {
      all[i] = (byte) mark[i];
    }
    System.arraycopy(text, 0, all, mark.length, text.length);
    return all;
  }

  /** As bundles read a file: by the name of the character set, in one go or byte by byte. */
  private static String read(InputStream in) throws IOException {
    StringWriter text = new StringWriter();
    try (Reader reader = new InputStreamReader(in, EditedText.NAME)) {
      reader.transferTo(text);
    }
    return text.toString();
  }

  private static void assertText(int[] mark, Charset charset) throws IOException {
    byte[] bytes = with(mark, TEXT.getBytes(charset));
    assertThat(read(new ByteArrayInputStream(bytes))).isEqualTo(TEXT);
    assertThat(read(new Dripping(bytes))).isEqualTo(TEXT);
    assertThat(new String(bytes, EditedText.CHARSET)).isEqualTo(TEXT);
  }

  /** Gives one byte at a time, as a pipe may. */
  private static final class Dripping extends ByteArrayInputStream {
    Dripping(byte[] bytes) {
      super(bytes);
    }

    @Override
    public synchronized int read(byte[] into, int offset, int length) {
      return super.read(into, offset, Math.min(1, length));
    }
  }

  @Test
  void aByteOrderMarkDoesNotCount() throws IOException {
    assertText(new int[0], StandardCharsets.UTF_8);
    assertText(new int[] {0xEF, 0xBB, 0xBF}, StandardCharsets.UTF_8);
    assertText(new int[] {0xFF, 0xFE}, StandardCharsets.UTF_16LE);
    assertText(new int[] {0xFE, 0xFF}, StandardCharsets.UTF_16BE);
  }

  @Test
  void onlyTheFirstMarkIsOne() {
    byte[] twice = with(new int[] {0xEF, 0xBB, 0xBF}, "\uFEFFx".getBytes(StandardCharsets.UTF_8));
    assertThat(new String(twice, EditedText.CHARSET)).isEqualTo("\uFEFFx");
  }

  @Test
  void shortFilesAreRead() throws IOException {
    assertThat(read(new ByteArrayInputStream(new byte[0]))).isEmpty();
    assertThat(read(new ByteArrayInputStream(new byte[] {'a'}))).isEqualTo("a");
    assertThat(read(new ByteArrayInputStream(with(new int[] {0xEF, 0xBB, 0xBF}, new byte[0]))))
        .isEmpty();
  }

  @Test
  void whatIsNoTextIsReplacedAndTheRestIsRead() throws IOException {
    assertThat(read(new ByteArrayInputStream(new byte[] {'a', (byte) 0xFC, 'b'})))
        .isEqualTo("a\uFFFDb");
  }
}
