// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.store;

import java.util.List;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.Property;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The values of several properties: of a row of a table, or of an object. Immutable; stays valid
 * after the unit of work that read it.
 *
 * <p>Asking for a property that is no column of the query throws {@link IllegalArgumentException}.
 */
@ProviderType
public interface Row extends PropertyReader {
  /** The columns, in the order of the query. */
  List<Property<?>> columns();

  /**
   * The values as MAPI gave them, in the order of the columns, with PT_ERROR values for those that
   * are not there. The list cannot be changed.
   */
  List<PropValue> values();
}
