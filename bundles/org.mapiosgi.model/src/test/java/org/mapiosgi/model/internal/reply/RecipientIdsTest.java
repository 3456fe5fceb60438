// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.store.Recipient;

class RecipientIdsTest {
  private static final String ONE_OFF = "00000000812B1FA4BEA310199D6E00DD010F54020000";
  private static final String EXCHANGE = "00000000DCA740C8C042101AB4B908002B2FE1820100000000000000";

  private static String wide(String... texts) {
    StringBuilder hex = new StringBuilder();
    for (String text : texts) {
      hex.append(Binary.of(text.getBytes(StandardCharsets.UTF_16LE)).toHex()).append("0000");
    }
    return hex.toString();
  }

  private static String narrow(String... texts) {
    StringBuilder hex = new StringBuilder();
    for (String text : texts) {
      hex.append(Binary.of(text.getBytes(StandardCharsets.ISO_8859_1)).toHex()).append("00");
    }
    return hex.toString();
  }

  private static Binary list(int count, String... entries) {
    ByteBuffer bytes = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(count).putInt(0);
    for (String entry : entries) {
      byte[] id = Binary.ofHex(entry).toByteArray();
      bytes.putInt(id.length).put(id);
      while (bytes.position() % 4 != 0) {
        bytes.put((byte) 0);
      }
    }
    byte[] all = new byte[bytes.position()];
    bytes.flip().get(all);
    return Binary.of(all);
  }

  @Test
  void aOneOffEntrySaysTheNameAndTheAddressInEitherWidth() {
    EntryId unicode = EntryId.ofHex(ONE_OFF + "0190" + wide("Zoë", "SMTP", "zoe@example.com"));
    Recipient zoe = RecipientIds.recipient(unicode, "other");
    assertThat(zoe)
        .isEqualTo(
            Recipient.of(Recipient.Type.TO, "Zoë", "SMTP", "zoe@example.com").withEntryId(unicode));
    EntryId ansi = EntryId.ofHex(ONE_OFF + "0110" + narrow("", "SMTP", "a@example.com"));
    assertThat(RecipientIds.recipient(ansi, "Ada").displayName()).isEqualTo("Ada");
    assertThat(RecipientIds.recipient(ansi, "Ada").address()).isEqualTo("a@example.com");
  }

  @Test
  void anExchangeEntrySaysTheAddress() {
    Recipient ada =
        RecipientIds.recipient(EntryId.ofHex(EXCHANGE + narrow("/o=Org/cn=ada")), "Ada");
    assertThat(ada.addressType()).isEqualTo("EX");
    assertThat(ada.address()).isEqualTo("/o=Org/cn=ada");
    assertThat(ada.displayName()).isEqualTo("Ada");
  }

  @Test
  void anEntryOfAnotherKindOrDamagedIsKeptAsItIs() {
    for (String hex :
        List.of("0102", ONE_OFF + "0190" + "410042", ONE_OFF, EXCHANGE, ONE_OFF + "0190")) {
      Recipient unknown = RecipientIds.recipient(EntryId.ofHex(hex), "Ada");
      assertThat(unknown.entryId()).contains(EntryId.ofHex(hex));
      assertThat(unknown.displayName()).isEqualTo("Ada");
      assertThat(unknown.address()).isEmpty();
    }
  }

  @Test
  void aListIsReadAsFarAsItGoes() {
    String one = ONE_OFF + "0190" + wide("Ada", "SMTP", "ada@example.com");
    List<Recipient> two = RecipientIds.list(list(2, one, "010203"), List.of("x", " Ben "));
    assertThat(two).extracting(Recipient::displayName).containsExactly("Ada", "Ben");
    assertThat(RecipientIds.list(list(Integer.MAX_VALUE, one), List.of())).hasSize(1);
    byte[] cut = list(1, one).toByteArray();
    assertThat(RecipientIds.list(Binary.of(java.util.Arrays.copyOf(cut, 40)), List.of())).isEmpty();
    assertThat(RecipientIds.list(Binary.EMPTY, List.of())).isEmpty();
    assertThat(RecipientIds.list(Binary.ofHex("0100000000000000FFFFFFFF"), List.of())).isEmpty();
  }
}
