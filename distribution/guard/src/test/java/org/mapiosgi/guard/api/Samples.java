// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.guard.api;

import java.io.Closeable;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Types of each kind, for the test of their text. */
public final class Samples {
  private Samples() {}

  public abstract static class Shape implements Closeable {
    public static final String NAME = "a\"b";
    protected static final int FLAGS = 0x80000000;
    static final int HIDDEN = 1;

    protected Shape(int sides) {}

    Shape() {}

    public abstract void draw();

    @SafeVarargs
    @SuppressWarnings("varargs")
    public final <T extends Comparable<T>> T largest(List<? extends T> some, T... others)
        throws IOException {
      if (some.isEmpty()) {
        throw new IOException();
      }
      return others[0];
    }

    @Override
    public final void close() {}

    @Override
    public String toString() {
      return NAME;
    }

    void hidden() {}
  }

  public interface Nulls<K extends @Nullable Object> {
    @Nullable String first(Map<K, @Nullable String> values);

    String @Nullable [] all(@Nullable String... values);
  }

  public enum Order implements Supplier<String> {
    SECOND,
    FIRST;

    @Override
    public String get() {
      return name();
    }
  }

  public sealed interface Sealed permits Value {
    default int number() {
      return 0;
    }
  }

  public record Value(String text, int number) implements Sealed {
    public static Comparator<Value> order() {
      return Comparator.comparing(Value::text);
    }
  }

  public @interface Marker {
    int value();

    String[] names() default {"x", "y"};
  }

  static class Hidden {
    public void inherited() {}

    void hidden() {}
  }

  public static class Child extends Hidden {
    public Child() {}
  }
}
