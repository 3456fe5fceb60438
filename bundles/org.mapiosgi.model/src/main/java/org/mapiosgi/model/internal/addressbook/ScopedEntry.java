// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.addressbook;

import org.mapiosgi.model.internal.object.ScopedProps;
import org.mapiosgi.model.internal.scope.Scope;
import org.mapiosgi.spi.NativeProps;

/** An open entry of an address book within a scope. */
final class ScopedEntry extends ScopedProps<NativeProps> {
  private final NativeProps entry;

  ScopedEntry(Scope scope, NativeProps entry) {
    super(scope);
    this.entry = entry;
  }

  @Override
  protected NativeProps object() {
    scope().check(entry);
    return entry;
  }

  @Override
  public void close() {
    scope().release(entry);
  }
}
