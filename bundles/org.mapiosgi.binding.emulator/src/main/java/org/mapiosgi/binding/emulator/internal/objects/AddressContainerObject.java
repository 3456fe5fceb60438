// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.objects;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.binding.emulator.internal.model.PropertyMap;
import org.mapiosgi.binding.emulator.internal.model.PropertySource;
import org.mapiosgi.binding.emulator.internal.table.TableRow;
import org.mapiosgi.spi.NativeAddressContainer;
import org.mapiosgi.spi.NativeTable;

/** IABContainer and IDistList: nobody can change them. */
final class AddressContainerObject extends PropsObject implements NativeAddressContainer {
  private final PropertyMap properties;
  private final List<? extends PropertySource> entries;
  private final List<? extends PropertySource> containers;

  AddressContainerObject(
      World world,
      LiveObject parent,
      String interfaceName,
      PropertyMap properties,
      List<? extends PropertySource> entries,
      List<? extends PropertySource> containers) {
    super(world, parent, interfaceName);
    this.properties = properties;
    this.entries = entries;
    this.containers = containers;
  }

  @Override
  PropertySource view() {
    return properties;
  }

  @Override
  boolean writable() {
    return false;
  }

  @Override
  Set<Integer> readOnly() {
    return Set.of();
  }

  @Override
  void change(UnaryOperator<PropertyMap> change) {
    throw new IllegalStateException("not writable");
  }

  @Override
  void save(int flags) {
    throw new IllegalStateException("not writable");
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
