// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.table;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.Property;
import org.mapiosgi.api.property.Restriction;
import org.mapiosgi.api.property.SortOrder;
import org.mapiosgi.model.raw.PropertyNames;
import org.mapiosgi.model.raw.RowColumns;

/**
 * Translates columns, restriction and order of one query into tags of the table's store.
 *
 * <p>A name that the store has no id for is a property that no row has. Its column is absent, no
 * row meets a condition on it, and it gives no order.
 */
final class TableTerms {
  private static final Restriction NO_ROW = new Restriction.Or(List.of());

  private final List<Property<?>> columns;
  private final Optional<Restriction> restriction;
  private final List<SortOrder> order;
  private final Map<Property<?>, PropTag<?>> tags;

  TableTerms(
      PropertyNames names,
      List<Property<?>> columns,
      Optional<Restriction> restriction,
      List<SortOrder> order) {
    this.columns = columns;
    this.restriction = restriction;
    this.order = order;
    Set<Property<?>> all = new LinkedHashSet<>(columns);
    order.forEach(each -> all.add(each.property()));
    restriction.ifPresent(wanted -> collect(wanted, all));
    tags = names.findAll(all);
  }

  RowColumns columns() {
    return RowColumns.ofTable(columns, tags);
  }

  Optional<Restriction> restriction() {
    return restriction.map(this::translate);
  }

  List<SortOrder> order() {
    List<SortOrder> translated = new ArrayList<>();
    for (SortOrder each : order) {
      PropTag<?> tag = tags.get(each.property());
      if (tag != null) {
        translated.add(new SortOrder(tag, each.direction()));
      }
    }
    return translated;
  }

  private static void collect(Restriction part, Set<Property<?>> all) {
    if (part instanceof Restriction.And and) {
      and.terms().forEach(term -> collect(term, all));
    } else if (part instanceof Restriction.Or or) {
      or.terms().forEach(term -> collect(term, all));
    } else if (part instanceof Restriction.Not not) {
      collect(not.term(), all);
    } else if (part instanceof Restriction.Sub sub) {
      collect(sub.term(), all);
    } else if (part instanceof Restriction.Content content) {
      all.add(content.property());
      all.add(content.value().property());
    } else if (part instanceof Restriction.Compare compare) {
      all.add(compare.property());
      all.add(compare.value().property());
    } else if (part instanceof Restriction.CompareProps compare) {
      all.add(compare.left());
      all.add(compare.right());
    } else if (part instanceof Restriction.BitMask mask) {
      all.add(mask.property());
    } else if (part instanceof Restriction.Size size) {
      all.add(size.property());
    } else if (part instanceof Restriction.Exist exist) {
      all.add(exist.property());
    } else {
      throw new IllegalArgumentException("an unknown kind of restriction: " + part);
    }
  }

  private List<Restriction> translate(List<Restriction> terms) {
    return terms.stream().map(this::translate).toList();
  }

  private Restriction translate(Restriction part) {
    if (part instanceof Restriction.And and) {
      return new Restriction.And(translate(and.terms()));
    }
    if (part instanceof Restriction.Or or) {
      return new Restriction.Or(translate(or.terms()));
    }
    if (part instanceof Restriction.Not not) {
      return new Restriction.Not(translate(not.term()));
    }
    if (part instanceof Restriction.Sub sub) {
      return new Restriction.Sub(sub.subobject(), translate(sub.term()));
    }
    return leaf(part).orElse(NO_ROW);
  }

  private Optional<Restriction> leaf(Restriction part) {
    if (part instanceof Restriction.Content content) {
      return tag(content.property())
          .flatMap(
              tag ->
                  value(content.value())
                      .map(
                          value ->
                              new Restriction.Content(
                                  content.match(), content.fuzzy(), tag, value)));
    }
    if (part instanceof Restriction.Compare compare) {
      return tag(compare.property())
          .flatMap(
              tag ->
                  value(compare.value())
                      .map(value -> new Restriction.Compare(compare.relop(), tag, value)));
    }
    if (part instanceof Restriction.CompareProps compare) {
      return tag(compare.left())
          .flatMap(
              left ->
                  tag(compare.right())
                      .map(right -> new Restriction.CompareProps(compare.relop(), left, right)));
    }
    if (part instanceof Restriction.BitMask mask) {
      return tag(mask.property())
          .map(tag -> new Restriction.BitMask(mask.bits(), tag, mask.mask()));
    }
    if (part instanceof Restriction.Size size) {
      return tag(size.property()).map(tag -> new Restriction.Size(size.relop(), tag, size.bytes()));
    }
    return tag(((Restriction.Exist) part).property()).map(Restriction.Exist::new);
  }

  private Optional<PropTag<?>> tag(Property<?> property) {
    return Optional.ofNullable(tags.get(property));
  }

  private Optional<PropValue> value(PropValue value) {
    return tag(value.property()).map(tag -> new PropValue(tag, value.value()));
  }
}
