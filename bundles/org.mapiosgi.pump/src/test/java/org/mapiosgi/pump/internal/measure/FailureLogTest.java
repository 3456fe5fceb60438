// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.helpers.MessageFormatter;

class FailureLogTest {
  private final List<String> lines = new ArrayList<>();
  private long now;
  private boolean broken;

  private final FailureLog log = new FailureLog("p", clock(), logger());

  private PumpClock clock() {
    return new PumpClock(() -> now);
  }

  private Logger logger() {
    return (Logger)
        Proxy.newProxyInstance(
            Logger.class.getClassLoader(),
            new Class<?>[] {Logger.class},
            (proxy, method, arguments) -> {
              if (broken) {
                throw new IllegalStateException("the disk is full");
              }
              Object[] values =
                  arguments[1] instanceof Object[] all
                      ? all
                      : Arrays.copyOfRange(arguments, 1, arguments.length);
              lines.add(MessageFormatter.arrayFormat((String) arguments[0], values).getMessage());
              return null;
            });
  }

  private void report(String what) {
    log.report(what, new IllegalStateException("made up"));
  }

  @Test
  void theNextLineTellsOfFailuresThatNoLineWasWrittenFor() {
    report("task 1");
    report("task 2");
    report("task 3");
    now += TimeUnit.SECONDS.toNanos(1);
    report("task 4");
    assertThat(lines)
        .containsExactly(
            "pump 'p': task 1 failed; the pump goes on",
            "pump 'p': task 4 failed; the pump goes on"
                + " (2 more failures since the last one logged)");
  }

  @Test
  void anAppenderThatThrowsLosesNoCount() {
    report("task 1");
    report("task 2");
    report("task 3");
    now += TimeUnit.SECONDS.toNanos(1);
    broken = true;
    report("task 4");
    broken = false;
    now += TimeUnit.SECONDS.toNanos(1);
    report("task 5");
    assertThat(lines)
        .last()
        .isEqualTo(
            "pump 'p': task 5 failed; the pump goes on"
                + " (3 more failures since the last one logged)");
  }

  @Test
  void theEndTellsOfTheRest() {
    report("task 1");
    report("task 2");
    log.flush();
    log.flush();
    assertThat(lines)
        .hasSize(2)
        .last()
        .isEqualTo("pump 'p' ends (1 more failures since the last one logged)");
  }
}
