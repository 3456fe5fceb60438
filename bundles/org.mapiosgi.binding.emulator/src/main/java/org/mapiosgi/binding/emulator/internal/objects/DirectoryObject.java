// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.objects;

import java.util.Set;
import java.util.function.UnaryOperator;
import org.mapiosgi.binding.emulator.internal.model.PropertyMap;
import org.mapiosgi.binding.emulator.internal.model.PropertySource;

/** An object of the address book, which no client can change. */
abstract class DirectoryObject extends PropsObject {
  private final PropertyMap properties;

  DirectoryObject(World world, LiveObject parent, String interfaceName, PropertyMap properties) {
    super(world, parent, interfaceName);
    this.properties = properties;
  }

  @Override
  final PropertySource view() {
    return properties;
  }

  @Override
  final boolean writable() {
    return false;
  }

  @Override
  final Set<Integer> readOnly() {
    return Set.of();
  }

  @Override
  final void change(UnaryOperator<PropertyMap> change) {
    throw new IllegalStateException("not writable");
  }

  @Override
  final void save(int flags) {
    throw new IllegalStateException("not writable");
  }
}
