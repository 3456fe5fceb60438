// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.mapiosgi.mime.message.AttachmentData;
import org.mapiosgi.mime.message.MessageData;
import org.mapiosgi.mime.msg.MsgFiles;
import org.mapiosgi.mime.msg.MsgReader;
import org.mapiosgi.mime.msg.NoMsgException;
import org.mapiosgi.mime.rtf.CompressedRtf;
import org.mapiosgi.mime.rtf.RtfException;
import org.mapiosgi.mime.rtf.RtfReader;
import org.mapiosgi.mime.rtf.RtfWriter;
import org.mapiosgi.mime.tnef.NoTnefException;
import org.mapiosgi.mime.tnef.PropertyBytes;
import org.mapiosgi.mime.tnef.TnefFile;
import org.mapiosgi.mime.tnef.TnefReader;

/**
 * Bytes that a fuzzer chooses. A build replays the seeds; {@code JAZZER_FUZZ=1} and {@code
 * -Dtest=FuzzTargetsTest#rtf} search for others.
 */
class FuzzTargetsTest {
  private static final RtfReader RTF = new RtfReader();
  private static final MsgReader MSG = new MsgReader();
  private static final TnefReader TNEF = new TnefReader();

  static List<byte[]> documents() {
    return List.of(
        RtfWriter.ofHtml("<html><head></head><body><p>Gr\u00FC\u00DFe &amp; \uD83D\uDE00</p>"),
        RtfWriter.ofText("a\r\n\tb"),
        ("{\\rtf1\\ansi\\ansicpg932\\deff0{\\fonttbl{\\f0\\fcharset128 A;}}\\f0\\'93\\'fa\\uc2"
                + "\\u8364 EU\\bin3 {}}{\\field{\\*\\fldinst HYPERLINK \"https://example.com\"}"
                + "{\\fldrslt \\b x}}{\\pict 00}}")
            .getBytes(StandardCharsets.ISO_8859_1));
  }

  static List<byte[]> compressed() {
    return documents().stream().map(CompressedRtf::compress).toList();
  }

  static List<byte[]> streams() {
    PropertyBytes properties = new PropertyBytes();
    byte[] inner = new TnefFile().message(TnefFile.SUBJECT, "inside").bytes();
    return List.of(
        inner,
        new TnefFile()
            .codePage(932, "windows-31j")
            .messageProperties(
                properties
                    .unicode(0x1000, "body")
                    .blobs(0x6601101E, new byte[] {'a'}, new byte[0])
                    .named(0x80010003, properties.named(new UUID(1, 2), "name"), new byte[4]))
            .attachment(1, 1)
            .attachment(TnefFile.ATTACH_TITLE, "file.bin")
            .attachment(TnefFile.ATTACH_DATA, new byte[] {1, 2})
            .attachment(2, 0)
            .attachment(
                TnefFile.ATTACHMENT,
                new PropertyBytes()
                    .object(
                        0x3701000D, UUID.fromString("00020307-0000-0000-c000-000000000046"), inner)
                    .list())
            .bytes());
  }

  static List<byte[]> files() {
    Map<String, MessageData> messages = MadeMessages.all();
    return Stream.of("names of every kind", "HTML with pictures and a file", "eight messages deep")
        .map(kind -> MsgFiles.write(messages.get(kind)))
        .toList();
  }

  @MethodSource("documents")
  @FuzzTest
  void rtf(byte[] bytes) {
    try {
      assertThat(RTF.read(bytes).text().length()).isLessThanOrEqualTo(bytes.length);
    } catch (RtfException e) {
      assertThat(e.getMessage()).startsWith("it ");
    }
  }

  @MethodSource("compressed")
  @FuzzTest
  void compressedRtf(byte[] bytes) {
    try {
      byte[] rtf = CompressedRtf.decompress(bytes).toByteArray();
      assertThat(CompressedRtf.decompress(CompressedRtf.compress(rtf)).toByteArray())
          .isEqualTo(rtf);
    } catch (RtfException e) {
      assertThat(e.getMessage()).startsWith("it ");
    }
  }

  @MethodSource("documents")
  @FuzzTest
  void encapsulation(byte[] bytes) throws RtfException {
    String html = new String(bytes, StandardCharsets.UTF_8);
    assertThat(RTF.read(RtfWriter.ofHtml(html)).html()).isEqualTo(html);
  }

  @MethodSource("streams")
  @FuzzTest
  void tnef(byte[] bytes) {
    try {
      touch(TNEF.read(bytes).message());
    } catch (NoTnefException e) {
      assertThat(e.getMessage()).startsWith("it ");
    }
  }

  @MethodSource("files")
  @FuzzTest
  void msg(byte[] bytes) {
    try {
      touch(MSG.read(bytes).message());
    } catch (NoMsgException e) {
      assertThat(e.getMessage()).startsWith("it ");
    }
  }

  private static void touch(MessageData message) {
    assertThat(message.properties().toString()).isNotNull();
    for (AttachmentData attachment : message.attachments()) {
      attachment.content().ifPresent(content -> assertThat(content.toByteArray()).isNotNull());
      attachment.embedded().ifPresent(FuzzTargetsTest::touch);
    }
  }
}
