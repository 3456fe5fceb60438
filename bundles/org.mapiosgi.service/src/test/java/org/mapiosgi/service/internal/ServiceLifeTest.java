// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.service.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the service control manager is told; a beat is a second of its time. */
class ServiceLifeTest {
  private static final int STOP_SHUTDOWN_PRESHUTDOWN = 0x105;
  private static final int HINT = 20_000;

  private final List<ServiceReport> told = new ArrayList<>();
  private final List<String> orders = new ArrayList<>();
  private int pending;

  private final ServiceLife life =
      new ServiceLife(
          new ServiceLife.Listener() {
            @Override
            public void pending() {
              pending++;
            }

            @Override
            public void ordered(String order) {
              orders.add(order);
            }
          });

  private static ServiceReport starting(int checkPoint) {
    return new ServiceReport(
        ServiceState.START_PENDING, STOP_SHUTDOWN_PRESHUTDOWN, 0, 0, checkPoint, HINT);
  }

  private static ServiceReport running() {
    return new ServiceReport(ServiceState.RUNNING, STOP_SHUTDOWN_PRESHUTDOWN, 0, 0, 0, 0);
  }

  private static ServiceReport stopping(int checkPoint) {
    return new ServiceReport(ServiceState.STOP_PENDING, 0, 0, 0, checkPoint, HINT);
  }

  private static ServiceReport stopped(int exitCode, int specific) {
    return new ServiceReport(ServiceState.STOPPED, 0, exitCode, specific, 0, 0);
  }

  @Test
  void aWholeLifeIsToldStateByStateWithCheckPointsThatGrow() {
    life.connect(told::add);
    assertThat(life.beat()).isTrue();
    assertThat(life.beat()).isTrue();
    life.running();
    assertThat(life.beat()).as("nothing is pending").isFalse();
    assertThat(life.control(ServiceLife.SERVICE_CONTROL_STOP)).isZero();
    assertThat(life.beat()).isTrue();
    assertThat(life.beat()).isTrue();
    life.ended(0);
    assertThat(life.beat()).isFalse();

    assertThat(told)
        .containsExactly(
            starting(1),
            starting(2),
            starting(3),
            running(),
            stopping(1),
            stopping(2),
            stopping(3),
            stopped(0, 0));
    assertThat(pending).as("beats are wanted for the start, and again for the stop").isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"1, stop", "5, shutdown", "15, preshutdown"})
  void eachOrderToEndIsAnsweredAtOnceAndFollowed(int control, String word) {
    life.connect(told::add);
    life.running();
    assertThat(life.control(control)).isZero();
    assertThat(told).endsWith(stopping(1));
    assertThat(orders).containsExactly(word);
  }

  @Test
  void onlyTheFirstOrderIsFollowed() {
    life.connect(told::add);
    life.running();
    assertThat(life.control(ServiceLife.SERVICE_CONTROL_PRESHUTDOWN)).isZero();
    assertThat(life.beat()).isTrue();
    assertThat(life.control(ServiceLife.SERVICE_CONTROL_SHUTDOWN)).isZero();
    assertThat(life.control(ServiceLife.SERVICE_CONTROL_STOP)).isZero();
    life.ended(0);
    assertThat(life.control(ServiceLife.SERVICE_CONTROL_STOP)).isZero();
    assertThat(orders).containsExactly("preshutdown");
    assertThat(told)
        .containsExactly(starting(1), running(), stopping(1), stopping(2), stopped(0, 0));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 6, 128, 0, -1})
  void anOrderThatIsNotTakenIsRefusedByItsNumber(int control) {
    life.connect(told::add);
    life.running();
    assertThat(life.control(control)).isEqualTo(120);
    assertThat(told).containsExactly(starting(1), running());
    assertThat(orders).isEmpty();
  }

  @Test
  void aQuestionIsAnsweredAndChangesNothing() {
    life.connect(told::add);
    assertThat(life.control(ServiceLife.SERVICE_CONTROL_INTERROGATE)).isZero();
    assertThat(told).containsExactly(starting(1));
  }

  @Test
  void anOrderDuringTheStartIsFollowedAndTheStartsEndIsNoNews() {
    life.connect(told::add);
    life.control(ServiceLife.SERVICE_CONTROL_STOP);
    life.running();
    assertThat(life.beat()).isTrue();
    assertThat(told).containsExactly(starting(1), stopping(1), stopping(2));
    assertThat(orders).containsExactly("stop");
    assertThat(pending).as("the beats of the start go on").isEqualTo(1);
  }

  @Test
  void aStopFromInsideIsShownAndAnOrderInItIsStillHeard() {
    life.connect(told::add);
    life.running();
    life.stopping();
    assertThat(told).endsWith(stopping(1));
    assertThat(orders).isEmpty();
    life.control(ServiceLife.SERVICE_CONTROL_PRESHUTDOWN);
    assertThat(orders).containsExactly("preshutdown");
    assertThat(told).containsExactly(starting(1), running(), stopping(1));
  }

  @Test
  void anExitCodeThatIsNotZeroIsTheServicesOwnError() {
    life.connect(told::add);
    life.running();
    life.control(ServiceLife.SERVICE_CONTROL_STOP);
    life.ended(4);
    life.ended(0);
    life.stopping();
    life.running();
    assertThat(told).containsExactly(starting(1), running(), stopping(1), stopped(1066, 4));
  }

  @Test
  void whatHappenedBeforeTheManagerCouldBeToldIsToldThen() {
    assertThat(life.beat()).isFalse();
    life.running();
    life.stopping();
    assertThat(pending).isZero();
    life.connect(told::add);
    assertThat(pending).isEqualTo(1);
    life.ended(1);
    assertThat(told).containsExactly(stopping(1), stopped(1066, 1));
  }

  @Test
  void anEndBeforeTheManagerCouldBeToldIsAllItIsTold() {
    life.ended(3);
    life.connect(told::add);
    assertThat(told).containsExactly(stopped(1066, 3));
    assertThat(pending).isZero();
  }
}
