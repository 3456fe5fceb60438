// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.addressbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mapiosgi.api.property.EntryId;

class OneOffTest {
  private static final String HEAD =
      "00000000" // flags
          + "812B1FA4BEA310199D6E00DD010F5402" // the one-off provider
          + "0000"; // version

  @Test
  void theEntryIdHasTheLayoutOfTheSpecification() {
    OneOff jo = new OneOff("Jo", "SMTP", "j@x");
    assertThat(jo.entryId().toString())
        .isEqualTo(
            HEAD
                + "0190" // MAPI_UNICODE, no look-up, no rich text; little-endian
                + "4A006F000000" // Jo
                + "53004D00540050000000" // SMTP
                + "6A00400078000000"); // j@x
    assertThat(OneOff.of(jo.entryId())).contains(jo);
  }

  @Test
  void textOf8BitsIsRead() {
    EntryId id = EntryId.ofHex(HEAD + "0110" + "4AF600" + "534D545000" + "6A407800");
    assertThat(OneOff.of(id)).contains(new OneOff("Jö", "SMTP", "j@x"));
  }

  @Test
  void aZeroInANameMovesNoText() {
    OneOff odd = new OneOff("Jo\0SMTP\0eve@example.com", "SMTP", "jo@example.com");
    assertThat(OneOff.of(odd.entryId()).orElseThrow().address()).isEqualTo("jo@example.com");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0102", HEAD, HEAD + "0190", HEAD + "0190" + "4A006F0000005300"})
  void anIdOfAnotherKindOrWithoutAnAddressIsNone(String hex) {
    assertThat(OneOff.of(EntryId.ofHex(hex))).isEmpty();
  }
}
