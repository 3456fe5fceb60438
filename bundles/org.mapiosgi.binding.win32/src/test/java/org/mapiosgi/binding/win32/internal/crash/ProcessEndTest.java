// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

class ProcessEndTest {
  private final List<String> happened = new ArrayList<>();
  private final Consumer<String> host = words -> happened.add("host: " + words);

  private BundleContext context(boolean valid) {
    ServiceReference<?> reference = proxy(ServiceReference.class, List.of());
    return (BundleContext)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {BundleContext.class},
            (proxy, method, args) -> {
              if (!valid) {
                throw new IllegalStateException("stopped");
              }
              return method.getName().equals("getService") ? host : List.of(reference);
            });
  }

  private static <T> T proxy(Class<T> type, Object answer) {
    return type.cast(
        Proxy.newProxyInstance(
            ProcessEndTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) -> answer));
  }

  private Error judged(BundleContext context, Error failure) {
    return ProcessEnd.with(context, code -> happened.add("halt " + code))
        .of("IMAPIFolder::GetContentsTable", failure);
  }

  @Test
  void aCrashIsToldToTheHostAndEndsTheProcess() {
    Error crash = new Error("Invalid memory access");
    assertThat(judged(context(true), crash)).isSameAs(crash);
    assertThat(happened)
        .containsExactly(
            "host: IMAPIFolder::GetContentsTable crashed in native code (Invalid memory access)",
            "halt 6");
  }

  @Test
  void aCrashEndsTheProcessWithoutAHostAsWell() {
    Error unused = judged(null, new Error("Invalid memory access"));
    unused = judged(context(false), new Error("Invalid memory access"));
    assertThat(happened).containsExactly("halt 6", "halt 6");
  }

  @Test
  void whatIsNoCrashGoesToTheCaller() {
    for (Error failure :
        List.of(new UnsatisfiedLinkError("x"), new OutOfMemoryError("x"), new AssertionError())) {
      assertThat(judged(context(true), failure)).isSameAs(failure);
    }
    assertThat(happened).isEmpty();
  }
}
