// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.addressbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mapiosgi.api.store.Recipient;

class OneOffEntryIdTest {
  @Test
  void hasTheLayoutOfTheSpecification() {
    String hex = OneOffEntryId.of(Recipient.smtp(Recipient.Type.TO, "Jo", "j@x")).toString();
    assertThat(hex)
        .isEqualTo(
            "00000000" // flags
                + "812B1FA4BEA310199D6E00DD010F5402" // the one-off provider
                + "0000" // version
                + "0190" // MAPI_UNICODE, no look-up, no rich text; little-endian
                + "4A006F000000" // Jo
                + "53004D00540050000000" // SMTP
                + "6A00400078000000"); // j@x
  }
}
