// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.objects;

import java.util.List;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.binding.emulator.internal.profile.StoredProfile;
import org.mapiosgi.spi.NativeProps;
import org.mapiosgi.spi.NativeProviderAdmin;
import org.mapiosgi.spi.NativeTable;

/** IProviderAdmin. */
final class ProviderAdminObject extends LiveObject implements NativeProviderAdmin {
  private final StoredProfile profile;
  private final Binary service;

  ProviderAdminObject(World world, LiveObject parent, StoredProfile profile, Binary service) {
    super(world, parent, "IProviderAdmin");
    this.profile = profile;
    this.service = service;
  }

  @Override
  public NativeTable getProviderTable() {
    return call(
        "GetProviderTable",
        "",
        () -> {
          List<Binary> own =
              profile.providers().stream().filter(uid -> profile.isOf(service, uid)).toList();
          return ServiceAdminObject.table(this, profile, own, ServiceAdminObject.PROVIDER_COLUMNS);
        });
  }

  @Override
  public NativeProps openProfileSection(Binary uid, int flags) {
    return call(
        "OpenProfileSection",
        String.format("flags=0x%08X", flags),
        () -> ProfileSectionObject.open(world, this, profile, uid, flags, true));
  }
}
