// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.store;

import java.io.InputStream;
import java.util.List;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.Property;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Represents an open MAPI object with properties (IMAPIProp): a store, a folder, a message or an
 * attachment.
 *
 * <p>Valid during the unit of work, on its thread. A call elsewhere throws {@link
 * IllegalStateException}. The end of the unit of work releases the object.
 */
@ProviderType
public interface MapiProp extends PropertyReader, AutoCloseable {
  /**
   * Reads several properties in one call to the provider.
   *
   * @return a row with these columns. A value that is too long to be read together with others
   *     gives {@code MAPI_E_NOT_ENOUGH_MEMORY}; read it with {@link #find}
   */
  Row getAll(Property<?>... properties);

  /** Lists the tags of all properties that the object has (IMAPIProp::GetPropList). */
  List<PropTag<?>> propertyTags();

  /**
   * Lists all properties that the object has, the named ones with their names
   * (IMAPIProp::GetNamesFromIDs). An id from 0x8000 on whose name the store does not know stays a
   * tag.
   *
   * @return a {@link PropTag} or a {@link org.mapiosgi.api.property.NamedProperty} for each, with
   *     the type that the object has
   */
  List<Property<?>> properties();

  /**
   * Opens a text or binary property of any length for reading (IMAPIProp::OpenProperty, IStream).
   * Text is UTF-16LE.
   *
   * @return a stream that is valid during the unit of work; closing it releases it early
   */
  InputStream openStream(Property<?> property);

  /**
   * Releases the object before the end of the unit of work. Use it if a task opens many objects: a
   * server limits how many may be open (R27). A second call does nothing; any other call afterwards
   * throws {@link IllegalStateException}.
   */
  @Override
  void close();
}
