// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.status.MapiSubsystem;
import org.mapiosgi.api.status.Reason;
import org.mapiosgi.api.status.SubsystemState;
import org.mapiosgi.api.status.SubsystemStatus;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

class SubsystemEndTest {
  private static SubsystemEnd end(SubsystemState state, String reason) {
    SubsystemStatus.Builder building =
        SubsystemStatus.of(state, Instant.EPOCH, "emulator", "service");
    if (!reason.isEmpty()) {
      building.reason(Reason.of(Reason.Kind.LEFT_BEHIND, reason).build());
    }
    SubsystemStatus status = building.build();
    MapiSubsystem subsystem =
        answering(
            MapiSubsystem.class, Map.of("status", status, "longestStop", Duration.ofSeconds(47)));
    ServiceReference<?> reference = answering(ServiceReference.class, Map.of());
    BundleContext context =
        (BundleContext)
            Proxy.newProxyInstance(
                SubsystemEndTest.class.getClassLoader(),
                new Class<?>[] {BundleContext.class},
                (proxy, method, args) ->
                    switch (method.getName()) {
                      case "getService" -> subsystem;
                      case "getAllServiceReferences" -> new ServiceReference<?>[] {reference};
                      default -> null;
                    });
    return SubsystemEnd.watch(context);
  }

  private static String leftover(SubsystemState state, String reason) {
    return end(state, reason).leftover();
  }

  private static <T> T answering(Class<T> type, Map<String, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            SubsystemEndTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) -> answers.get(method.getName())));
  }

  @Test
  void whatTheSubsystemCouldNotReleaseIsKnownAfterItsStop() {
    assertThat(leftover(SubsystemState.STOPPED, "buffers not freed: 2"))
        .isEqualTo("buffers not freed: 2");
    assertThat(leftover(SubsystemState.STOPPING, "")).isNotEmpty();
  }

  @Test
  void howLongTheStopMayTakeIsWhatTheSubsystemSays() {
    assertThat(end(SubsystemState.READY, "").longestStop()).isEqualTo(Duration.ofSeconds(47));
    assertThat(SubsystemEnd.watch(null).longestStop()).isZero();
  }

  @Test
  void anOrderlyEndAndOneThatNeverBeganLeaveNothing() {
    assertThat(leftover(SubsystemState.STOPPED, "")).isEmpty();
    assertThat(leftover(SubsystemState.FAILED, "no MAPI on this machine")).isEmpty();
    assertThat(SubsystemEnd.watch(null).leftover()).isEmpty();
  }
}
