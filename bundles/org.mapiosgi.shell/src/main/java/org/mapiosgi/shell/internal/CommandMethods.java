// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.shell.internal;

import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Finds the commands of a class: its public methods that take words, each named as its command. */
final class CommandMethods {
  private CommandMethods() {}

  static List<Method> of(Class<?> type) {
    return Stream.of(type.getMethods())
        .filter(method -> List.of(method.getParameterTypes()).equals(List.of(String[].class)))
        .sorted(Comparator.comparing(Method::getName))
        .toList();
  }
}
