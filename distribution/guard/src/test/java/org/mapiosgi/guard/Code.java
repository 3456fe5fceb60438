// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.guard;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.Source;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The compiled bundles. */
public final class Code {
  private static final Pattern BUNDLE =
      Pattern.compile("/(org\\.mapiosgi(?:\\.[a-z0-9]+)+)(?:-[^/]*\\.jar!/|/target/classes/)");

  private final JavaClasses classes;

  private Code(JavaClasses classes) {
    this.classes = classes;
  }

  /** The bundles on the class path, without compiled tests. */
  public static Code read() {
    return new Code(
        new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages("org.mapiosgi"));
  }

  public JavaClasses classes() {
    return classes;
  }

  /** The symbolic name of the bundle that a class is in; empty for classes of others. */
  public static Optional<String> bundle(JavaClass type) {
    return type.getSource()
        .map(Source::getUri)
        .map(uri -> BUNDLE.matcher(uri.toString()))
        .filter(Matcher::find)
        .map(matcher -> matcher.group(1));
  }

  /** The dependencies between parts; {@code part} gives the part of a class. */
  Graph graph(Function<JavaClass, Optional<String>> part) {
    Graph graph = new Graph();
    for (JavaClass type : classes) {
      Optional<String> from = part.apply(type);
      if (from.isEmpty()) {
        continue;
      }
      graph.add(from.get());
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        part.apply(target)
            .filter(to -> !to.equals(from.get()))
            .ifPresent(to -> graph.add(from.get(), to, type.getName(), target.getName()));
      }
    }
    return graph;
  }

  /** Each bundle's packages. */
  Graph packages() {
    return graph(type -> bundle(type).map(bundle -> type.getPackageName()));
  }

  /** The bundles. */
  Graph bundles() {
    return graph(Code::bundle);
  }
}
