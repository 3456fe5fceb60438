// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapiosgi.tck.Failures.refused;

import org.junit.jupiter.api.Test;
import org.mapiosgi.api.status.Severity;
import org.mapiosgi.spi.MapiSubsystemBinding;
import org.mapiosgi.spi.NativeMapi;

/** MAPIInitialize and MAPIUninitialize: obligations of each thread (R1, R5, R6, R7). */
public abstract class InitialisationContract {
  private static final int UNKNOWN_INIT_FLAG = 0x40;

  /** For subclasses. */
  protected InitialisationContract() {}

  /** The MAPI under test. */
  protected abstract BindingFixture fixture();

  private PumpedThread thread(String name) {
    return new PumpedThread(name, fixture().binding().queues());
  }

  private void assertNotInitialised(NativeMapi mapi) {
    refused(
        () -> mapi.logonEx(fixture().serviceProfile(), Desk.SERVICE_LOGON),
        "MAPI_E_NOT_INITIALIZED");
  }

  @Test
  void preflightFindsNothingThatForbidsLoading() {
    assertThat(fixture().binding().preflight())
        .noneMatch(finding -> finding.severity() == Severity.ERROR);
  }

  @Test
  void theBindingIsNamedAndLoadedOnce() {
    MapiSubsystemBinding binding = fixture().binding();
    assertThat(binding.name()).isIn(MapiSubsystemBinding.WIN32, MapiSubsystemBinding.EMULATOR);
    assertThat(binding.load()).isSameAs(binding.load());
  }

  @Test
  void loadingInitialisesNothing() {
    NativeMapi mapi = fixture().binding().load();
    try (PumpedThread thread = thread("tck-loaded-only")) {
      thread.run(() -> assertNotInitialised(mapi));
    }
  }

  @Test
  void anUninitialisedThreadIsRefusedWhileAnotherIsInitialised() {
    try (MapiStage stage = new MapiStage(fixture().binding());
        PumpedThread stranger = stage.uninitialised()) {
      stage.rulesAreBroken();
      stranger.run(
          () -> {
            assertNotInitialised(stage.mapi());
            refused(() -> stage.mapi().profiles(), "MAPI_E_NOT_INITIALIZED");
          });
    }
  }

  @Test
  void unknownFlagsAreRefusedAndLeaveTheThreadUninitialised() {
    NativeMapi mapi = fixture().binding().load();
    try (PumpedThread thread = thread("tck-unknown-flag")) {
      thread.run(
          () -> {
            refused(
                () -> mapi.initialize(NativeMapi.MAPI_NT_SERVICE | UNKNOWN_INIT_FLAG),
                "MAPI_E_UNKNOWN_FLAGS");
            assertNotInitialised(mapi);
          });
    }
  }

  @Test
  void initialisingIsCountedOnEachThread() {
    NativeMapi mapi = fixture().binding().load();
    try (PumpedThread thread = thread("tck-counted")) {
      thread.run(
          () -> {
            mapi.initialize(NativeMapi.MAPI_NT_SERVICE);
            mapi.initialize(NativeMapi.MAPI_NT_SERVICE);
            mapi.uninitialize();
            assertThat(mapi.profiles()).isNotEmpty();
            mapi.uninitialize();
            assertNotInitialised(mapi);
          });
    }
    assertThat(mapi.liveObjects()).isEmpty();
    assertThat(mapi.liveBuffers()).isZero();
  }

  @Test
  void oneThreadsUninitialisingLeavesTheOthersInitialised() {
    try (MapiStage stage = new MapiStage(fixture().binding())) {
      NativeMapi mapi = stage.mapi();
      PumpedThread lane = stage.lane();
      try (PumpedThread passing = thread("tck-passing")) {
        passing.run(
            () -> {
              mapi.initialize(NativeMapi.MAPI_NT_SERVICE);
              mapi.uninitialize();
            });
      }
      assertThat(lane.call(mapi::profiles)).isNotEmpty();
      assertThat(stage.primary().call(mapi::profiles)).isNotEmpty();
    }
  }

  @Test
  void mapiComesUpAgainOnOtherThreads() {
    for (int round = 0; round < 5; round++) {
      try (MapiStage stage = new MapiStage(fixture().binding())) {
        PumpedThread lane = stage.lane();
        lane.run(
            () -> {
              try (Desk desk = new Desk(lane, stage.mapi(), fixture())) {
                assertThat(Desk.all(desk.keep(desk.session().getMsgStoresTable()))).isNotEmpty();
              }
            });
      }
    }
  }
}
