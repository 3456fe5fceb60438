// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.guard.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApiTextTest {
  @Test
  void membersAreSortedAndCarryModifiersAndThrownTypes() {
    assertText(
        Samples.Shape.class,
        """
        abstract class Samples.Shape implements java.io.Closeable
          protected static final int FLAGS = 0x80000000
          static final String NAME = "a\\u0022b"
          protected Shape(int)
          final void close()
          abstract void draw()
          final <T extends Comparable<T>> T largest(java.util.List<? extends T>, T...) throws java.io.IOException
        """);
  }

  @Test
  void annotationsOfTypesAreShownWhereTheyStand() {
    assertText(
        Samples.Nulls.class,
        """
        interface Samples.Nulls<K extends @Nullable Object>
          String @Nullable [] all(@Nullable String...)
          @Nullable String first(java.util.Map<K, @Nullable String>)
        """);
  }

  @Test
  void constantsOfAnEnumKeepTheirOrder() {
    assertText(
        Samples.Order.class,
        """
        enum Samples.Order implements java.util.function.Supplier<String>
          SECOND
          FIRST
          String get()
        """);
  }

  @Test
  void recordsAndSealedTypesShowWhatTheyAre() {
    assertText(
        Samples.Value.class,
        """
        record Samples.Value implements Samples.Sealed
          Value(String, int)
          int number()
          static java.util.Comparator<Samples.Value> order()
          String text()
        """);
    assertText(
        Samples.Sealed.class,
        """
        sealed interface Samples.Sealed permits Samples.Value
          default int number()
        """);
  }

  @Test
  void annotationsShowTheirDefaults() {
    assertText(
        Samples.Marker.class,
        """
        @interface Samples.Marker
          String[] names() default {"x", "y"}
          int value()
        """);
  }

  @Test
  void membersOfAHiddenParentAreThoseOfItsVisibleChild() {
    assertText(
        Samples.Child.class,
        """
        class Samples.Child extends Samples.Hidden
          Child()
          void inherited()
        """);
  }

  @Test
  void whatIsNotVisibleIsNotShown() {
    assertThat(new ApiText("org.mapiosgi.guard.api", type -> "").of(Set.of(Samples.Hidden.class)))
        .isEmpty();
  }

  private static void assertText(Class<?> type, String expected) {
    assertThat(new ApiText("org.mapiosgi.guard.api", any -> "").of(List.of(type)))
        .isEqualTo(expected);
  }
}
