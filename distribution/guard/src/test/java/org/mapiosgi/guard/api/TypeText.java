// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.guard.api;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedTypeVariable;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Types as one would write them in a source file, with the annotations that stand at them. */
final class TypeText {
  private final String home;

  /**
   * Writes types for a file about one package.
   *
   * @param home the package whose types are written by their short name, like those of java.lang
   */
  TypeText(String home) {
    this.home = home;
  }

  String of(AnnotatedType type) {
    if (type instanceof AnnotatedArrayType array) {
      String annotations = annotations(array);
      String brackets = annotations.isEmpty() ? "[]" : " " + annotations + "[]";
      return of(array.getAnnotatedGenericComponentType()) + brackets;
    }
    if (type instanceof AnnotatedParameterizedType parameterized) {
      Type raw = ((ParameterizedType) parameterized.getType()).getRawType();
      return annotations(type)
          + name((Class<?>) raw)
          + list(parameterized.getAnnotatedActualTypeArguments(), "<", ", ", ">");
    }
    if (type instanceof AnnotatedTypeVariable variable) {
      return annotations(type) + variable.getType().getTypeName();
    }
    if (type instanceof AnnotatedWildcardType wildcard) {
      AnnotatedType[] lower = wildcard.getAnnotatedLowerBounds();
      return annotations(type)
          + "?"
          + (lower.length > 0
              ? list(lower, " super ", " & ", "")
              : bounds(wildcard.getAnnotatedUpperBounds()));
    }
    return annotations(type) + name((Class<?>) type.getType());
  }

  /** The types with text before, between and behind them; nothing for no types. */
  String list(AnnotatedType[] types, String before, String between, String after) {
    return types.length == 0
        ? ""
        : Arrays.stream(types).map(this::of).collect(Collectors.joining(between, before, after));
  }

  /** {@code <T extends Comparable<T>>}, or nothing. */
  String parameters(TypeVariable<?>[] variables) {
    return variables.length == 0
        ? ""
        : Arrays.stream(variables)
            .map(
                variable ->
                    annotations(variable)
                        + variable.getName()
                        + bounds(variable.getAnnotatedBounds()))
            .collect(Collectors.joining(", ", "<", ">"));
  }

  private String bounds(AnnotatedType[] bounds) {
    List<AnnotatedType> written =
        Stream.of(bounds)
            .filter(bound -> bound.getType() != Object.class || !annotations(bound).isEmpty())
            .toList();
    return list(written.toArray(AnnotatedType[]::new), " extends ", " & ", "");
  }

  /** The simple names of the annotations that can be read at run time, each with a space behind. */
  String annotations(AnnotatedElement element) {
    return Arrays.stream(element.getAnnotations())
        .map(Annotation::annotationType)
        .map(type -> "@" + type.getSimpleName() + " ")
        .sorted()
        .collect(Collectors.joining());
  }

  String name(Class<?> type) {
    if (type.isArray()) {
      return name(type.getComponentType()) + "[]";
    }
    String name = type.getCanonicalName();
    String where = type.getPackageName();
    return where.equals(home) || (where.equals("java.lang") && !type.isPrimitive())
        ? name.substring(where.length() + 1)
        : name;
  }
}
