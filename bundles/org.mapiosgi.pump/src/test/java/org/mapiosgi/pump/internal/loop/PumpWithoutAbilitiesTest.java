// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mapiosgi.api.pump.PumpNesting.Mode;
import org.mapiosgi.api.pump.PumpWait.Signal;
import org.mapiosgi.pump.support.Pumps;
import org.osgi.util.promise.Deferred;

/** A pump whose message queue can only be woken: it refuses all else by name. */
@Timeout(60)
class PumpWithoutAbilitiesTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @RegisterExtension final Pumps pumps = new Pumps();
  private final ThreadPump pump = pumps.real();

  @Test
  void aWaitForAHandleFails() throws Exception {
    CompletableFuture<Signal> told = new CompletableFuture<>();
    pump.awaitOnce(4, told::complete);
    assertThat(told.get()).isEqualTo(Signal.FAILED);
    assertThat(pump.submit(() -> pump.nesting().pumpUntil(4, LIMIT, Mode.ALL)).get())
        .isEqualTo(Optional.of(Signal.FAILED));
  }

  @Test
  void aWindowIsRefused() throws Exception {
    assertThat(pump.window().handle().getFailure())
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("the message queue of pump 'test' has no windows");
  }

  @ParameterizedTest
  @EnumSource(
      value = Mode.class,
      names = {"NONE", "COM"})
  void aWaitForLessThanAllInputIsRefused(Mode mode) {
    Deferred<String> never = new Deferred<>();
    assertThatThrownBy(
            () ->
                pump.submit(() -> pump.nesting().pumpUntil(never.getPromise(), LIMIT, mode)).get())
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseInstanceOf(UnsupportedOperationException.class)
        .hasRootCauseMessage(
            "a task of pump 'test' cannot wait with mode "
                + mode
                + ": the message queue of this pump always waits for all input");
  }

  @Test
  void aWaitForAllInputIsWoken() throws Exception {
    Deferred<String> later = new Deferred<>();
    CompletableFuture<Void> began = new CompletableFuture<>();
    Future<Boolean> over =
        pump.submit(
            () -> {
              began.complete(null);
              return pump.nesting().pumpUntil(later.getPromise(), LIMIT, Mode.ALL);
            });
    began.get();
    later.resolve("done");
    assertThat(over.get()).isTrue();
  }
}
