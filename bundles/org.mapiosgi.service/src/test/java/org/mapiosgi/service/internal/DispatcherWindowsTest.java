// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.service.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Function;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The handler as the service control manager calls it: native code, by its address, on the
 * dispatcher's thread. Only the manager itself may send the orders of a shutdown, so no program can
 * have them sent to a service.
 */
@Tag("windows")
@Timeout(60)
class DispatcherWindowsTest {
  private final List<ServiceReport> told = new ArrayList<>();
  private final List<String> orders = new ArrayList<>();
  private final List<Integer> errors = new ArrayList<>();

  private final ServiceLife life =
      new ServiceLife(
          new ServiceLife.Listener() {
            @Override
            public void pending() {}

            @Override
            public void ordered(String order) {
              orders.add(order);
              if (order.equals("stop")) {
                throw new IllegalStateException("the listener failed, as the test wants it to");
              }
            }
          });

  private final Dispatcher dispatcher = new Dispatcher("mapi-osgi-test", life, errors::add);

  private int send(int control) {
    return Function.getFunction(dispatcher.handlerFunction())
        .invokeInt(new Object[] {control, 0, null, null});
  }

  @Test
  void anEndOfTheMachineThatIsAnnouncedEndsTheService() {
    life.connect(told::add);
    life.running();
    assertThat(send(ServiceLife.SERVICE_CONTROL_PRESHUTDOWN)).isZero();
    assertThat(orders).containsExactly("preshutdown");
    assertThat(told.get(told.size() - 1).state()).isEqualTo(ServiceState.STOP_PENDING);
    assertThat(send(ServiceLife.SERVICE_CONTROL_SHUTDOWN)).isZero();
    assertThat(orders).as("it is under way").hasSize(1);
  }

  @Test
  void anEndOfTheMachineThatComesAtOnceEndsTheService() {
    life.connect(told::add);
    life.running();
    assertThat(send(ServiceLife.SERVICE_CONTROL_SHUTDOWN)).isZero();
    assertThat(orders).containsExactly("shutdown");
    assertThat(told.get(told.size() - 1).state()).isEqualTo(ServiceState.STOP_PENDING);
  }

  @Test
  void questionsAreAnsweredAndUnknownOrdersRefused() {
    life.connect(told::add);
    assertThat(send(ServiceLife.SERVICE_CONTROL_INTERROGATE)).isZero();
    assertThat(send(200)).isEqualTo(ServiceLife.ERROR_CALL_NOT_IMPLEMENTED);
    assertThat(orders).isEmpty();
    assertThat(told).hasSize(1);
  }

  @Test
  void noFailureCrossesTheNativeFrames() {
    life.connect(told::add);
    assertThat(send(ServiceLife.SERVICE_CONTROL_STOP)).isZero();
    assertThat(orders).containsExactly("stop");
  }

  @Test
  void aProcessThatTheManagerDidNotStartIsNoService() {
    dispatcher.run();
    assertThat(errors).containsExactly(1063);
    assertThat(told).isEmpty();
  }
}
