// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.mapiosgi.spi.MapiSubsystemBinding;
import org.mapiosgi.spi.NativeObject;

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

  /** The type of the result of a call: openProperty and openEntry declare less than they return. */
  private static Class<?> typeOf(Method called, Object result) {
    Class<?> declared = called.getReturnType();
    if (!NativeObject.class.isAssignableFrom(declared) || result == null) {
      return declared;
    }
    Set<Class<?>> all = new HashSet<>();
    collect(result.getClass(), all);
    return all.stream()
        .filter(declared::isAssignableFrom)
        .filter(one -> all.stream().noneMatch(other -> other != one && one.isAssignableFrom(other)))
        .findFirst()
        .orElse(declared);
  }

  private static void collect(Class<?> type, Set<Class<?>> all) {
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      for (Class<?> implemented : at.getInterfaces()) {
        if (NativeObject.class.isAssignableFrom(implemented)) {
          all.add(implemented);
          collect(implemented, all);
        }
      }
    }
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
      Sound sound =
          with -> {
            Object result = proceed(called, with);
            return mutant.wrap(typeOf(called, result), result);
          };
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
