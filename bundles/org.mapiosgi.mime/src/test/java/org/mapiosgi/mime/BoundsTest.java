// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mapiosgi.mime.Mails.bytes;
import static org.mapiosgi.mime.Mails.get;
import static org.mapiosgi.mime.Mails.reading;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.mime.message.AttachmentData;
import org.mapiosgi.mime.message.MessageData;

/** Mails that ask for more than a mailbox gives: the parts that are kept, and their places. */
@Timeout(60)
class BoundsTest {
  private static final int SMALL_STACK = 256 * 1024;
  private static final PropTag<String> SENDER = Pr.SENDER_EMAIL_ADDRESS;
  private static final String HEAD = "From: a@example.com\nSubject: s\n";

  private static int depth(MessageData message) {
    int depth = 0;
    Optional<MessageData> inner = Optional.of(message);
    while (inner.isPresent()) {
      depth++;
      inner = inner.get().attachments().stream().findFirst().flatMap(AttachmentData::embedded);
    }
    return depth;
  }

  @Test
  void tenThousandLevelsOfMessagesEndAtTheLimitAndLoseNothing() {
    String level = HEAD + "Content-Type: message/rfc822\n\n";
    MimeReading read = reading(level.repeat(10_000) + HEAD + "\nthe innermost");
    assertThat(depth(read.message())).isEqualTo(MimeLimits.defaults().depth() + 1);
    assertThat(read.losses()).singleElement().asString().contains("50 deep");
    MessageData message = read.message();
    while (message.attachments().get(0).embedded().isPresent()) {
      message = message.attachments().get(0).embedded().get();
    }
    assertThat(bytes(message.attachments().get(0))).asString().endsWith("the innermost");
  }

  @Test
  void fiftyThousandPartsAreAttachments() {
    String part = "--b\nContent-Type: image/png\n\nx\n";
    MimeReading read =
        reading(
            HEAD + "Content-Type: multipart/mixed; boundary=b\n\n" + part.repeat(50_000) + "--b--");
    assertThat(read.message().attachments()).hasSize(50_000);
    assertThat(read.losses()).isEmpty();
  }

  @Test
  void partsBeyondTheLimitAreOneAttachment() throws NoMailException {
    String mail =
        HEAD
            + "Content-Type: multipart/mixed; boundary=b\n\n"
            + "--b\nContent-Type: image/png\n\nx\n".repeat(20)
            + "--b--";
    MimeReading read =
        new MimeReader(MimeLimits.defaults().withParts(10))
            .read(mail.getBytes(StandardCharsets.US_ASCII));
    assertThat(read.message().attachments()).hasSizeLessThan(12);
    assertThat(bytes(read.message().attachments().get(read.message().attachments().size() - 1)))
        .asString()
        .contains("image/png")
        .endsWith("--b--");
    assertThat(read.losses()).singleElement().asString().contains("more than 10 parts");
  }

  @Test
  void recipientsBeyondTheLimitStayInTheHeader() {
    StringBuilder mail = new StringBuilder(HEAD).append("To: first@example.com");
    for (int number = 0; number < 100_000; number++) {
      mail.append(",\n u").append(number).append("@example.com");
    }
    MimeReading read = reading(mail.append("\n\nx").toString());
    assertThat(read.message().recipients()).hasSize(MimeLimits.defaults().recipients());
    assertThat(get(read.message(), Pr.TRANSPORT_MESSAGE_HEADERS)).contains("u99999@example.com");
    assertThat(read.losses()).singleElement().asString().contains("recipients");
  }

  @Test
  void aLongQuotedLocalPartNeedsNoDeepStack() throws InterruptedException {
    String address = "\"a b" + "x".repeat(900) + "\"@example.com";
    List<String> read = new ArrayList<>();
    Thread small =
        new Thread(
            null,
            () -> read.add(get(reading("From: " + address + "\n\nx").message(), SENDER)),
            "small",
            SMALL_STACK);
    small.start();
    small.join();
    assertThat(read).containsExactly(address);
  }

  @Test
  void aLimitIsAtLeastOne() {
    assertThatThrownBy(() -> MimeLimits.defaults().withDepth(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("depth 0");
  }
}
