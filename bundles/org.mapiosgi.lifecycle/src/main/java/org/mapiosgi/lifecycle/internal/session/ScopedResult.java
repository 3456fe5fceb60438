// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.session;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import org.mapiosgi.api.MapiScope;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.model.UnitScope;

/** Finds results of tasks that are of no use, because they are released with the unit of work. */
final class ScopedResult {
  private static final String MODEL = UnitScope.class.getPackageName() + ".";

  private ScopedResult() {}

  /**
   * Looks at a result, and into it if it is a collection.
   *
   * @return what is wrong with it, if anything is
   */
  static Optional<IllegalStateException> check(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.flatMap(ScopedResult::check);
    }
    if (value instanceof Collection<?> all) {
      return all.stream().map(ScopedResult::check).flatMap(Optional::stream).findFirst();
    }
    return value != null && isScoped(value.getClass())
        ? Optional.of(
            new IllegalStateException(
                "the unit of work returns a "
                    + name(value.getClass())
                    + ", which is released when the unit of work ends; return its entry id, or"
                    + " plain values"))
        : Optional.empty();
  }

  private static boolean isScoped(Class<?> type) {
    return MapiScope.class.isAssignableFrom(type) || type.getName().startsWith(MODEL);
  }

  private static String name(Class<?> type) {
    String api = MapiSession.class.getPackageName();
    return Arrays.stream(type.getInterfaces())
        .filter(each -> each.getPackageName().startsWith(api))
        .map(Class::getSimpleName)
        .findFirst()
        .orElseGet(() -> type.getSuperclass().getSimpleName());
  }
}
