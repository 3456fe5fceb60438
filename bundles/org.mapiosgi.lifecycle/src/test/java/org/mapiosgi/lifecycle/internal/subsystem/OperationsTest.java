// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.status.MapiOperations;
import org.mapiosgi.api.status.Reason;
import org.mapiosgi.api.status.SessionState;
import org.osgi.util.promise.Promise;

/** The acts of an operator on sessions. */
class OperationsTest {
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  @RegisterExtension final Rig rig = new Rig(1, Duration.ofSeconds(10));
  private final MapiOperations operations = rig.subsystem.sessions();

  @BeforeEach
  void begin() {
    rig.subsystem.start();
    rig.subsystem.sessions().add(Rig.session("one", DEADLINE));
  }

  private void until(SessionState state) {
    Rig.until("session is " + state, () -> rig.status("one").state() == state);
  }

  @Test
  void aSessionThatIsTakenDownStaysDownUntilItIsTakenUp() {
    until(SessionState.UP);
    operations.takeDown("one");
    until(SessionState.DOWN);
    assertThat(rig.status("one").reason().orElseThrow())
        .satisfies(
            why -> {
              assertThat(why.kind()).isEqualTo(Reason.Kind.REQUESTED);
              assertThat(why.text()).isEqualTo("an operator took it down");
              assertThat(why.remedy().orElse("")).contains("mapi:session up");
            });
    rig.subsystem.sessions().remove(Rig.session("one", DEADLINE));
    rig.subsystem.sessions().add(Rig.session("one", DEADLINE.plusSeconds(1)));
    Rig.until("it is configured anew", () -> rig.status("one").reason().isPresent());
    assertThat(operations.tryNow("one")).isFalse();
    operations.takeUp("one");
    until(SessionState.UP);
    rig.subsystem.sessions().remove(Rig.session("one", DEADLINE.plusSeconds(1)));
  }

  @Test
  void whatWaitsIsDroppedWithACountAndWhatRunsIsNot() throws Exception {
    until(SessionState.UP);
    MapiSession session = rig.up();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Promise<String> runs =
        session.submit(
            mapi -> {
              begun.countDown();
              goOn.await();
              return "done";
            });
    begun.await();
    List<Promise<String>> wait =
        Stream.generate(() -> session.submit(mapi -> "never")).limit(3).toList();
    assertThat(operations.dropQueued("one")).isEqualTo(3);
    assertThat(operations.dropQueued("one")).isZero();
    goOn.countDown();
    assertThat(runs.getValue()).isEqualTo("done");
    for (Promise<String> each : wait) {
      assertThat(each.getFailure())
          .isInstanceOfSatisfying(
              MapiException.class,
              e -> assertThat(e.result()).isEqualTo(HResult.named("MAPI_E_CANCEL")));
    }
    assertThat(rig.status("one").queued()).isZero();
  }

  @Test
  void aSessionThatIsUpIsNotTriedAndAnUnknownOneIsRefusedByName() {
    until(SessionState.UP);
    assertThat(operations.tryNow("one")).isFalse();
    assertThatThrownBy(() -> operations.takeDown("onne"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no session 'onne'; configured are one");
  }
}
