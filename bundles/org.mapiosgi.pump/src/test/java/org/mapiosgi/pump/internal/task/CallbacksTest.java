// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mapiosgi.pump.support.Gate;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.PromiseFactory;

@Timeout(60)
class CallbacksTest {
  private final CountDownLatch gate = new CountDownLatch(1);
  private final Deadlines deadlines = new Deadlines();
  private final Callbacks callbacks = new Callbacks(deadlines, 1_000_000);

  /** The threads that wait for the gate. */
  private final Set<Thread> holders = ConcurrentHashMap.newKeySet();

  @AfterEach
  void open() {
    gate.countDown();
  }

  private static ClassLoader consumer(String name) {
    return new URLClassLoader(name, new URL[0], CallbacksTest.class.getClassLoader());
  }

  /** Callbacks that all wait for the gate. */
  private void hold(PromiseFactory promises, int callbackCount) throws InterruptedException {
    CountDownLatch held = new CountDownLatch(Math.min(callbackCount, CallbackThreads.THREADS));
    for (int i = 0; i < callbackCount; i++) {
      promises
          .resolved(i)
          .onResolve(
              () -> {
                holders.add(Thread.currentThread());
                held.countDown();
                Gate.await(gate);
              });
    }
    held.await();
  }

  @Test
  void callbacksThatBlockHoldNoThreadOfAnotherConsumer() throws Exception {
    ClassLoader first = consumer("first");
    hold(callbacks.of(first), 3 * CallbackThreads.THREADS);
    Deferred<String> other = callbacks.of(consumer("second")).deferred();
    var followed = other.getPromise().map(value -> value + " followed");
    other.resolve("it");
    assertThat(followed.getValue()).isEqualTo("it followed");
  }

  @Test
  void aConsumerKeepsItsThreadsAndHasNoMoreThanTheLimit() throws Exception {
    ClassLoader one = consumer("one");
    assertThat(callbacks.of(one)).isSameAs(callbacks.of(one));
    assertThat(callbacks.of(one)).isNotSameAs(callbacks.of(consumer("one")));
    hold(callbacks.of(one), 20);
    assertThat(holders).hasSize(CallbackThreads.THREADS);
  }

  @Test
  void whatACallbackSetsOnItsThreadDoesNotStay() throws Exception {
    PromiseFactory promises = callbacks.of(consumer("setter"));
    ClassLoader mine = consumer("mine");
    LinkedBlockingQueue<Boolean> found = new LinkedBlockingQueue<>();
    // More than there are threads, so that some run where another ran before.
    for (int i = 0; i < 50; i++) {
      promises
          .resolved(i)
          .onResolve(
              () -> {
                found.add(Thread.currentThread().getContextClassLoader() == mine);
                Thread.currentThread().setContextClassLoader(mine);
              });
    }
    for (int i = 0; i < 50; i++) {
      assertThat(found.poll(30, TimeUnit.SECONDS)).isFalse();
    }
  }

  @Test
  void classesOfTheJdkAreAConsumerToo() {
    assertThat(callbacks.of(String.class)).isSameAs(callbacks.of(Integer.class));
    assertThat(callbacks.of(String.class)).isNotSameAs(callbacks.of(CallbacksTest.class));
  }
}
