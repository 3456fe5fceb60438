// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.guard.api;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The visible part of a package as text: a line for each type and for each member, in an order that
 * depends on nothing but their names.
 */
final class ApiText {
  private static final Set<String> OF_EVERY_OBJECT =
      Set.of("equals(Object)", "hashCode()", "toString()");

  private final TypeText types;
  private final Function<Class<?>, String> roles;

  /**
   * Writes the types of one package.
   *
   * @param roles the text before the modifiers of a type, with a space behind it, or nothing
   */
  ApiText(String home, Function<Class<?>, String> roles) {
    this.types = new TypeText(home);
    this.roles = roles;
  }

  /** The visible types among the given ones, with an empty line between two. */
  String of(Collection<Class<?>> classes) {
    return classes.stream()
        .filter(ApiText::isVisible)
        .sorted(Comparator.comparing(Class::getName))
        .map(this::type)
        .collect(Collectors.joining("\n"));
  }

  private String type(Class<?> type) {
    List<String> lines = new ArrayList<>();
    lines.add(header(type));
    lines.addAll(enumConstants(type));
    lines.addAll(fields(type).values());
    lines.addAll(constructors(type).values());
    lines.addAll(methods(type).values());
    return String.join("\n  ", lines) + "\n";
  }

  private String header(Class<?> type) {
    AnnotatedType parent = type.getAnnotatedSuperclass();
    boolean named =
        parent != null
            && !type.isEnum()
            && !type.isRecord()
            && type.getSuperclass() != Object.class;
    return roles.apply(type)
        + types.annotations(type)
        + modifiers(type)
        + kind(type)
        + types.name(type)
        + types.parameters(type.getTypeParameters())
        + (named ? " extends " + types.of(parent) : "")
        + (type.isAnnotation()
            ? ""
            : types.list(
                type.getAnnotatedInterfaces(),
                type.isInterface() ? " extends " : " implements ",
                ", ",
                ""))
        + permits(type);
  }

  private static String modifiers(Class<?> type) {
    int modifiers = type.getModifiers();
    boolean implied = type.isInterface() || type.isEnum() || type.isRecord();
    return (Modifier.isProtected(modifiers) ? "protected " : "")
        + (!implied && Modifier.isAbstract(modifiers) ? "abstract " : "")
        + (!implied && Modifier.isFinal(modifiers) ? "final " : "")
        + (type.isSealed() ? "sealed " : "");
  }

  private static String kind(Class<?> type) {
    if (type.isAnnotation()) {
      return "@interface ";
    }
    if (type.isInterface()) {
      return "interface ";
    }
    if (type.isEnum()) {
      return "enum ";
    }
    return type.isRecord() ? "record " : "class ";
  }

  private String permits(Class<?> type) {
    return type.isSealed() && !type.isEnum()
        ? Arrays.stream(type.getPermittedSubclasses())
            .map(types::name)
            .sorted()
            .collect(Collectors.joining(", ", " permits ", ""))
        : "";
  }

  /** In their own order, because that is what they compare by. */
  private static List<String> enumConstants(Class<?> type) {
    return type.isEnum()
        ? Arrays.stream(type.getEnumConstants())
            .map(constant -> ((Enum<?>) constant).name())
            .toList()
        : List.of();
  }

  private SortedMap<String, String> fields(Class<?> type) {
    SortedMap<String, String> lines = new TreeMap<>();
    for (Field field : type.getDeclaredFields()) {
      if (isVisible(field) && !field.isEnumConstant()) {
        lines.put(
            field.getName(),
            modifiers(field)
                + types.of(field.getAnnotatedType())
                + " "
                + field.getName()
                + Constant.of(field).map(value -> " = " + value).orElse(""));
      }
    }
    return lines;
  }

  private SortedMap<String, String> constructors(Class<?> type) {
    SortedMap<String, String> lines = new TreeMap<>();
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (isVisible(constructor)) {
        lines.put(
            parameters(constructor),
            modifiers(constructor)
                + typeParameters(constructor)
                + type.getSimpleName()
                + parameters(constructor)
                + thrown(constructor));
      }
    }
    return lines;
  }

  private SortedMap<String, String> methods(Class<?> type) {
    SortedMap<String, String> lines = new TreeMap<>();
    for (Class<?> declaring : withHiddenParents(type)) {
      for (Method method : declaring.getDeclaredMethods()) {
        if (isVisible(method) && !ofEveryObject(method) && !ofEveryEnum(type, method)) {
          lines.put(method.getName() + parameters(method), method(method));
        }
      }
    }
    return lines;
  }

  private String method(Method method) {
    Object value = method.getDefaultValue();
    return modifiers(method)
        + typeParameters(method)
        + types.of(method.getAnnotatedReturnType())
        + " "
        + method.getName()
        + parameters(method)
        + thrown(method)
        + (value == null ? "" : " default " + Constant.text(value));
  }

  private static String modifiers(Member member) {
    int modifiers = member.getModifiers();
    boolean inInterface = member.getDeclaringClass().isInterface();
    boolean inFinal = Modifier.isFinal(member.getDeclaringClass().getModifiers());
    return (Modifier.isProtected(modifiers) ? "protected " : "")
        + (Modifier.isStatic(modifiers) ? "static " : "")
        + (member instanceof Method method && method.isDefault() ? "default " : "")
        + (!inInterface && Modifier.isAbstract(modifiers) ? "abstract " : "")
        + (!(member instanceof Method && inFinal) && Modifier.isFinal(modifiers) ? "final " : "");
  }

  private String typeParameters(Executable executable) {
    String text = types.parameters(executable.getTypeParameters());
    return text.isEmpty() ? "" : text + " ";
  }

  private String parameters(Executable executable) {
    String text = types.list(executable.getAnnotatedParameterTypes(), "", ", ", "");
    return "("
        + (executable.isVarArgs() ? text.substring(0, text.length() - "[]".length()) + "..." : text)
        + ")";
  }

  private String thrown(Executable executable) {
    String text =
        Stream.of(executable.getAnnotatedExceptionTypes())
            .map(types::of)
            .sorted()
            .collect(Collectors.joining(", "));
    return text.isEmpty() ? "" : " throws " + text;
  }

  private static boolean ofEveryObject(Method method) {
    return !Modifier.isStatic(method.getModifiers())
        && OF_EVERY_OBJECT.contains(
            method.getName()
                + Arrays.stream(method.getParameterTypes())
                    .map(Class::getSimpleName)
                    .collect(Collectors.joining(", ", "(", ")")));
  }

  private static boolean ofEveryEnum(Class<?> type, Method method) {
    return type.isEnum() && Set.of("values", "valueOf").contains(method.getName());
  }

  /** A type, and its parents whose members are seen only as those of the type. */
  private static Set<Class<?>> withHiddenParents(Class<?> type) {
    Set<Class<?>> all = new LinkedHashSet<>(List.of(type));
    Stream.concat(Stream.ofNullable(type.getSuperclass()), Stream.of(type.getInterfaces()))
        .filter(parent -> !isVisible(parent))
        .forEach(parent -> all.addAll(withHiddenParents(parent)));
    return all;
  }

  private static boolean isVisible(Class<?> type) {
    return isVisible(type.getModifiers())
        && !type.isSynthetic()
        && (type.getDeclaringClass() == null || isVisible(type.getDeclaringClass()));
  }

  private static boolean isVisible(Member member) {
    boolean inFinal = Modifier.isFinal(member.getDeclaringClass().getModifiers());
    return isVisible(member.getModifiers())
        && !member.isSynthetic()
        && !(inFinal && Modifier.isProtected(member.getModifiers()));
  }

  private static boolean isVisible(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }
}
