// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.objects;

import java.util.Set;
import java.util.function.UnaryOperator;
import org.mapiosgi.api.HResult;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.binding.emulator.internal.model.PropertyMap;
import org.mapiosgi.binding.emulator.internal.model.PropertySource;
import org.mapiosgi.binding.emulator.internal.profile.StoredProfile;
import org.mapiosgi.spi.NativeProps;
import org.mapiosgi.spi.NativeServiceAdmin;

/** IProfSect. A section is not transacted: what is set is set at once. */
final class ProfileSectionObject extends PropsObject {
  private final StoredProfile profile;
  private final Binary uid;
  private final boolean writable;

  private ProfileSectionObject(
      World world, LiveObject parent, StoredProfile profile, Binary uid, boolean writable) {
    super(world, parent, "IProfSect");
    this.profile = profile;
    this.uid = uid;
    this.writable = writable;
  }

  /** OpenProfileSection; one that is not there is made by opening it for writing. */
  static NativeProps open(
      World world, LiveObject parent, StoredProfile profile, Binary uid, int flags) {
    String method = "OpenProfileSection";
    if ((flags & ~NativeServiceAdmin.MAPI_MODIFY) != 0) {
      throw parent.failure(method, HResult.UNKNOWN_FLAGS, String.format("flags 0x%08X", flags));
    }
    boolean writable = flags != 0;
    if (profile.section(uid).isEmpty()) {
      if (!writable) {
        throw parent.failure(method, HResult.NOT_FOUND, "the profile has no such section");
      }
      profile.change(uid, PropertyMap.EMPTY);
    }
    return new ProfileSectionObject(world, parent, profile, uid, writable);
  }

  @Override
  PropertySource view() {
    return profile.section(uid).orElse(PropertyMap.EMPTY);
  }

  @Override
  boolean writable() {
    return writable;
  }

  @Override
  Set<Integer> readOnly() {
    return Set.of();
  }

  @Override
  void change(UnaryOperator<PropertyMap> change) {
    profile.change(uid, change.apply(profile.section(uid).orElse(PropertyMap.EMPTY)));
  }

  @Override
  void save(int flags) {
    // Nothing waits to be saved.
  }
}
