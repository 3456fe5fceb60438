// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.objects;

import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.binding.emulator.internal.model.Directory;
import org.mapiosgi.binding.emulator.internal.model.PropertySource;

/**
 * An entry of the address book in a table, where PR_ANR finds it.
 *
 * @param entry the entry
 */
record AddressRow(Directory.Entry entry) implements PropertySource {
  @Override
  public @Nullable PropValue find(int id) {
    return entry.properties().find(id);
  }

  @Override
  public SortedSet<Integer> ids() {
    return entry.properties().ids();
  }

  @Override
  public boolean resolves(String name) {
    return Directory.matches(entry, name);
  }
}
