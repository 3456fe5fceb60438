// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.mime.message.MessageData;
import org.mapiosgi.mime.message.PropertyBag;
import org.mapiosgi.mime.rtf.CompressedRtf;
import org.mapiosgi.mime.rtf.RtfWriter;

/** Bodies in a format that mail does not carry, or longer than a body may be. */
class BodyConversionTest {
  private static final Binary HTML_IN_RTF =
      Binary.of(CompressedRtf.compress(RtfWriter.ofHtml("<p>made of RTF</p>")));

  private static String written(PropValue... values) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new MimeWriter()
        .write(new MessageData(PropertyBag.of(List.of(values)), List.of(), List.of()), out);
    return out.toString(StandardCharsets.US_ASCII);
  }

  private static MessageData read(MimeLimits limits, String mail) throws Exception {
    return new MimeReader(limits).read(mail.getBytes(StandardCharsets.US_ASCII)).message();
  }

  @Test
  void rtfThatIsAloneIsWrittenAsTextAndHtml() throws Exception {
    MessageData mail = read(MimeLimits.defaults(), written(Pr.RTF_COMPRESSED.with(HTML_IN_RTF)));
    assertThat(mail.properties().get(Pr.BODY).orElseThrow().strip()).isEqualTo("made of RTF");
    assertThat(mail.properties().get(Pr.HTML).orElseThrow().toByteArray())
        .asString()
        .isEqualTo("<p>made of RTF</p>");
  }

  @Test
  void rtfThatTheTextWasMadeOfIsWrittenBesideIt() throws Exception {
    PropValue rtf = Pr.RTF_COMPRESSED.with(HTML_IN_RTF);
    assertThat(written(rtf, Pr.BODY.with("text"), Pr.NATIVE_BODY_INFO.with(2)))
        .contains("<p>made of RTF</p>")
        .contains("text");
    assertThat(written(rtf, Pr.BODY.with("text"), Pr.NATIVE_BODY_INFO.with(1)))
        .doesNotContain("made of RTF");
  }

  @Test
  void rtfThatCannotBeReadIsLeftOut() throws Exception {
    assertThat(written(Pr.RTF_COMPRESSED.with(Binary.of((byte) 1)), Pr.SUBJECT.with("s")))
        .contains("Subject: s");
  }

  @Test
  void aTextThatIsLongerThanABodyMayBeIsAnAttachment() throws Exception {
    String mail = "From: a@example.com\r\nSubject: s\r\n\r\n" + "x".repeat(1_000);
    assertThat(read(MimeLimits.defaults(), mail).properties().get(Pr.BODY)).isPresent();
    MimeReading reading =
        new MimeReader(MimeLimits.defaults().withBody(500))
            .read(mail.getBytes(StandardCharsets.US_ASCII));
    assertThat(reading.message().properties().get(Pr.BODY)).isEmpty();
    assertThat(reading.message().attachments().get(0).content().orElseThrow().toByteArray())
        .hasSize(1_000);
    assertThat(reading.losses())
        .containsExactly("a body has more than 500 bytes and is an attachment");
  }

  @Test
  void htmlIsReadAsText() {
    assertThat(HtmlReader.text("<p>a &amp; b</p><ul><li>c</ul><script>d</script>"))
        .isEqualTo("a & b\r\n\r\n* c");
  }
}
