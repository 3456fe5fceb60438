// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessListTest {
  private static Set<String> strangers(String descriptor) {
    return AccessList.strangersWhoMayChange(descriptor, Set.of("S-1-5-21-1"));
  }

  @Test
  void whatIsSetLetsNoStrangerChangeAnything() {
    assertThat(strangers(AccessList.PROGRAMS)).isEmpty();
    assertThat(strangers(AccessList.PRIVATE)).isEmpty();
    assertThat(strangers(AccessList.writtenBy("S-1-5-21-1"))).isEmpty();
    assertThat(strangers(AccessList.writtenBy("S-1-5-21-2"))).containsExactly("S-1-5-21-2");
  }

  /** The first two: the entries that a folder below C:\ inherits. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          D:AI(A;OICIID;FA;;;BA)(A;OICIID;FA;;;SY)(A;OICIID;0x1200a9;;;BU)(A;ID;0x1301bf;;;AU) | AU
          D:AI(A;OICIIOID;SDGXGWGR;;;AU)(A;ID;FA;;;SY)                                         | ''
          D:(A;;FW;;;WD)                                                                       | WD
          D:(A;;GA;;;IU)(D;;FA;;;BG)                                                           | IU
          D:(A;;0x2;;;S-1-5-32-545)(A;;FR;;;AN)                                          | S-1-5-32-545
          D:(A;;2032127;;;BU)                                                                  | BU
          D:(A;;FRFX;;;WD)(A;;WO;;;PU)                                                         | PU
          D:(XA;;FA;;;BU;(x))                                                                  | BU
          D:NO_ACCESS_CONTROL                                                                  | WD
          O:BAG:SY                                                                             | WD
          D:P                                                                                  | ''
          """)
  void whoMayChangeAFileIsFound(String descriptor, String who) {
    assertThat(strangers(descriptor))
        .containsExactlyElementsOf(who.isEmpty() ? Set.of() : Set.of(who));
  }
}
