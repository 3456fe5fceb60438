// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.binding.win32.internal.codec.Abi;
import org.mapiosgi.binding.win32.internal.codec.BlockBuilder;

/** Tests the arguments of profile administration: names in the code page, and MAPIUIDs. */
class ProfileArgumentsTest {
  private static final Charset WESTERN = Charset.forName("windows-1252");

  @Test
  void aNameIsWrittenInTheCodePageWithItsEnd() {
    BlockBuilder block = new BlockBuilder(Abi.X64);
    int at = AnsiText.append(block, "IProfAdmin::CreateProfile", "B\u00FCro \u20AC", WESTERN);
    byte[] bytes = block.at(0);
    assertThat(Arrays.copyOfRange(bytes, at, at + 7))
        .containsExactly('B', 0xFC, 'r', 'o', ' ', 0x80, 0);
  }

  @Test
  void whatTheCodePageDoesNotHaveIsRefusedInsteadOfBeingReplaced() {
    for (String name : new String[] {"\u65E5\u672C", "a\uD800b"}) {
      assertThatThrownBy(
              () ->
                  AnsiText.append(
                      new BlockBuilder(Abi.X64), "IProfAdmin::DeleteProfile", name, WESTERN))
          .isInstanceOf(MapiException.class)
          .hasMessageContaining("IProfAdmin::DeleteProfile: MAPI_E_BAD_CHARWIDTH")
          .hasMessageContaining("windows-1252");
    }
  }

  @Test
  void aUidOfAnotherLengthIsRefusedBeforeMapiReadsPastItsEnd() {
    for (int length : new int[] {0, 15, 17}) {
      assertThatThrownBy(
              () ->
                  MapiUid.append(
                      new BlockBuilder(Abi.X64),
                      "IMsgServiceAdmin::DeleteMsgService",
                      Binary.of(new byte[length])))
          .hasMessageContaining("MAPI_E_INVALID_PARAMETER")
          .hasMessageContaining("has 16 bytes, this one has " + length);
    }
  }
}
