// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.objects;

import java.util.Set;
import java.util.function.UnaryOperator;
import org.mapiosgi.binding.emulator.internal.model.PropertyMap;
import org.mapiosgi.binding.emulator.internal.model.PropertySource;

/** IMailUser: nobody can change it. */
final class MailUserObject extends PropsObject {
  private final PropertyMap properties;

  MailUserObject(World world, LiveObject parent, PropertyMap properties) {
    super(world, parent, "IMailUser");
    this.properties = properties;
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
}
