// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mapiosgi.tck.Failures.refused;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.profile.ProfileInfo;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.spi.NativeMapi;
import org.mapiosgi.spi.NativeMessage;
import org.mapiosgi.spi.NativeProps;
import org.mapiosgi.spi.NativeSession;
import org.mapiosgi.spi.NativeStore;
import org.mapiosgi.spi.NativeTable;

/** Profiles, MAPILogonEx and Logoff (R2, R3, R13). */
public abstract class LogonContract extends StagedContract {
  private static final int UNKNOWN_LOGON_FLAG = 0x00400000;

  /** For subclasses. */
  protected LogonContract() {}

  @Test
  void theProfileTableNamesTheServiceProfile() {
    List<ProfileInfo> profiles = stage().lane().call(stage().mapi()::profiles);
    assertThat(profiles).extracting(ProfileInfo::name).contains(fixture().serviceProfile());
    assertThat(profiles).extracting(ProfileInfo::name).doesNotHaveDuplicates();
    assertThat(profiles.stream().filter(ProfileInfo::defaultProfile)).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void theServiceProfileLogsOn() {
    stage()
        .lane()
        .run(
            () -> {
              NativeSession session =
                  stage().mapi().logonEx(fixture().serviceProfile(), Desk.SERVICE_LOGON);
              assertThat(session.interfaceName()).isEqualTo("IMAPISession");
              assertThat(stage().mapi().liveObjects()).containsEntry("IMAPISession", 1);
              session.logoff(0);
              session.release();
              assertThat(stage().mapi().liveObjects()).isEmpty();
            });
  }

  @Test
  void anUnknownProfileIsRefused() {
    stage().lane().run(() -> refusedLogon(fixture().unknownProfile()));
  }

  @Test
  void aRefusedProfileIsRefusedAndOthersStillLogOn() {
    Optional<String> profile = fixture().refusedProfile();
    String refused = Known.of(profile, "no profile is known whose logon is refused");
    stage().lane().run(() -> refusedLogon(refused));
    atDesk(desk -> assertThat(desk.inbox().interfaceName()).isEqualTo("IMAPIFolder"));
  }

  private void refusedLogon(String profile) {
    refused(() -> stage().mapi().logonEx(profile, Desk.SERVICE_LOGON), "MAPI_E_LOGON_FAILED");
    assertThat(stage().mapi().liveObjects()).isEmpty();
  }

  @Test
  void aServiceLogonWithoutNoMailIsRefused() {
    stage().rulesAreBroken();
    stage()
        .lane()
        .run(
            () ->
                refused(
                    () ->
                        stage()
                            .mapi()
                            .logonEx(
                                fixture().serviceProfile(),
                                Desk.SERVICE_LOGON & ~NativeMapi.MAPI_NO_MAIL),
                    "MAPI_E_INVALID_PARAMETER"));
  }

  @Test
  void unknownLogonFlagsAreRefused() {
    stage().rulesAreBroken();
    stage()
        .lane()
        .run(
            () ->
                refused(
                    () ->
                        stage()
                            .mapi()
                            .logonEx(
                                fixture().serviceProfile(),
                                Desk.SERVICE_LOGON | UNKNOWN_LOGON_FLAG),
                    "MAPI_E_UNKNOWN_FLAGS"));
  }

  @Test
  void afterLogoffWhatIsLeftCanStillBeReleased() {
    // R13 is broken here, and nothing worse than a finding may come of it.
    stage().rulesAreBroken();
    PumpedThread lane = stage().lane();
    lane.run(
        () -> {
          NativeSession session =
              stage().mapi().logonEx(fixture().serviceProfile(), Desk.SERVICE_LOGON);
          var table = session.getMsgStoresTable();
          table.setColumns(List.of(Pr.ENTRYID));
          EntryId id = Desk.read(table.queryRows(1).get(0), Pr.ENTRYID);
          table.release();
          NativeStore store = session.openMsgStore(id, Desk.SERVICE_STORE);
          session.logoff(0);
          store.release();
          session.release();
        });
  }

  @Test
  void releasingTwiceDoesNothing() {
    stage()
        .lane()
        .run(
            () -> {
              NativeSession session =
                  stage().mapi().logonEx(fixture().serviceProfile(), Desk.SERVICE_LOGON);
              var table = session.getMsgStoresTable();
              table.release();
              table.release();
              session.logoff(0);
              session.release();
              session.release();
              assertThat(stage().mapi().liveObjects()).isEmpty();
            });
  }

  @Test
  void everyOpenInterfaceIsCounted() {
    atDesk(
        desk -> {
          NativeMapi mapi = stage().mapi();
          var workshop = desk.workshop();
          var message = desk.keep(workshop.createMessage());
          var stream =
              desk.keep(
                  message.openStream(Pr.BODY, NativeProps.MAPI_CREATE | NativeProps.MAPI_MODIFY));
          assertThat(mapi.liveObjects())
              .containsEntry("IMAPISession", 1)
              .containsEntry("IMsgStore", 1)
              .containsEntry("IMessage", 1)
              .containsEntry("IStream", 1)
              .containsKeys("IMAPIFolder", "IMAPITable");
          stream.release();
          message.release();
          assertThat(mapi.liveObjects()).doesNotContainKeys("IMessage", "IStream");
        });
  }

  @Test
  void noCallLeavesABufferBehindWhetherItSucceedsOrFails() {
    atDesk(
        desk -> {
          NativeMapi mapi = stage().mapi();
          NativeMessage message = desk.keep(desk.workshop().createMessage());
          NativeTable table = desk.keep(desk.workshop().getContentsTable());
          List<Runnable> calls =
              List.of(
                  () -> message.setProps(List.of(Pr.SUBJECT.with("buffers"))),
                  () -> message.getProps(List.of(Pr.SUBJECT, Pr.BODY)),
                  message::getPropList,
                  () -> message.saveChanges(NativeProps.KEEP_OPEN_READWRITE),
                  () -> table.setColumns(List.of(Pr.ENTRYID, Pr.SUBJECT)),
                  () -> assertThat(table.queryRows(10)).isNotEmpty(),
                  () -> desk.session().queryIdentity(),
                  () -> desk.store().getReceiveFolder("IPM.Note"),
                  () -> failed(() -> desk.store().openMessage(EntryId.of(new byte[] {0, 1, 2}), 0)),
                  () -> failed(() -> message.openAttach(99, 0)));
          for (int i = 0; i < calls.size(); i++) {
            calls.get(i).run();
            assertThat(mapi.liveBuffers(Thread.currentThread())).as("call %d", i).isZero();
          }
          assertThat(mapi.liveBuffers()).isZero();
        });
  }

  private static void failed(Runnable call) {
    assertThatThrownBy(call::run).isInstanceOf(MapiException.class);
  }

  @Test
  void theIdentityIsTheProfilesUser() {
    atDesk(
        desk -> {
          Optional<EntryId> identity = desk.session().queryIdentity();
          assertThat(identity).isPresent();
          NativeProps user = desk.keep(desk.session().openMailUser(identity.get()));
          assertThat(user.interfaceName()).isEqualTo("IMailUser");
          assertThat(Desk.get(user, Pr.DISPLAY_NAME)).isNotBlank();
          assertThat(Desk.get(user, Pr.SMTP_ADDRESS))
              .isEqualToIgnoringCase(fixture().selfAddress());
        });
  }

  @Test
  void theStatusTableCanBeRead() {
    atDesk(
        desk -> {
          var table = desk.keep(desk.session().getStatusTable());
          table.setColumns(List.of(Pr.DISPLAY_NAME, Pr.RESOURCE_FLAGS));
          assertThat(Desk.all(table)).hasSize(table.getRowCount());
        });
  }

  @Test
  void sessionsOnSeveralLanesAreIndependent() {
    PumpedThread first = stage().lane();
    PumpedThread second = stage().lane();
    CompletableFuture<Integer> left = first.begin(() -> rounds(first));
    CompletableFuture<Integer> right = second.begin(() -> rounds(second));
    assertThat(first.await(left, "its rounds")).isEqualTo(second.await(right, "its rounds"));
  }

  private int rounds(PumpedThread lane) {
    int read = 0;
    for (int round = 0; round < 5; round++) {
      try (Desk desk = new Desk(lane, stage().mapi(), fixture())) {
        read += Desk.all(desk.keep(desk.session().getMsgStoresTable())).size();
        int count = Desk.get(desk.inbox(), Pr.CONTENT_COUNT);
        assertThat(count).isGreaterThanOrEqualTo(fixture().minimumInboxSize());
      }
    }
    return read;
  }
}
