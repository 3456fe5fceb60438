// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.NamedProperty;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.PropertySet;
import org.mapiosgi.api.property.ValueType;
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

  /** A stream whose attMsgProps has one property: PSETID_Common, 0x8501 (reminder), 15 minutes. */
  private static byte[] tnef() {
    byte[] properties =
        HexFormat.of()
            .parseHex(
                "01000000"
                    + "03000180"
                    + "0820060000000000C000000000000046"
                    + "00000000"
                    + "01850000"
                    + "0F000000");
    int sum = 0;
    for (byte each : properties) {
      sum += each & 0xFF;
    }
    return ByteBuffer.allocate(17 + properties.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(0x223E9F78)
        .putShort((short) 1)
        .put((byte) 1)
        .putInt(0x00069003)
        .putInt(properties.length)
        .put(properties)
        .putShort((short) sum)
        .array();
  }

  @Test
  void namedPropertiesOfTnefHaveIdsOfTheStore() {
    MapiEmulator emulator = Emulators.open();
    String mail =
        "From: anna@example.com\r\nContent-Type: application/ms-tnef\r\n"
            + "Content-Transfer-Encoding: base64\r\n\r\n"
            + Base64.getMimeEncoder().encodeToString(tnef());
    EntryId id = emulator.deliver(mail.getBytes(StandardCharsets.US_ASCII));
    try (LoggedOn on = new LoggedOn(emulator)) {
      NamedProperty<Integer> reminder =
          NamedProperty.of(PropertySet.COMMON, 0x8501, ValueType.LONG);
      PropTag<?> tag = on.message(id).getIDsFromNames(List.of(reminder), false).get(0);
      assertThat(tag.id()).isGreaterThanOrEqualTo(0x8000);
      assertThat(LoggedOn.get(on.message(id), tag)).isEqualTo(15);
    }
  }
}
