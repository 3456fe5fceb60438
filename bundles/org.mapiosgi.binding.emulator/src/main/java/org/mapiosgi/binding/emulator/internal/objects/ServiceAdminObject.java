// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.objects;

import java.util.List;
import java.util.stream.Collectors;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.binding.emulator.internal.model.Tags;
import org.mapiosgi.binding.emulator.internal.profile.MessageServices;
import org.mapiosgi.binding.emulator.internal.profile.ProfileTags;
import org.mapiosgi.binding.emulator.internal.profile.StoredProfile;
import org.mapiosgi.binding.emulator.internal.table.TableRow;
import org.mapiosgi.spi.NativeProps;
import org.mapiosgi.spi.NativeProviderAdmin;
import org.mapiosgi.spi.NativeServiceAdmin;
import org.mapiosgi.spi.NativeTable;

/** IMsgServiceAdmin. */
final class ServiceAdminObject extends LiveObject implements NativeServiceAdmin {
  static final List<PropTag<?>> PROVIDER_COLUMNS =
      List.of(
          ProfileTags.PROVIDER_UID,
          ProfileTags.SERVICE_UID,
          ProfileTags.SERVICE_NAME,
          Pr.DISPLAY_NAME,
          Tags.RESOURCE_TYPE,
          ProfileTags.PROVIDER_DLL_NAME);

  private final StoredProfile profile;

  ServiceAdminObject(World world, LiveObject parent, StoredProfile profile) {
    super(world, parent, "IMsgServiceAdmin");
    this.profile = profile;
  }

  @Override
  public NativeTable getMsgServiceTable() {
    return call(
        "GetMsgServiceTable",
        "",
        () ->
            table(
                this,
                profile,
                profile.services(),
                List.of(
                    ProfileTags.SERVICE_UID,
                    ProfileTags.SERVICE_NAME,
                    Pr.DISPLAY_NAME,
                    Pr.RESOURCE_FLAGS)));
  }

  @Override
  public NativeTable getProviderTable() {
    return call(
        "GetProviderTable", "", () -> table(this, profile, profile.providers(), PROVIDER_COLUMNS));
  }

  static NativeTable table(
      LiveObject owner, StoredProfile profile, List<Binary> sections, List<PropTag<?>> columns) {
    List<TableRow> rows =
        sections.stream()
            .map(uid -> new TableRow(uid, profile.section(uid).orElseThrow()))
            .toList();
    return new TableObject(
        owner.world, owner, TableObject.fixed(rows), columns.toArray(PropTag<?>[]::new));
  }

  @Override
  public void createMsgService(String service, String displayName, int flags) {
    run(
        "CreateMsgService",
        String.format("flags=0x%08X service=%s", flags, service),
        () -> {
          world.profileRules().service(operation("CreateMsgService"), flags);
          world.profiles().addService(operation("CreateMsgService"), profile, service, displayName);
        });
  }

  @Override
  public void deleteMsgService(Binary uid) {
    run(
        "DeleteMsgService",
        "",
        () -> world.profiles().removeService(operation("DeleteMsgService"), profile, uid));
  }

  @Override
  public void configureMsgService(Binary uid, int flags, List<PropValue> values) {
    String tags =
        values.stream()
            .map(value -> String.format("0x%08X", value.tag().tag()))
            .collect(Collectors.joining(","));
    run(
        "ConfigureMsgService",
        String.format("flags=0x%08X tags=%s", flags, tags),
        () -> {
          world.profileRules().service(operation("ConfigureMsgService"), flags);
          world.profileRules().settings(operation("ConfigureMsgService"), values);
          world.profiles().requireService(operation("ConfigureMsgService"), profile, uid);
          MessageServices.configure(profile, uid, values);
        });
  }

  @Override
  public NativeProps openProfileSection(Binary uid, int flags) {
    return call(
        "OpenProfileSection",
        String.format("flags=0x%08X", flags),
        () -> ProfileSectionObject.open(world, this, profile, uid, flags, false));
  }

  @Override
  public NativeProviderAdmin adminProviders(Binary uid) {
    return call(
        "AdminProviders",
        "",
        () -> {
          if (!profile.services().contains(uid)) {
            throw failure("AdminProviders", HResult.NOT_FOUND, "the profile has no such service");
          }
          return new ProviderAdminObject(world, this, profile, uid);
        });
  }
}
