// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.store;

import java.util.List;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.Property;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Holds the values of several properties of a row of a table, or of an object. Immutable. Stays
 * valid after the unit of work that read it.
 *
 * <p>If a caller asks for a property that is not a column of the query, the row throws {@link
 * IllegalArgumentException}.
 */
@ProviderType
public interface Row extends PropertyReader {
  /** Returns the columns, in the order of the query. */
  List<Property<?>> columns();

  /**
   * Returns the values as MAPI gave them, in the order of the columns. A missing value is a
   * PT_ERROR value. A named column appears under its name; a name that the store does not know
   * appears as PT_ERROR with id 0. The list cannot be changed.
   */
  List<PropValue> values();
}
