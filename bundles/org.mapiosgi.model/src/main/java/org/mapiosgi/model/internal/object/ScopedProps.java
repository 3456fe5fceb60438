// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.object;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.Property;
import org.mapiosgi.api.store.MapiProp;
import org.mapiosgi.api.store.Row;
import org.mapiosgi.model.internal.scope.Scope;
import org.mapiosgi.model.internal.scope.ScopedInputStream;
import org.mapiosgi.model.raw.PropertyAccess;
import org.mapiosgi.model.raw.PropertyNames;
import org.mapiosgi.model.raw.RowColumns;
import org.mapiosgi.model.session.Counted;
import org.mapiosgi.spi.NativeProps;
import org.mapiosgi.spi.NativeStream;

/**
 * Reads the properties of an object within a scope.
 *
 * @param <O> the native object
 */
public abstract class ScopedProps<O extends NativeProps> implements MapiProp {
  private final Scope scope;
  private final PropertyNames names;

  /** Makes the properties of an object in a scope. */
  protected ScopedProps(Scope scope) {
    this.scope = scope;
    this.names = new PropertyNames(this::object, scope.session().namedIds());
  }

  /**
   * Returns the native object, for a call that follows at once.
   *
   * @throws IllegalStateException if the scope has ended, is another thread's, or the object is
   *     closed
   */
  protected abstract O object();

  /** Returns the scope that the object lives in. */
  protected final Scope scope() {
    return scope;
  }

  /** Returns the names of the object's store. */
  protected final PropertyNames names() {
    return names;
  }

  @Override
  public final <T> Optional<T> find(Property<T> property) {
    O object = object();
    return names
        .find(property)
        .flatMap(tag -> PropertyAccess.find(object, property, tag, scope.session().readLimit()));
  }

  @Override
  public final <T> T get(Property<T> property) {
    return find(property)
        .orElseThrow(
            () -> MapiException.of(PropertyAccess.GET_PROPS + " " + property, HResult.NOT_FOUND));
  }

  @Override
  public final Row getAll(Property<?>... properties) {
    O object = object();
    List<Property<?>> wanted = List.of(properties);
    Map<Property<?>, PropTag<?>> tags = names.findAll(wanted);
    RowColumns columns = RowColumns.ofObject(wanted, tags);
    return columns.row(object.getProps(columns.tags()));
  }

  @Override
  public final List<PropTag<?>> propertyTags() {
    return object().getPropList();
  }

  @Override
  public final List<Property<?>> properties() {
    return names.named(object().getPropList());
  }

  @Override
  public final InputStream openStream(Property<?> property) {
    O object = object();
    PropTag<?> tag =
        names
            .find(property)
            .orElseThrow(
                () ->
                    MapiException.of(
                        "IMAPIProp::OpenProperty " + property,
                        HResult.NOT_FOUND,
                        "the store has no id for the name"));
    return new ScopedInputStream(scope, open(object, tag, 0), () -> {});
  }

  /** Opens a stream that the scope owns. */
  protected final NativeStream open(O object, PropTag<?> tag, int flags) {
    return scope.open(
        object, Counted.STREAM, "IMAPIProp::OpenProperty", () -> object.openStream(tag, flags));
  }
}
