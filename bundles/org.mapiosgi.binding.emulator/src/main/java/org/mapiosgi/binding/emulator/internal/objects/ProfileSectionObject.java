// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.objects;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.PropValue;
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

  /**
   * OpenProfileSection; one that is not there is made by opening it for writing.
   *
   * @param readsProviders whether a provider's section is open for reading without being forced
   */
  static NativeProps open(
      World world,
      LiveObject parent,
      StoredProfile profile,
      Binary uid,
      int flags,
      boolean readsProviders) {
    String method = "OpenProfileSection";
    if ((flags & ~(NativeServiceAdmin.MAPI_MODIFY | NativeServiceAdmin.MAPI_FORCE_ACCESS)) != 0) {
      throw parent.failure(method, HResult.UNKNOWN_FLAGS, String.format("flags 0x%08X", flags));
    }
    boolean writable = (flags & NativeServiceAdmin.MAPI_MODIFY) != 0;
    boolean forced = (flags & NativeServiceAdmin.MAPI_FORCE_ACCESS) != 0;
    if (profile.providers().contains(uid) && !forced && (writable || !readsProviders)) {
      throw parent.failure(
          method,
          HResult.named("MAPI_E_NO_ACCESS"),
          "the section is a provider's, and wants MAPI_FORCE_ACCESS");
    }
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
  void set(List<PropValue> values) {
    world.profileRules().settings(operation("SetProps"), values);
    super.set(values);
  }

  @Override
  void save(int flags) {
    // Nothing waits to be saved.
  }
}
