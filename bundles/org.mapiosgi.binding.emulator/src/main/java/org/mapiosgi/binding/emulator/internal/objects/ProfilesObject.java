// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.objects;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.profile.ProfileInfo;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.binding.emulator.internal.model.PropertyMap;
import org.mapiosgi.binding.emulator.internal.profile.StoredProfile;
import org.mapiosgi.binding.emulator.internal.table.TableRow;
import org.mapiosgi.spi.NativeProfiles;
import org.mapiosgi.spi.NativeServiceAdmin;
import org.mapiosgi.spi.NativeTable;

/** IProfAdmin. */
public final class ProfilesObject extends LiveObject implements NativeProfiles {
  /** Makes the object that MAPIAdminProfiles returns. */
  public ProfilesObject(World world) {
    super(world, null, "IProfAdmin");
  }

  @Override
  public NativeTable getProfileTable() {
    return call(
        "GetProfileTable",
        "",
        () -> {
          List<TableRow> rows = new ArrayList<>();
          for (ProfileInfo profile : world.profiles().list()) {
            rows.add(
                new TableRow(
                    profile.name(),
                    PropertyMap.of(
                        Pr.DISPLAY_NAME.with(profile.name()),
                        Pr.DEFAULT_PROFILE.with(profile.defaultProfile()))));
          }
          return new TableObject(
              world, this, TableObject.fixed(rows), Pr.DISPLAY_NAME, Pr.DEFAULT_PROFILE);
        });
  }

  @Override
  public void createProfile(String name, int flags) {
    run(
        "CreateProfile",
        String.format("flags=0x%08X profile=%s", flags, name),
        () -> {
          world.profileRules().create(operation("CreateProfile"), flags);
          world.profiles().create(operation("CreateProfile"), name);
        });
  }

  @Override
  public void deleteProfile(String name) {
    run(
        "DeleteProfile",
        "profile=" + name,
        () -> world.profiles().delete(operation("DeleteProfile"), name));
  }

  @Override
  public void copyProfile(String name, String copy, int flags) {
    run(
        "CopyProfile",
        String.format("flags=0x%08X profile=%s copy=%s", flags, name, copy),
        () -> {
          world.profileRules().open(operation("CopyProfile"), flags);
          world.profiles().copy(operation("CopyProfile"), name, copy);
        });
  }

  @Override
  public void renameProfile(String name, String newName) {
    run(
        "RenameProfile",
        "profile=" + name + " name=" + newName,
        () -> world.profiles().rename(operation("RenameProfile"), name, newName));
  }

  @Override
  public void setDefaultProfile(@Nullable String name) {
    run(
        "SetDefaultProfile",
        "profile=" + name,
        () -> world.profiles().setDefault(operation("SetDefaultProfile"), name));
  }

  @Override
  public NativeServiceAdmin adminServices(String name, int flags) {
    return call(
        "AdminServices",
        String.format("flags=0x%08X profile=%s", flags, name),
        () -> {
          world.profileRules().open(operation("AdminServices"), flags);
          StoredProfile profile =
              world
                  .profiles()
                  .find(name)
                  .orElseThrow(
                      () ->
                          failure(
                              "AdminServices",
                              HResult.LOGON_FAILED,
                              "there is no profile '" + name + "'"));
          return new ServiceAdminObject(world, this, profile);
        });
  }
}
