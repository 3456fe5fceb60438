// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapiosgi.tck.Failures.refused;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.ThrowingConsumer;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.profile.ProfileInfo;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.spi.NativeObject;
import org.mapiosgi.spi.NativeProfiles;
import org.mapiosgi.spi.NativeProps;
import org.mapiosgi.spi.NativeProviderAdmin;
import org.mapiosgi.spi.NativeServiceAdmin;
import org.mapiosgi.spi.NativeSession;
import org.mapiosgi.spi.NativeTable;

/**
 * IProfAdmin, IMsgServiceAdmin, IProviderAdmin and IProfSect (R4, R28). The suite makes profiles of
 * names that begin with {@code mapiosgi TCK} and deletes them.
 */
@Reaches(Reach.PROFILES)
public abstract class ProfileContract extends StagedContract {
  private static final String MADE = "mapiosgi TCK";
  private static final String OTHER = "mapiosgi TCK other";
  private static final int UNKNOWN_FLAG = 0x00400000;

  private static final PropTag<Object> NAME = PropTag.of(0x3001001E); // PR_DISPLAY_NAME_A
  private static final PropTag<Object> SERVICE_NAME = PropTag.of(0x3D09001E); // PR_SERVICE_NAME_A
  private static final PropTag<Binary> SERVICE_UID = PropTag.binary(0x3D0C);
  private static final PropTag<Binary> PROVIDER_UID = PropTag.binary(0x300C);
  private static final PropTag<Integer> RESOURCE_TYPE = PropTag.integer(0x3E03);
  private static final PropTag<Binary> EMSMDB_SECTION_UID = PropTag.binary(0x3D15);
  private static final PropTag<Object> UNRESOLVED_SERVER = PropTag.of(0x6608001E);
  private static final PropTag<Object> UNRESOLVED_NAME = PropTag.of(0x6607001E);
  private static final int MAPI_STORE_PROVIDER = 33;

  private PumpedThread lane;

  /** For subclasses. */
  protected ProfileContract() {}

  @BeforeEach
  final void withoutOurProfiles() {
    lane = stage().lane();
    sweep();
  }

  @AfterEach
  final void sweep() {
    if (lane != null) {
      withProfiles(
          profiles -> {
            for (ProfileInfo each : stage().mapi().profiles()) {
              if (each.name().startsWith(MADE)) {
                profiles.deleteProfile(each.name());
              }
            }
          });
    }
  }

  private void withProfiles(ThrowingConsumer<NativeProfiles> test) {
    lane.run(
        () -> {
          NativeProfiles profiles = stage().mapi().adminProfiles();
          try {
            test.accept(profiles);
          } finally {
            profiles.release();
          }
        });
  }

  private static void with(NativeServiceAdmin admin, ThrowingConsumer<NativeServiceAdmin> test)
      throws Throwable {
    try {
      test.accept(admin);
    } finally {
      admin.release();
    }
  }

  private static <T extends NativeObject, R> R releasing(
      T object, java.util.function.Function<T, R> use) {
    try {
      return use.apply(object);
    } finally {
      object.release();
    }
  }

  private List<String> names() {
    return stage().mapi().profiles().stream().map(ProfileInfo::name).toList();
  }

  private Optional<String> defaultName() {
    return stage().mapi().profiles().stream()
        .filter(ProfileInfo::defaultProfile)
        .map(ProfileInfo::name)
        .findFirst();
  }

  private static List<List<PropValue>> rows(NativeTable table, PropTag<?>... columns) {
    return releasing(
        table,
        open -> {
          open.setColumns(List.of(columns));
          return Desk.all(open);
        });
  }

  @Test
  void theTableListsWhatTheFlatFunctionDoes() {
    withProfiles(
        profiles -> {
          List<ProfileInfo> listed =
              rows(profiles.getProfileTable(), NAME, Pr.DEFAULT_PROFILE).stream()
                  .map(
                      row ->
                          ProfileInfo.of(
                              (String) Desk.read(row, NAME), Desk.read(row, Pr.DEFAULT_PROFILE)))
                  .toList();
          assertThat(listed)
              .isEqualTo(stage().mapi().profiles())
              .extracting(ProfileInfo::name)
              .contains(fixture().serviceProfile());
        });
  }

  @Test
  void aProfileIsCreatedEmptyAndDeleted() {
    withProfiles(
        profiles -> {
          List<String> before = names();
          profiles.createProfile(MADE, 0);
          assertThat(names()).containsAll(before).contains(MADE).hasSize(before.size() + 1);
          with(
              profiles.adminServices(MADE, 0),
              admin -> {
                assertThat(rows(admin.getMsgServiceTable(), SERVICE_UID)).isEmpty();
                assertThat(rows(admin.getProviderTable(), PROVIDER_UID)).isEmpty();
              });
          profiles.deleteProfile(MADE);
          assertThat(names()).isEqualTo(before);
        });
  }

  @Test
  void aSecondProfileOfOneNameIsRefusedAndTheFirstStays() {
    withProfiles(
        profiles -> {
          profiles.createProfile(MADE, 0);
          refused(() -> profiles.createProfile(MADE, 0), "MAPI_E_NO_ACCESS");
          refused(
              () -> profiles.copyProfile(fixture().serviceProfile(), MADE, 0), "MAPI_E_NO_ACCESS");
          assertThat(names()).containsOnlyOnce(MADE);
        });
  }

  @Test
  void whatIsNotThereIsRefused() {
    String none = fixture().unknownProfile();
    withProfiles(
        profiles -> {
          refused(() -> profiles.deleteProfile(none), "MAPI_E_NOT_FOUND");
          refused(() -> profiles.copyProfile(none, MADE, 0), "MAPI_E_NOT_FOUND");
          refused(() -> profiles.setDefaultProfile(none), "MAPI_E_NOT_FOUND");
          refused(() -> profiles.adminServices(none, 0), "MAPI_E_LOGON_FAILED");
          assertThat(names()).doesNotContain(MADE);
        });
  }

  @Test
  void namesThatCannotBeAreRefused() {
    withProfiles(
        profiles -> {
          for (String name : List.of("", "x".repeat(65), MADE + "\\x", " " + MADE, MADE + " ")) {
            refused(
                () -> profiles.createProfile(name, 0),
                "MAPI_E_INVALID_PARAMETER",
                "MAPI_E_STRING_TOO_LONG",
                "MAPI_E_NO_ACCESS",
                "MAPI_E_CALL_FAILED");
          }
        });
  }

  @Test
  void theLongestNameIsTaken() {
    String longest = MADE + "x".repeat(64 - MADE.length());
    withProfiles(
        profiles -> {
          profiles.createProfile(longest, 0);
          assertThat(names()).contains(longest);
        });
  }

  @Test
  void aNameKeepsItsAccents() {
    String accented = MADE + " B\u00FCro";
    withProfiles(
        profiles -> {
          try {
            profiles.createProfile(accented, 0);
          } catch (MapiException e) {
            // The code page of the machine may not have the letter; another profile's name is no
            // way to say so.
            assertThat(e.result()).isEqualTo(HResult.named("MAPI_E_BAD_CHARWIDTH"));
            return;
          }
          assertThat(names()).contains(accented);
        });
  }

  @Test
  void aProfileIsCopiedWithItsServices() {
    withProfiles(
        profiles -> {
          profiles.copyProfile(fixture().serviceProfile(), MADE, 0);
          assertThat(names()).contains(MADE, fixture().serviceProfile());
          assertThat(serviceNames(profiles, MADE))
              .isNotEmpty()
              .isEqualTo(serviceNames(profiles, fixture().serviceProfile()));
        });
    atDesk(MADE, desk -> assertThat(desk.inbox().interfaceName()).isEqualTo("IMAPIFolder"));
  }

  private static List<Object> serviceNames(NativeProfiles profiles, String profile) {
    return releasing(
        profiles.adminServices(profile, 0),
        admin ->
            rows(admin.getMsgServiceTable(), SERVICE_NAME).stream()
                .map(row -> Desk.read(row, SERVICE_NAME))
                .toList());
  }

  @Test
  void aProfileIsRenamed() {
    withProfiles(
        profiles -> {
          profiles.createProfile(MADE, 0);
          profiles.renameProfile(MADE, OTHER);
          assertThat(names()).contains(OTHER).doesNotContain(MADE);
        });
  }

  @Test
  void theDefaultIsOneAndCanBeNone() {
    withProfiles(
        profiles -> {
          Optional<String> before = defaultName();
          try {
            profiles.createProfile(MADE, 0);
            profiles.setDefaultProfile(MADE);
            assertThat(defaultName()).contains(MADE);
            profiles.setDefaultProfile(null);
            assertThat(defaultName()).isEmpty();
          } finally {
            profiles.setDefaultProfile(before.orElse(null));
          }
          assertThat(defaultName()).isEqualTo(before);
        });
  }

  @Test
  void aServiceComesWithItsProvidersAndGoesWithThem() {
    withProfiles(
        profiles -> {
          profiles.createProfile(MADE, 0);
          with(
              profiles.adminServices(MADE, 0),
              admin -> {
                admin.createMsgService(fixture().messageService(), "TCK", 0);
                List<List<PropValue>> services =
                    rows(admin.getMsgServiceTable(), SERVICE_UID, SERVICE_NAME, NAME);
                assertThat(services).hasSize(1);
                Binary uid = Desk.read(services.get(0), SERVICE_UID);
                assertThat(uid.size()).isEqualTo(16);
                assertThat(Desk.read(services.get(0), SERVICE_NAME))
                    .isEqualTo(fixture().messageService());
                assertThat((String) Desk.read(services.get(0), NAME)).isNotBlank();

                List<Binary> all = providers(admin.getProviderTable());
                NativeProviderAdmin of = admin.adminProviders(uid);
                try {
                  assertThat(providers(of.getProviderTable())).isNotEmpty().isEqualTo(all);
                  NativeProps section = of.openProfileSection(all.get(0), 0);
                  try {
                    assertThat(section.interfaceName()).isEqualTo("IProfSect");
                    assertThat(Desk.get(section, PROVIDER_UID)).isEqualTo(all.get(0));
                  } finally {
                    section.release();
                  }
                } finally {
                  of.release();
                }

                admin.deleteMsgService(uid);
                assertThat(rows(admin.getMsgServiceTable(), SERVICE_UID)).isEmpty();
                assertThat(providers(admin.getProviderTable())).isEmpty();
                refused(() -> admin.deleteMsgService(uid), "MAPI_E_NOT_FOUND");
              });
        });
  }

  private static List<Binary> providers(NativeTable table) {
    return rows(table, PROVIDER_UID).stream().map(row -> Desk.read(row, PROVIDER_UID)).toList();
  }

  @Test
  void aServiceThatIsNotInstalledIsRefused() {
    withProfiles(
        profiles -> {
          profiles.createProfile(MADE, 0);
          with(
              profiles.adminServices(MADE, 0),
              admin -> {
                refused(
                    () -> admin.createMsgService("NOSUCHSERVICE", "TCK", 0), "MAPI_E_NOT_FOUND");
                assertThat(rows(admin.getMsgServiceTable(), SERVICE_UID)).isEmpty();
              });
        });
  }

  @Test
  void aSectionIsReadAndChanged() {
    withProfiles(
        profiles -> {
          profiles.createProfile(MADE, 0);
          with(
              profiles.adminServices(MADE, 0),
              admin -> {
                admin.createMsgService(fixture().messageService(), "TCK", 0);
                Binary uid = service(admin, SERVICE_UID);
                NativeProps section = admin.openProfileSection(uid, NativeServiceAdmin.MAPI_MODIFY);
                try {
                  section.setProps(List.of(Pr.COMMENT.with("changed \u00E9")));
                  section.saveChanges(0);
                } finally {
                  section.release();
                }
                NativeProps again = admin.openProfileSection(uid, 0);
                try {
                  assertThat(Desk.get(again, Pr.COMMENT)).isEqualTo("changed \u00E9");
                  refused(
                      () -> again.setProps(List.of(Pr.COMMENT.with("read only"))),
                      "MAPI_E_NO_ACCESS");
                } finally {
                  again.release();
                }
                refused(
                    () -> admin.openProfileSection(Binary.of(new byte[16]), 0), "MAPI_E_NOT_FOUND");
              });
        });
  }

  @Test
  void aProvidersSectionIsOpenToThoseWhoForceIt() {
    int modify = NativeServiceAdmin.MAPI_MODIFY;
    int force = NativeServiceAdmin.MAPI_FORCE_ACCESS;
    withProfiles(
        profiles -> {
          profiles.createProfile(MADE, 0);
          with(
              profiles.adminServices(MADE, 0),
              admin -> {
                admin.createMsgService(fixture().messageService(), "TCK", 0);
                Binary provider = providers(admin.getProviderTable()).get(0);
                refused(() -> admin.openProfileSection(provider, 0), "MAPI_E_NO_ACCESS");
                refused(() -> admin.openProfileSection(provider, modify), "MAPI_E_NO_ACCESS");
                NativeProps section = admin.openProfileSection(provider, force | modify);
                try {
                  section.setProps(List.of(Pr.COMMENT.with("forced")));
                  section.saveChanges(0);
                } finally {
                  section.release();
                }
                NativeProps read = admin.openProfileSection(provider, force);
                try {
                  assertThat(Desk.get(read, Pr.COMMENT)).isEqualTo("forced");
                  refused(
                      () -> read.setProps(List.of(Pr.COMMENT.with("read only"))),
                      "MAPI_E_NO_ACCESS");
                } finally {
                  read.release();
                }
                NativeProviderAdmin of = admin.adminProviders(service(admin, SERVICE_UID));
                try {
                  refused(() -> of.openProfileSection(provider, modify), "MAPI_E_NO_ACCESS");
                  of.openProfileSection(provider, force | modify).release();
                } finally {
                  of.release();
                }
              });
        });
  }

  private static Binary service(NativeServiceAdmin admin, PropTag<Binary> column) {
    return Desk.read(rows(admin.getMsgServiceTable(), column).get(0), column);
  }

  @Test
  void aConfiguredExchangeServiceLogsOn() {
    withProfiles(
        profiles -> {
          profiles.createProfile(MADE, 0);
          with(
              profiles.adminServices(MADE, 0),
              admin -> {
                admin.createMsgService(fixture().messageService(), "TCK", 0);
                admin.configureMsgService(
                    service(admin, SERVICE_UID),
                    0,
                    List.of(
                        new PropValue(UNRESOLVED_SERVER, "server"),
                        new PropValue(UNRESOLVED_NAME, fixture().mailbox())));
                NativeProps shared =
                    admin.openProfileSection(service(admin, EMSMDB_SECTION_UID), 0);
                try {
                  assertThat(Desk.get(shared, UNRESOLVED_NAME)).isEqualTo(fixture().mailbox());
                } finally {
                  shared.release();
                }
                List<Integer> types =
                    rows(admin.getProviderTable(), RESOURCE_TYPE).stream()
                        .map(row -> Desk.read(row, RESOURCE_TYPE))
                        .toList();
                assertThat(types).contains(MAPI_STORE_PROVIDER);
              });
        });
    atDesk(MADE, desk -> assertThat(desk.inbox().interfaceName()).isEqualTo("IMAPIFolder"));
  }

  @Test
  void configuringWhatIsNotThereIsRefused() {
    withProfiles(
        profiles -> {
          profiles.createProfile(MADE, 0);
          with(
              profiles.adminServices(MADE, 0),
              admin -> {
                List<PropValue> values = List.of(new PropValue(UNRESOLVED_NAME, "x"));
                refused(
                    () -> admin.configureMsgService(Binary.of(new byte[16]), 0, values),
                    "MAPI_E_NOT_FOUND");
                refused(() -> admin.adminProviders(Binary.of(new byte[16])), "MAPI_E_NOT_FOUND");
              });
        });
  }

  @Test
  void aProfileThatIsDeletedInUseGoesWithItsSession() {
    withProfiles(
        profiles -> {
          profiles.copyProfile(fixture().serviceProfile(), MADE, 0);
          NativeSession session = stage().mapi().logonEx(MADE, Desk.SERVICE_LOGON);
          try {
            profiles.deleteProfile(MADE);
            assertThat(rows(session.getMsgStoresTable(), Pr.ENTRYID)).isNotEmpty();
          } finally {
            session.logoff(0);
            session.release();
          }
          refused(() -> stage().mapi().logonEx(MADE, Desk.SERVICE_LOGON), "MAPI_E_LOGON_FAILED");
          assertThat(names()).doesNotContain(MADE);
        });
  }

  @Test
  void whatAsksForADialogIsRefused() {
    stage().rulesAreBroken();
    withProfiles(
        profiles -> {
          refused(
              () -> profiles.createProfile(MADE, NativeProfiles.MAPI_DIALOG), "MAPI_E_USER_CANCEL");
          refused(() -> profiles.createProfile(MADE, UNKNOWN_FLAG), "MAPI_E_UNKNOWN_FLAGS");
          profiles.createProfile(MADE, 0);
          with(
              profiles.adminServices(MADE, 0),
              admin -> {
                for (int flag :
                    List.of(
                        NativeServiceAdmin.SERVICE_UI_ALWAYS,
                        NativeServiceAdmin.SERVICE_UI_ALLOWED)) {
                  refused(
                      () -> admin.createMsgService(fixture().messageService(), "TCK", flag),
                      "MAPI_E_USER_CANCEL");
                }
                assertThat(rows(admin.getMsgServiceTable(), SERVICE_UID)).isEmpty();
              });
        });
  }

  @Test
  void everyAdministrationObjectIsCounted() {
    withProfiles(
        profiles -> {
          profiles.copyProfile(fixture().serviceProfile(), MADE, 0);
          List<NativeObject> open = new ArrayList<>();
          NativeServiceAdmin admin = profiles.adminServices(MADE, 0);
          open.add(admin);
          Binary uid = service(admin, SERVICE_UID);
          open.add(admin.adminProviders(uid));
          open.add(admin.openProfileSection(uid, 0));
          assertThat(stage().mapi().liveObjects())
              .containsEntry("IProfAdmin", 1)
              .containsEntry("IMsgServiceAdmin", 1)
              .containsEntry("IProviderAdmin", 1)
              .containsEntry("IProfSect", 1);
          for (int last = open.size() - 1; last >= 0; last--) {
            open.get(last).release();
          }
          assertThat(stage().mapi().liveObjects()).containsOnlyKeys("IProfAdmin");
        });
  }
}
