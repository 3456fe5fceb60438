// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.objects;

import org.mapiosgi.binding.emulator.internal.model.PropertyMap;

/** IMailUser. */
final class MailUserObject extends DirectoryObject {
  MailUserObject(World world, LiveObject parent, PropertyMap properties) {
    super(world, parent, "IMailUser", properties);
  }
}
