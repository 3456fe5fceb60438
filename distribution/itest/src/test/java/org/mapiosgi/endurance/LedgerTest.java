// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mapiosgi.api.MapiTask;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.PromiseFactory;

/** The ledger finds each way in which a unit of work can be wronged. */
class LedgerTest {
  private final PromiseFactory promises = new PromiseFactory(Runnable::run, null);
  private final Deferred<Long> outcome = promises.deferred();
  private final Ledger ledger = new Ledger(new Gate());
  private MapiTask<Long> task;

  private void submit() throws InterruptedException {
    Ledger.Unit unused =
        ledger.submit(
            "test",
            given -> {
              task = given;
              return outcome.getPromise();
            },
            mapi -> null);
  }

  private long run() throws Exception {
    return task.run(null);
  }

  @Test
  void aUnitThatRanOnceIsDone() throws Exception {
    submit();
    assertThat(ledger.open()).isEqualTo(1);
    outcome.resolve(run());
    assertThat(ledger.open()).isZero();
    assertThat(ledger.done()).isEqualTo(1);
    assertThat(ledger.wrong()).isEmpty();
  }

  @Test
  void aUnitThatFailsWithANamedErrorIsCounted() throws Exception {
    submit();
    outcome.fail(MapiException.of("test", HResult.END_OF_SESSION));
    assertThat(ledger.failures()).containsEntry("MAPI_E_END_OF_SESSION", 1L);
    assertThat(ledger.wrong()).isEmpty();
  }

  @Test
  void aUnitWithoutAnOutcomeIsNamed() throws Exception {
    submit();
    assertThat(ledger.openUnits()).contains("unit 1 (test, not started)");
  }

  @Test
  void aSecondRunIsWrong() throws Exception {
    submit();
    long unused = run();
    unused = run();
    assertThat(ledger.wrong()).singleElement().asString().contains("ran twice");
  }

  @Test
  void doneWithoutARunIsWrong() throws Exception {
    submit();
    outcome.resolve(1L);
    assertThat(ledger.wrong()).singleElement().asString().contains("never ran");
  }

  @Test
  void theResultOfAnotherUnitIsWrong() throws Exception {
    submit();
    long number = run();
    outcome.resolve(number + 1);
    assertThat(ledger.wrong()).singleElement().asString().contains("has the result of unit 2");
  }

  @Test
  void aRunAfterTheOutcomeIsWrong() throws Exception {
    submit();
    outcome.fail(MapiException.of("test", HResult.TIMEOUT));
    long unused = run();
    assertThat(ledger.wrong()).singleElement().asString().contains("after its outcome");
  }

  @Test
  void anErrorWithoutANameIsWrong() throws Exception {
    submit();
    outcome.fail(new IllegalStateException("?"));
    assertThat(ledger.wrong()).singleElement().asString().contains("without a named error");
  }
}
