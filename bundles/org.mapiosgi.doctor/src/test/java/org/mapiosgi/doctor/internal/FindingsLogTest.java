// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.doctor.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.status.Finding;
import org.slf4j.Logger;

class FindingsLogTest {
  private final List<Finding> there = new ArrayList<>();
  private final List<String> logged = new ArrayList<>();
  private final FindingsLog log =
      new FindingsLog(
          () -> List.copyOf(there),
          (Logger)
              Proxy.newProxyInstance(
                  getClass().getClassLoader(),
                  new Class<?>[] {Logger.class},
                  (proxy, method, args) -> {
                    assertThat(method.getName()).isEqualTo("warn");
                    return logged.add((String) args[0]) ? null : null;
                  }));

  @Test
  void aFindingIsToldWhenItIsNewAndAgainWhenItComesBack() {
    there.add(Finding.error("binding", "none is there").remedy("look").build());
    log.tellChanges();
    log.tellChanges();
    assertThat(logged).containsExactly("binding: none is there; look");
    there.add(Finding.error("configuration", "is wrong").build());
    log.tellChanges();
    assertThat(logged).hasSize(2).last().isEqualTo("configuration: is wrong");
    there.clear();
    log.tellChanges();
    there.add(Finding.error("binding", "none is there").remedy("look").build());
    log.tellChanges();
    assertThat(logged).hasSize(3);
  }

  @Test
  void whatStaysIsRepeatedOnDemand() {
    there.add(Finding.error("binding", "none is there").build());
    log.tellChanges();
    log.tellAll();
    assertThat(logged).hasSize(2);
  }

  @Test
  void whatIsMerelyOddIsToldOnce() {
    there.add(Finding.warning("configuration", "there is no key 'lnaes'").build());
    there.add(Finding.info("something", "was looked at").build());
    log.tellChanges();
    log.tellAll();
    log.tellChanges();
    assertThat(logged).containsExactly("configuration: there is no key 'lnaes'");
  }

  @Test
  void aWarningThatTheRepetitionFindsFirstIsToldOnce() {
    there.add(Finding.warning("configuration", "there is no key 'lnaes'").build());
    log.tellAll();
    log.tellAll();
    log.tellChanges();
    assertThat(logged).containsExactly("configuration: there is no key 'lnaes'");
  }
}
