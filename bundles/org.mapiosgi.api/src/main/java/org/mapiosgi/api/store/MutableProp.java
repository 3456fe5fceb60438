// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.store;

import java.io.OutputStream;
import org.mapiosgi.api.property.Property;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Represents an open MAPI object with properties that can be changed.
 *
 * <p>Changes of a message or an attachment become permanent when the message is saved. Changes of a
 * folder or a store are permanent at once.
 */
@ProviderType
public interface MutableProp extends MapiProp {
  /**
   * Sets a property, of any length.
   *
   * @return this object
   * @throws org.mapiosgi.api.error.MapiException if the provider refuses it
   * @throws IllegalArgumentException if MAPI cannot express the value
   */
  <T> MutableProp set(Property<T> property, T value);

  /**
   * Deletes properties. Properties that do not exist are ignored.
   *
   * @return this object
   */
  MutableProp deleteProperties(Property<?>... properties);

  /**
   * Opens a text or binary property for writing, of any length. The old value is dropped. Text is
   * UTF-16LE.
   *
   * @return a stream that is valid during the unit of work; {@link OutputStream#close()} commits
   *     it. If the stream is never closed, nothing is committed
   */
  OutputStream openOutputStream(Property<?> property);
}
