// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.table;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.Restriction.Fuzzy;
import org.mapiosgi.api.property.Restriction.Match;

/** How values compare. */
final class Values {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  private Values() {}

  /** The order of two values; empty where they cannot be compared. */
  static OptionalInt compare(Object left, Object right) {
    if (left instanceof Number a && right instanceof Number b) {
      return OptionalInt.of(compareNumbers(a, b));
    } else if (left instanceof String a && right instanceof String b) {
      return OptionalInt.of(a.compareTo(b));
    } else if (left instanceof Instant a && right instanceof Instant b) {
      return OptionalInt.of(a.compareTo(b));
    } else if (left instanceof Boolean a && right instanceof Boolean b) {
      return OptionalInt.of(a.compareTo(b));
    } else if (left instanceof Binary a && right instanceof Binary b) {
      return OptionalInt.of(Arrays.compareUnsigned(a.toByteArray(), b.toByteArray()));
    } else if (left instanceof UUID a && right instanceof UUID b) {
      return OptionalInt.of(a.toString().compareTo(b.toString()));
    } else if (left instanceof List<?> a && right instanceof List<?> b) {
      return compareLists(a, b);
    }
    return OptionalInt.empty();
  }

  private static int compareNumbers(Number left, Number right) {
    boolean real =
        left instanceof Double
            || left instanceof Float
            || right instanceof Double
            || right instanceof Float;
    return real
        ? Double.compare(left.doubleValue(), right.doubleValue())
        : Long.compare(left.longValue(), right.longValue());
  }

  private static OptionalInt compareLists(List<?> left, List<?> right) {
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      OptionalInt order = compare(left.get(i), right.get(i));
      if (order.isEmpty() || order.getAsInt() != 0) {
        return order;
      }
    }
    return OptionalInt.of(Integer.compare(left.size(), right.size()));
  }

  /** The order of two values in a sort: text as a person would look it up. */
  static int compareForSort(@Nullable Object left, @Nullable Object right) {
    if (left == null || right == null) {
      return Boolean.compare(left != null, right != null);
    }
    if (left instanceof String a && right instanceof String b) {
      int loose = fold(a, true, true).compareTo(fold(b, true, true));
      return loose != 0 ? loose : a.compareTo(b);
    }
    return compare(left, right).orElse(0);
  }

  /** Says whether a value contains the wanted one. */
  static boolean contains(Object value, Object wanted, Match match, Set<Fuzzy> fuzzy) {
    if (value instanceof String text && wanted instanceof String part) {
      boolean ignoreCase = fuzzy.contains(Fuzzy.IGNORE_CASE) || fuzzy.contains(Fuzzy.LOOSE);
      boolean ignoreMarks = fuzzy.contains(Fuzzy.IGNORE_NONSPACE) || fuzzy.contains(Fuzzy.LOOSE);
      return containsText(
          fold(text, ignoreCase, ignoreMarks), fold(part, ignoreCase, ignoreMarks), match);
    }
    if (value instanceof Binary bytes && wanted instanceof Binary part) {
      // One char a byte, so that text and bytes are searched alike.
      return containsText(chars(bytes), chars(part), match);
    }
    return false;
  }

  private static boolean containsText(String text, String part, Match match) {
    return switch (match) {
      case FULL_STRING -> text.equals(part);
      case SUBSTRING -> text.contains(part);
      case PREFIX -> text.startsWith(part);
    };
  }

  private static String chars(Binary bytes) {
    return new String(bytes.toByteArray(), StandardCharsets.ISO_8859_1);
  }

  private static String fold(String text, boolean ignoreCase, boolean ignoreMarks) {
    String folded = text;
    if (ignoreMarks) {
      folded = MARKS.matcher(Normalizer.normalize(folded, Normalizer.Form.NFD)).replaceAll("");
    }
    if (ignoreCase) {
      folded = folded.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
    return folded;
  }
}
