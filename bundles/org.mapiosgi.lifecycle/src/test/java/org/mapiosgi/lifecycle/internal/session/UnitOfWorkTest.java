// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.lifecycle.internal.account.Consumer;
import org.mapiosgi.lifecycle.internal.account.LimitSettings;
import org.mapiosgi.lifecycle.internal.account.Quotas;
import org.osgi.util.promise.Deferred;

class UnitOfWorkTest {
  private static final Consumer CONSUMER =
      new Quotas(LimitSettings.USUAL).consumer("com.example.consumer");

  private final AtomicBoolean ran = new AtomicBoolean();
  private final UnitOfWork<String> work =
      new UnitOfWork<>(
          mapi -> {
            ran.set(true);
            return "done";
          },
          Duration.ofSeconds(1),
          new Deferred<>(),
          CONSUMER);

  private MapiException failure() throws Exception {
    return (MapiException) work.promise().getFailure();
  }

  @Test
  void refusedWorkNeverBeginsAndItsCallerIsTold() throws Exception {
    assertThat(work.refuse(MapiException.of("x", HResult.END_OF_SESSION))).isTrue();
    assertThat(work.begin()).isFalse();
    assertThat(work.promise().isDone()).isFalse();
    work.tellRefusal();
    assertThat(failure().result()).isEqualTo(HResult.END_OF_SESSION);
  }

  @Test
  void aRefusalThatNobodyTellsIsToldAtTheDeadline() throws Exception {
    assertThat(work.refuse(MapiException.of("x", HResult.END_OF_SESSION))).isTrue();
    assertThat(work.expire("5 ms")).isFalse();
    assertThat(failure().result()).isEqualTo(HResult.END_OF_SESSION);
  }

  @Test
  void workPastItsDeadlineBeforeItBeganNeverBegins() throws Exception {
    assertThat(work.expire("5 ms")).isFalse();
    assertThat(work.begin()).isFalse();
    assertThat(failure().result()).isEqualTo(HResult.TIMEOUT);
    assertThat(failure()).hasMessageContaining("could not be started within 5 ms");
  }

  @Test
  void workPastItsDeadlineWhileItRunsFreesTheCallerAndSaysThatItGoesOn() throws Exception {
    assertThat(work.begin()).isTrue();
    assertThat(work.expire("5 ms")).isTrue();
    assertThat(failure()).hasMessageContaining("still running");
    assertThat(work.refuse(MapiException.of("x", HResult.END_OF_SESSION))).isFalse();
    assertThat(work.expire("5 ms")).as("told once").isFalse();
  }

  @Test
  void whicheverOfTwoEndsComesFirstSettlesItAndTheOtherDoesNothing() throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      for (int i = 0; i < 2000; i++) {
        UnitOfWork<String> each =
            new UnitOfWork<>(mapi -> "x", Duration.ofSeconds(1), new Deferred<>(), CONSUMER);
        var refused = other.submit(() -> each.refuse(MapiException.of("x", HResult.TIMEOUT)));
        boolean late = each.expire("0 ms");
        refused.get();
        assertThat(late).isFalse();
        assertThat(each.promise().getFailure()).isInstanceOf(MapiException.class);
        assertThat(each.begin()).isFalse();
      }
    } finally {
      other.shutdownNow();
    }
    assertThat(ran).isFalse();
  }
}
