// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.Property;
import org.mapiosgi.api.property.Restriction;
import org.mapiosgi.api.property.SortOrder;
import org.mapiosgi.api.store.Query;
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
  private final List<SortOrder> groups;
  private final List<SortOrder> order;
  private final Map<Property<?>, PropTag<?>> tags;

  TableTerms(PropertyNames names, List<Property<?>> columns, Query query) {
    this(names::findColumns, columns, query);
  }

  /**
   * Translates with the tags that a function finds or makes.
   *
   * @param names gives the tags of all properties that are not without one
   */
  TableTerms(
      Function<Collection<Property<?>>, Map<Property<?>, PropTag<?>>> names,
      List<Property<?>> columns,
      Query query) {
    this.columns = columns;
    this.restriction = query.restriction();
    this.groups = query.groups();
    this.order = query.order();
    Set<Property<?>> all = new LinkedHashSet<>(columns);
    groups.forEach(each -> all.add(each.property()));
    order.forEach(each -> all.add(each.property()));
    restriction.ifPresent(wanted -> collect(wanted, all));
    checkInstances(all);
    tags = names.apply(all);
  }

  /** Refuses instances that are no column of the query, and orders by a list of values. */
  private void checkInstances(Set<Property<?>> all) {
    if (columns.stream().filter(Property::instance).distinct().count() > 1) {
      throw new IllegalArgumentException(
          "a query has the instances of one property at most: " + columns);
    }
    for (Property<?> property : all) {
      if (property.instance() && !columns.contains(property)) {
        throw new IllegalArgumentException(
            property + " are no column of the query: only a column makes a row for each value");
      }
    }
    groups.forEach(TableTerms::refuseList);
    order.forEach(TableTerms::refuseList);
  }

  private static void refuseList(SortOrder order) {
    if (order.property().type().multiValued()) {
      throw new IllegalArgumentException(
          "rows are not sorted by a list of values: "
              + order.property()
              + "; sort by its instances, see Property.instanceOf");
    }
  }

  RowColumns columns() {
    return RowColumns.ofTable(columns, tags);
  }

  Optional<Restriction> restriction() {
    return restriction.map(this::translate);
  }

  List<SortOrder> groups() {
    return translate(groups);
  }

  List<SortOrder> order() {
    return translate(order);
  }

  private List<SortOrder> translate(List<SortOrder> orders) {
    List<SortOrder> translated = new ArrayList<>();
    for (SortOrder each : orders) {
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
    } else if (part instanceof Restriction.Count count) {
      collect(count.term(), all);
    } else if (part instanceof Restriction.Comment comment) {
      collect(comment.term(), all);
    } else if (part instanceof Restriction.Annotation annotation) {
      collect(annotation.term(), all);
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

  private List<Restriction> translateAll(List<Restriction> terms) {
    return terms.stream().map(this::translate).toList();
  }

  private Restriction translate(Restriction part) {
    if (part instanceof Restriction.And and) {
      return new Restriction.And(translateAll(and.terms()));
    }
    if (part instanceof Restriction.Or or) {
      return new Restriction.Or(translateAll(or.terms()));
    }
    if (part instanceof Restriction.Not not) {
      return new Restriction.Not(translate(not.term()));
    }
    if (part instanceof Restriction.Sub sub) {
      return new Restriction.Sub(sub.subobject(), translate(sub.term()));
    }
    if (part instanceof Restriction.Count count) {
      return new Restriction.Count(count.most(), translate(count.term()));
    }
    if (part instanceof Restriction.Comment comment) {
      return new Restriction.Comment(tagged(comment.values()), translate(comment.term()));
    }
    if (part instanceof Restriction.Annotation annotation) {
      return new Restriction.Annotation(tagged(annotation.values()), translate(annotation.term()));
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

  /** The values that a client keeps with a term: those whose name has an id. */
  private List<PropValue> tagged(List<PropValue> values) {
    return values.stream().flatMap(value -> value(value).stream()).toList();
  }

  private Optional<PropTag<?>> tag(Property<?> property) {
    return Optional.ofNullable(tags.get(property));
  }

  private Optional<PropValue> value(PropValue value) {
    return tag(value.property()).map(tag -> new PropValue(tag, value.value()));
  }
}
