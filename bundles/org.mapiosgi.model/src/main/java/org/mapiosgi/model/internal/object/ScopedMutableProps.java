// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.object;

import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.Property;
import org.mapiosgi.api.store.MutableProp;
import org.mapiosgi.model.internal.scope.Scope;
import org.mapiosgi.model.internal.scope.ScopedOutputStream;
import org.mapiosgi.model.raw.PropertyAccess;
import org.mapiosgi.spi.NativeProps;
import org.mapiosgi.spi.NativeStream;

/**
 * Changes the properties of an object within a scope.
 *
 * @param <O> the native object
 */
public abstract class ScopedMutableProps<O extends NativeProps> extends ScopedProps<O>
    implements MutableProp {

  /** Makes the properties of an object in a scope. */
  protected ScopedMutableProps(Scope scope) {
    super(scope);
  }

  /**
   * Refuses a change before the provider is called.
   *
   * @throws org.mapiosgi.api.error.MapiException if the object was opened only to be read
   */
  protected void requireChangeable() {}

  /**
   * Notes a change that the provider accepted. An object whose changes are permanent at once notes
   * nothing.
   */
  protected void changed() {}

  /** Sets a property, of any length. */
  protected final <T> void setValue(Property<T> property, T value) {
    O object = object();
    Object wire = property.valueType().toWire(value);
    requireChangeable();
    PropertyAccess.set(object, new PropValue(names().create(property), wire));
    changed();
  }

  /** Deletes properties; those that are not there are passed over. */
  protected final void deleteValues(Property<?>... properties) {
    O object = object();
    Collection<PropTag<?>> tags = names().findAll(List.of(properties)).values();
    if (!tags.isEmpty()) {
      requireChangeable();
      object.deleteProps(List.copyOf(tags));
      changed();
    }
  }

  @Override
  public final OutputStream openOutputStream(Property<?> property) {
    O object = object();
    requireChangeable();
    PropTag<?> tag = names().create(property);
    NativeStream stream = open(object, tag, NativeProps.MAPI_CREATE | NativeProps.MAPI_MODIFY);
    changed();
    return new ScopedOutputStream(scope(), stream);
  }
}
