// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.addressbook;

import org.mapiosgi.api.addressbook.AddressContainer;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.store.Table;
import org.mapiosgi.model.internal.object.ScopedProps;
import org.mapiosgi.model.internal.scope.Scope;
import org.mapiosgi.model.internal.table.ScopedTable;
import org.mapiosgi.spi.NativeAddressContainer;

/** A container of an address book, or a distribution list, within a scope. */
final class ScopedContainer extends ScopedProps<NativeAddressContainer>
    implements AddressContainer {
  private final NativeAddressContainer container;

  ScopedContainer(Scope scope, NativeAddressContainer container) {
    super(scope);
    this.container = container;
  }

  @Override
  protected NativeAddressContainer object() {
    scope().check(container);
    return container;
  }

  @Override
  public EntryId entryId() {
    return get(Pr.ENTRYID);
  }

  @Override
  public String displayName() {
    return get(Pr.DISPLAY_NAME, "");
  }

  @Override
  public Table entries() {
    object();
    return new ScopedTable(
        scope(),
        this::object,
        "IMAPIContainer::GetContentsTable",
        container::getContentsTable,
        names(),
        Entry.properties());
  }

  @Override
  public Table containers() {
    object();
    return new ScopedTable(
        scope(),
        this::object,
        "IMAPIContainer::GetHierarchyTable",
        container::getHierarchyTable,
        names(),
        Pr.ENTRYID,
        Pr.DISPLAY_NAME);
  }

  @Override
  public void close() {
    scope().release(container);
  }
}
