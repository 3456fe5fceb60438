// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.store;

import java.util.Optional;
import org.mapiosgi.api.property.Property;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Reads property values of an open object or of a row of a table.
 *
 * <p>A property that does not exist gives an empty {@link Optional}; no method returns null.
 */
@ProviderType
public interface PropertyReader {
  /**
   * Reads a property that may be absent.
   *
   * @return the value; empty if there is no such property
   * @throws org.mapiosgi.api.error.MapiException with the result
   *     <ul>
   *       <li>{@code MAPI_E_UNEXPECTED_TYPE} if the property has a value of another type;
   *       <li>{@code MAPI_E_TOO_BIG} if the value is longer than the product reads whole: read it
   *           with {@link MapiProp#openStream};
   *       <li>{@code MAPI_E_NOT_ENOUGH_MEMORY}, of a row only, if the table cuts long values: open
   *           the object and read the property there;
   *       <li>any other result that the provider gave
   *     </ul>
   */
  <T> Optional<T> find(Property<T> property);

  /**
   * Reads a property that must be there.
   *
   * @throws org.mapiosgi.api.error.MapiException with the result {@code MAPI_E_NOT_FOUND} if it is
   *     not; otherwise as {@link #find}
   */
  <T> T get(Property<T> property);

  /**
   * Reads a property, with a value to use if it is absent.
   *
   * @throws org.mapiosgi.api.error.MapiException as {@link #find}
   */
  default <T> T get(Property<T> property, T otherwise) {
    return find(property).orElse(otherwise);
  }
}
