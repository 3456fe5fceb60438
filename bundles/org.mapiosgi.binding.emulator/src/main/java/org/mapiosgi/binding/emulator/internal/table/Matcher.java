// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.table;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropType;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.Property;
import org.mapiosgi.api.property.Restriction;
import org.mapiosgi.api.property.Restriction.RelOp;
import org.mapiosgi.binding.emulator.internal.model.PropertySource;
import org.mapiosgi.binding.emulator.internal.model.Sizes;

/**
 * Evaluates a restriction. A term about a property that a row does not have, or has in another
 * type, is false, RELOP_NE included.
 */
public final class Matcher {
  static final int DEEPEST = 256;

  private final Restriction restriction;

  private Matcher(Restriction restriction) {
    this.restriction = restriction;
  }

  /**
   * A matcher for a restriction.
   *
   * @throws MapiException MAPI_E_TOO_COMPLEX where it cannot be evaluated
   */
  public static Matcher of(Restriction restriction) {
    check(restriction, 0);
    return new Matcher(restriction);
  }

  private static void check(Restriction restriction, int depth) {
    if (depth > DEEPEST) {
      throw tooComplex("terms are nested more than " + DEEPEST + " deep");
    }
    if (restriction instanceof Restriction.And and) {
      and.terms().forEach(term -> check(term, depth + 1));
    } else if (restriction instanceof Restriction.Or or) {
      or.terms().forEach(term -> check(term, depth + 1));
    } else if (restriction instanceof Restriction.Not not) {
      check(not.term(), depth + 1);
    } else if (restriction instanceof Restriction.Sub sub) {
      if (!sub.subobject().equals(Pr.MESSAGE_RECIPIENTS)
          && !sub.subobject().equals(Pr.MESSAGE_ATTACHMENTS)) {
        throw tooComplex(sub.subobject() + " has no table");
      }
      check(sub.term(), depth + 1);
    } else if (restriction instanceof Restriction.Count count) {
      check(count.term(), depth + 1);
    } else if (restriction instanceof Restriction.Comment comment) {
      check(comment.term(), depth + 1);
    } else if (restriction instanceof Restriction.Annotation annotation) {
      check(annotation.term(), depth + 1);
    } else if (restriction instanceof Restriction.Content content) {
      PropType type = content.value().tag().type().element();
      if (type != PropType.UNICODE && type != PropType.STRING8 && type != PropType.BINARY) {
        throw tooComplex("RES_CONTENT is for text and bytes, not for " + content.value().tag());
      }
    } else if (restriction instanceof Restriction.Compare property) {
      PropType type = property.value().tag().type();
      if (property.value().value() == PropType.NO_VALUE || type == PropType.ERROR) {
        throw tooComplex("RES_PROPERTY needs a value, and " + property.value().tag() + " has none");
      }
    }
  }

  private static MapiException tooComplex(String why) {
    return MapiException.of("IMAPITable::Restrict", HResult.named("MAPI_E_TOO_COMPLEX"), why);
  }

  /** Begins a scan of a table: RES_COUNT counts from its first row on. */
  public Predicate<TableRow> scan() {
    IdentityHashMap<Restriction.Count, Integer> found = new IdentityHashMap<>();
    return row -> matches(restriction, row, found);
  }

  private static boolean matches(
      Restriction restriction, TableRow row, IdentityHashMap<Restriction.Count, Integer> found) {
    if (restriction instanceof Restriction.And and) {
      return and.terms().stream().allMatch(term -> matches(term, row, found));
    } else if (restriction instanceof Restriction.Or or) {
      return or.terms().stream().anyMatch(term -> matches(term, row, found));
    } else if (restriction instanceof Restriction.Not not) {
      return !matches(not.term(), row, found);
    } else if (restriction instanceof Restriction.Sub sub) {
      return row.subobjects().apply(sub.subobject().id()).stream()
          .anyMatch(each -> matches(sub.term(), new TableRow(each, each), found));
    } else if (restriction instanceof Restriction.Count count) {
      return found.getOrDefault(count, 0) < count.most()
          && matches(count.term(), row, found)
          && found.merge(count, 1, Integer::sum) > 0;
    } else if (restriction instanceof Restriction.Comment comment) {
      return matches(comment.term(), row, found);
    } else if (restriction instanceof Restriction.Annotation annotation) {
      return matches(annotation.term(), row, found);
    }
    return matches(restriction, row.properties());
  }

  private static boolean matches(Restriction restriction, PropertySource row) {
    if (restriction instanceof Restriction.Content content) {
      return anyElement(
          row,
          content.property(),
          content.value(),
          value ->
              Values.contains(value, content.value().value(), content.match(), content.fuzzy()));
    } else if (restriction instanceof Restriction.Compare property) {
      if (property.value().tag().id() == Pr.ANR.id()) {
        return property.value().value() instanceof String name && row.resolves(name);
      }
      return anyElement(
          row,
          property.property(),
          property.value(),
          value -> holds(property.relop(), Values.compare(value, property.value().value())));
    } else if (restriction instanceof Restriction.CompareProps compare) {
      PropValue left = find(row, PropTag.of(compare.left()));
      PropValue right = find(row, PropTag.of(compare.right()));
      return left != null
          && right != null
          && holds(compare.relop(), Values.compare(left.value(), right.value()));
    } else if (restriction instanceof Restriction.BitMask mask) {
      PropValue value = find(row, PropTag.of(mask.property()));
      return value != null
          && value.value() instanceof Integer bits
          && ((bits & mask.mask()) != 0) == (mask.bits() == Restriction.Bits.ANY_SET);
    } else if (restriction instanceof Restriction.Size size) {
      PropValue value = find(row, PropTag.of(size.property()));
      return value != null
          && holds(size.relop(), OptionalInt.of(Integer.compare(Sizes.of(value), size.bytes())));
    } else if (restriction instanceof Restriction.Exist exist) {
      return find(row, PropTag.of(exist.property())) != null;
    }
    throw new IllegalArgumentException("unknown restriction " + restriction);
  }

  private static @Nullable PropValue find(PropertySource row, PropTag<?> tag) {
    PropValue value = row.find(tag);
    return value != null && Cells.asksFor(tag.type(), value.tag().type()) ? value : null;
  }

  /** A single value against a multi-valued property asks for any of its elements. */
  private static boolean anyElement(
      PropertySource row, Property<?> asked, PropValue wanted, Predicate<Object> predicate) {
    PropValue value = row.find(PropTag.of(asked));
    if (value == null) {
      return false;
    }
    if (value.value() instanceof List<?> list && !wanted.tag().type().multiValued()) {
      return Cells.asksFor(wanted.tag().type(), value.tag().type().element())
          && list.stream().anyMatch(predicate);
    }
    return Cells.asksFor(wanted.tag().type(), value.tag().type()) && predicate.test(value.value());
  }

  private static boolean holds(RelOp relop, OptionalInt order) {
    if (order.isEmpty()) {
      return false;
    }
    int sign = order.getAsInt();
    return switch (relop) {
      case LT -> sign < 0;
      case LE -> sign <= 0;
      case GT -> sign > 0;
      case GE -> sign >= 0;
      case EQ -> sign == 0;
      case NE -> sign != 0;
    };
  }
}
