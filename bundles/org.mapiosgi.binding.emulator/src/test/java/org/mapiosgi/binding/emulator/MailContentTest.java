// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.binding.emulator.start.Emulators;
import org.mapiosgi.spi.NativeTable;

/** Reads mail that was delivered as MIME, as a client of the emulator does. */
@Timeout(60)
class MailContentTest {
  private static final String MAIL =
      """
      From: Anna Example <anna@example.com>
      To: Bert Example <bert@example.com>
      Subject: two attachments
      Content-Type: multipart/mixed; boundary=b

      --b
      Content-Type: text/plain

      the text
      --b
      Content-Type: application/octet-stream; name=a.bin
      Content-Transfer-Encoding: base64

      AQID
      --b
      Content-Type: message/rfc822

      From: carl@example.com
      Subject: inside

      inner text
      --b--
      """;

  @Test
  void attachmentsAreByValueOrMessages() {
    MapiEmulator emulator = Emulators.open();
    EntryId id = emulator.deliver(MAIL.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    try (LoggedOn on = new LoggedOn(emulator)) {
      assertThat(LoggedOn.get(on.message(id), Pr.BODY)).isEqualTo("the text");
      NativeTable table = on.message(id).getAttachmentTable();
      table.setColumns(
          List.of(Pr.ATTACH_NUM, Pr.ATTACH_METHOD, Pr.ATTACH_MIME_TAG, Pr.DISPLAY_NAME));
      List<List<PropValue>> rows = table.queryRows(10);
      table.release();
      assertThat(rows)
          .extracting(row -> row.stream().map(PropValue::value).toList())
          .containsExactly(
              List.of(0, 1, "application/octet-stream", "a.bin"),
              List.of(1, 5, "message/rfc822", "inside"));
    }
  }
}
