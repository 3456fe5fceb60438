// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.objects;

import java.util.ArrayList;
import java.util.List;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.binding.emulator.internal.model.PropertyMap;
import org.mapiosgi.binding.emulator.internal.model.PropertySource;
import org.mapiosgi.binding.emulator.internal.table.TableRow;
import org.mapiosgi.spi.NativeAddressContainer;
import org.mapiosgi.spi.NativeTable;

/** IABContainer and IDistList. */
final class AddressContainerObject extends DirectoryObject implements NativeAddressContainer {
  private final List<? extends PropertySource> entries;
  private final List<? extends PropertySource> containers;

  AddressContainerObject(
      World world,
      LiveObject parent,
      String interfaceName,
      PropertyMap properties,
      List<? extends PropertySource> entries,
      List<? extends PropertySource> containers) {
    super(world, parent, interfaceName, properties);
    this.entries = entries;
    this.containers = containers;
  }

  @Override
  public NativeTable getContentsTable() {
    return call("GetContentsTable", "", () -> table(entries));
  }

  @Override
  public NativeTable getHierarchyTable() {
    return call("GetHierarchyTable", "", () -> table(containers));
  }

  private NativeTable table(List<? extends PropertySource> listed) {
    List<TableRow> rows = new ArrayList<>(listed.size());
    for (PropertySource each : listed) {
      rows.add(new TableRow(rows.size(), each));
    }
    return new TableObject(
        world,
        this,
        TableObject.fixed(rows),
        Pr.ENTRYID,
        Pr.OBJECT_TYPE,
        Pr.DISPLAY_NAME,
        Pr.ADDRTYPE,
        Pr.EMAIL_ADDRESS);
  }
}
