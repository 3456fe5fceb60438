// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.store.Body;
import org.mapiosgi.api.store.Message;
import org.mapiosgi.mime.rtf.CompressedRtf;
import org.mapiosgi.mime.rtf.RtfWriter;
import org.mapiosgi.model.UnitScope;
import org.mapiosgi.model.support.EmulatedSession;

class BodyReaderTest {
  private final EmulatedSession session = EmulatedSession.open();
  private final UnitScope mapi = session.scope();
  private final Message message = mapi.inbox().createMessage();

  @AfterEach
  void logOff() {
    message.discard();
    mapi.close();
    session.close();
  }

  private static byte[] compressed(String rtf) {
    return CompressedRtf.compress(rtf.getBytes(StandardCharsets.ISO_8859_1));
  }

  private Message rtf(byte[] value) {
    return message.set(Pr.RTF_COMPRESSED, Binary.of(value)).set(Pr.RTF_IN_SYNC, true);
  }

  @Test
  void rtfThatEncapsulatesHtmlIsThatHtml() {
    String html = "<html><body><p>a &amp; <b>b</b></p><p>c</p></body></html>";
    rtf(CompressedRtf.compress(RtfWriter.ofHtml(html)));
    assertThat(message.bestBody()).isEqualTo(Bodies.html(html));
    assertThat(message.bestBody().asText()).isEqualTo("a & b\r\n\r\nc");
    assertThat(message.bestBody().asHtml()).isEqualTo(html);
  }

  @Test
  void rtfThatEncapsulatesTextIsThatText() {
    rtf(CompressedRtf.compress(RtfWriter.ofText("a < b\r\nc")));
    assertThat(message.bestBody()).isEqualTo(Bodies.plain("a < b\r\nc"));
    assertThat(message.bestBody().asHtml())
        .isEqualTo("<html><body>a &lt; b<br>\r\nc</body></html>");
  }

  @Test
  void otherRtfIsGivenAsItIsAndConverted() {
    String document = "{\\rtf1\\ansi one {\\b two}\\par three}";
    rtf(compressed(document));
    Body body = message.bestBody();
    assertThat(body.kind()).isEqualTo(Body.Kind.RTF);
    assertThat(body.content()).isEqualTo(document);
    assertThat(body.asText()).startsWith("one two\r\nthree");
    assertThat(body.asHtml()).contains("one <b>two</b>").contains("three");
    assertThat(body).hasToString("RTF, " + document.length() + " characters");
  }

  @Test
  void damagedRtfGivesWayToWhatTheStoreMadeOfIt() {
    byte[] whole = CompressedRtf.compress(RtfWriter.ofHtml("<p>long text</p>0123456789"));
    for (byte[] damaged :
        new byte[][] {{1, 2, 3}, compressed("no rtf"), Arrays.copyOf(whole, whole.length - 8)}) {
      rtf(damaged).body("plain");
      assertThat(message.bestBody()).isEqualTo(Bodies.plain("plain"));
      message.html("<p>html");
      assertThat(message.bestBody()).isEqualTo(Bodies.html("<p>html"));
      message.deleteProperties(Pr.HTML, Pr.BODY);
    }
    assertThat(message.bestBody().content()).contains("long text");
  }

  @Test
  void rtfThatCannotBeReadAndIsAloneIsAnError() {
    rtf(new byte[] {1, 2, 3});
    assertThatThrownBy(message::bestBody)
        .hasMessageContaining("MAPI_E_CORRUPT_DATA")
        .hasMessageContaining("no header of compressed RTF");
  }

  @Test
  void rtfIsBoundedByTheReadLimitOfTheSession() {
    session.readLimit(10_000);
    rtf(CompressedRtf.compress(RtfWriter.ofText("x".repeat(40_000))));
    assertThatThrownBy(message::bestBody).hasMessageContaining("more than 10000 bytes");
    message.body("plain");
    assertThat(message.bestBody()).isEqualTo(Bodies.plain("plain"));
    rtf(new byte[20_000]);
    assertThat(message.bestBody()).isEqualTo(Bodies.plain("plain"));
    message.deleteProperties(Pr.BODY);
    assertThatThrownBy(message::bestBody).hasMessageContaining("MAPI_E_TOO_BIG");
  }

  @Test
  void whatIsPutBeforeRtfIsInTheBestBody() {
    rtf(compressed("{\\rtf1\\ansi old}"));
    message.prependText("new & ");
    assertThat(message.bestBody().kind()).isEqualTo(Body.Kind.HTML);
    assertThat(message.bestBody().asText()).startsWith("new &").endsWith("old");
    message.deleteProperties(Pr.HTML);
    rtf(CompressedRtf.compress(RtfWriter.ofText("old")));
    message.prependText("new ");
    assertThat(message.bestBody()).isEqualTo(Bodies.plain("new old"));
  }
}
