// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.service.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;

/** A framework that somebody started who wants to be asked, and one where nobody does. */
class ServiceHostTest {
  private final List<String> seen = new ArrayList<>();
  private final Map<String, Object> services = new HashMap<>();
  private final CountDownLatch frameworkStopped = new CountDownLatch(1);
  private boolean hasContext = true;
  private final ServiceHost host = new ServiceHost(framework());

  private Framework framework() {
    BundleContext context =
        proxy(
            BundleContext.class,
            (method, args) ->
                switch (method) {
                  case "getServiceReferences" ->
                      services.containsKey(key(args))
                          ? List.of(reference(key(args)))
                          : List.<ServiceReference<?>>of();
                  case "getService" -> services.get(args[0].toString());
                  default -> null;
                });
    Framework[] self = new Framework[1];
    self[0] =
        proxy(
            Framework.class,
            (method, args) -> {
              switch (method) {
                case "getBundleContext":
                  return hasContext ? context : null;
                case "adapt":
                  return self[0];
                case "waitForStop":
                  frameworkStopped.await();
                  return null;
                default:
                  seen.add(method);
                  return null;
              }
            });
    return self[0];
  }

  private static String key(Object[] args) {
    return ((Class<?>) args[0]).getSimpleName() + args[1];
  }

  private static ServiceReference<?> reference(String key) {
    return proxy(ServiceReference.class, (method, args) -> method.equals("toString") ? key : null);
  }

  private interface Answers {
    Object answer(String method, Object[] args) throws Exception;
  }

  private static <T> T proxy(Class<T> type, Answers answers) {
    return type.cast(
        Proxy.newProxyInstance(
            ServiceHostTest.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, args) -> answers.answer(method.getName(), args)));
  }

  @Test
  void whoeverStartedTheFrameworkIsAskedToEndIt() {
    BiConsumer<Integer, String> exit = (code, line) -> seen.add(code + " " + line);
    services.put("BiConsumer(mapi.launcher=exit)", exit);
    host.end(1, "that is why");
    assertThat(seen).containsExactly("1 that is why");
  }

  @Test
  void whereNobodyWantsToBeAskedTheFrameworkIsStopped() {
    host.end(0, "that is why");
    assertThat(seen).containsExactly("stop");
  }

  @Test
  void aFrameworkThatHasStoppedIsLeftAlone() {
    hasContext = false;
    host.end(0, "too late");
    assertThat(seen).isEmpty();
  }

  @Test
  void theEndIsThatOfWhoeverStartedTheFramework() {
    CompletionStage<Integer> ended = CompletableFuture.completedStage(4);
    services.put("CompletionStage(mapi.launcher=ended)", ended);
    assertThat((Object) host.ended()).isSameAs(ended);
  }

  @Test
  void whereNobodyTellsTheEndIsThatOfTheFramework() throws Exception {
    CompletableFuture<Integer> ended = host.ended().toCompletableFuture();
    assertThat(ended).isNotDone();
    frameworkStopped.countDown();
    assertThat(ended.get(60, TimeUnit.SECONDS)).isZero();
  }
}
