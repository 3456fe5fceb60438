// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.mapiosgi.spi.MapiSubsystemBinding;

/** A binding in which one method, of whatever object, does something else. */
final class Mutant {
  /** What the method does now. */
  @FunctionalInterface
  interface Fault {
    /**
     * Takes the method's place.
     *
     * @param sound the method as it was
     */
    Object call(Object[] arguments, Sound sound) throws Throwable;
  }

  /** The method as it was. */
  @FunctionalInterface
  interface Sound {
    Object call(Object... arguments) throws Throwable;
  }

  private record Identity(Object object) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Identity that && object == that.object;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(object);
    }
  }

  private final Map<Identity, Object> proxies = new ConcurrentHashMap<>();
  private final String method;
  private final Fault fault;

  private Mutant(String method, Fault fault) {
    this.method = method;
    this.fault = fault;
  }

  /**
   * Puts a fault into a binding.
   *
   * @param method {@code NativeTable.restrict}
   */
  static MapiSubsystemBinding of(MapiSubsystemBinding binding, String method, Fault fault) {
    return (MapiSubsystemBinding)
        new Mutant(method, fault).wrap(MapiSubsystemBinding.class, binding);
  }

  private Object wrap(Class<?> type, Object target) {
    if (target == null || !type.isInterface() || !ours(type)) {
      return target;
    }
    // The same object each time stays the same object.
    return proxies.computeIfAbsent(
        new Identity(target),
        key ->
            Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, new Handler(this, target)));
  }

  private static boolean ours(Class<?> type) {
    return type.getPackageName().equals(MapiSubsystemBinding.class.getPackageName());
  }

  private record Handler(Mutant mutant, Object target) implements InvocationHandler {
    @Override
    public Object invoke(Object proxy, Method called, Object[] given) throws Throwable {
      Object[] arguments = given == null ? new Object[0] : given;
      if (called.getDeclaringClass() == Object.class) {
        return ofObject(proxy, called, arguments);
      }
      Sound sound = with -> mutant.wrap(called.getReturnType(), proceed(called, with));
      return mutant.method.equals(
              called.getDeclaringClass().getSimpleName() + "." + called.getName())
          ? mutant.fault.call(arguments, sound)
          : sound.call(arguments);
    }

    private Object ofObject(Object proxy, Method called, Object[] arguments) {
      return switch (called.getName()) {
        case "equals" -> Objects.equals(target, unwrapped(arguments[0])) || proxy == arguments[0];
        case "hashCode" -> target.hashCode();
        default -> "mutant of " + target;
      };
    }

    private Object proceed(Method called, Object[] with) throws Throwable {
      Object[] plain = Arrays.stream(with).map(Handler::unwrapped).toArray();
      try {
        return called.invoke(target, plain);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }

    private static Object unwrapped(Object argument) {
      return argument != null
              && Proxy.isProxyClass(argument.getClass())
              && Proxy.getInvocationHandler(argument) instanceof Handler handler
          ? handler.target()
          : argument;
    }
  }
}
