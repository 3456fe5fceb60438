// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mapiosgi.api.MapiSession;

class ImpersonationTest {
  @RegisterExtension final Rig rig = new Rig(1, Duration.ofSeconds(5));

  @Test
  void aUnitOfWorkThatImpersonatesIsNamedAndTheNextRunsAsTheProcess() throws Exception {
    rig.subsystem.sessions().add(Rig.session("one", Duration.ofSeconds(10)));
    rig.subsystem.start();
    MapiSession session = rig.up();
    session.call(
        mapi -> {
          rig.emulator.impersonate("CORP\\somebody");
          return null;
        },
        Rig.LONG);
    String name =
        session.call(
            mapi -> {
              assertThat(rig.emulator.impersonatedAccount()).isEmpty();
              return mapi.defaultStore().displayName();
            },
            Rig.LONG);
    assertThat(name).isNotEmpty();
    assertThat(rig.subsystem.findings())
        .filteredOn(finding -> finding.rule().filter("R29"::equals).isPresent())
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.text())
                    .startsWith("1 times")
                    .contains(
                        "ImpersonationTest of session 'one', bundle com.example.consumer"
                            + " left mapi-lane-1 impersonating")
                    .contains("CORP\\somebody"));
  }
}
