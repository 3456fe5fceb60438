// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mapiosgi.spi.MessageQueue;

class GuardedQueueTest {
  @Test
  void everyMethodOfAQueueIsHandedOn() throws Exception {
    for (Method method : MessageQueue.class.getMethods()) {
      assertThat(
              GuardedQueue.class
                  .getMethod(method.getName(), method.getParameterTypes())
                  .getDeclaringClass())
          .as("%s must be handed on to the queue", method)
          .isEqualTo(GuardedQueue.class);
    }
  }

  @Test
  void theQueueIsClosedAfterTheLastWordEvenWhereThatFails() {
    List<String> done = new ArrayList<>();
    MessageQueue queue =
        (MessageQueue)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {MessageQueue.class},
                (proxy, method, args) -> {
                  done.add(method.getName());
                  return null;
                });
    GuardedQueue guarded =
        new GuardedQueue(
            queue,
            open -> {
              done.add("last word");
              throw new IllegalStateException("its own");
            });
    assertThatThrownBy(guarded::close).hasMessage("its own");
    assertThat(done).containsExactly("last word", "close");
  }
}
