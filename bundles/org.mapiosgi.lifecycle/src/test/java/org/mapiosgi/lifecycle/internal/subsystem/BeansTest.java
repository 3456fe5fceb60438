// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.management.openmbean.TabularData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.status.MapiLaneMXBean;
import org.mapiosgi.api.status.MapiLimitMXBean;
import org.mapiosgi.api.status.MapiSessionMXBean;
import org.mapiosgi.api.status.MapiSubsystemMXBean;
import org.mapiosgi.lifecycle.internal.session.SessionSettings;

/** Each part of a subsystem is an MBean exactly while it is there. */
class BeansTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();

  @RegisterExtension final Rig rig = new Rig(2, LONG);

  private static List<ObjectName> names(String pattern) {
    try {
      return SERVER.queryNames(new ObjectName(pattern), null).stream().sorted().toList();
    } catch (MalformedObjectNameException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static <T> T bean(Class<T> type, String pattern) {
    assertThat(names(pattern)).hasSize(1);
    return JMX.newMXBeanProxy(SERVER, names(pattern).get(0), type);
  }

  private static List<String> limits(String session) {
    return names(MapiLimitMXBean.PATTERN).stream()
        .filter(name -> ObjectName.quote(session).equals(name.getKeyProperty("session")))
        .map(name -> ObjectName.unquote(name.getKeyProperty("counted")))
        .toList();
  }

  @Test
  void everyPartIsShownWithItsFiguresUntilTheStop() throws Exception {
    SessionSettings session = Rig.session("a, \"quoted\" = name", LONG);
    rig.subsystem.sessions().add(session);
    rig.subsystem.start();
    MapiSession up = rig.up();
    int messages = up.call(mail -> mail.inbox().messages().count(), LONG);
    assertThat(messages).isZero();

    MapiSubsystemMXBean mapi = bean(MapiSubsystemMXBean.class, MapiSubsystemMXBean.PATTERN);
    Rig.until("all is ready", mapi::isReady);
    assertThat(mapi.getState()).isEqualTo("READY");
    assertThat(mapi.isUp()).isTrue();
    assertThat(mapi.getSessions()).isEqualTo(1);
    assertThat(mapi.getSessionsUp()).isEqualTo(1);
    assertThat(mapi.getReason()).isEmpty();
    assertThat(mapi.getBinding()).isEqualTo("emulator");
    assertThat(mapi.getLiveObjects()).containsEntry("IMAPISession", 1);
    // As a tool without our classes sees it.
    ObjectName name = names(MapiSubsystemMXBean.PATTERN).get(0);
    assertThat(SERVER.getAttribute(name, "LiveObjects")).isInstanceOf(TabularData.class);

    MapiSessionMXBean bean = bean(MapiSessionMXBean.class, MapiSessionMXBean.PATTERN);
    assertThat(bean.getName()).isEqualTo(session.name());
    assertThat(bean.getState()).isEqualTo("UP");
    assertThat(bean.isUp()).isTrue();
    assertThat(bean.getLane()).startsWith("mapi-lane-");
    Rig.until("the work is counted", () -> bean.getDone() == 1);
    assertThat(bean.getQueued()).isZero();

    assertThat(names(MapiLaneMXBean.PATTERN)).hasSize(3);
    MapiLaneMXBean primary =
        bean(MapiLaneMXBean.class, MapiLaneMXBean.PATTERN.replace("*", "name=\"mapi-primary\""));
    assertThat(primary.isPrimary()).isTrue();
    assertThat(primary.isLate()).isFalse();

    MapiLimitMXBean stores =
        bean(MapiLimitMXBean.class, "org.mapiosgi:type=MapiLimit,counted=\"open stores\"");
    assertThat(stores.getUsed()).isEqualTo(1);
    assertThat(stores.getLimit()).isEqualTo(255);
    assertThat(stores.getRule()).isEqualTo("R14");
    assertThat(limits(session.name())).contains("open messages", "queued units of work");
    assertThat(names("org.mapiosgi:type=MapiLimit,bundle=*,*")).hasSize(1);

    assertThat(rig.stop()).isTrue();
    assertThat(names("org.mapiosgi:type=Mapi*,*")).isEmpty();
  }

  @Test
  void aSessionIsShownWhileItIsConfigured() {
    SessionSettings first = Rig.session("one", LONG);
    SessionSettings second = Rig.session("two", LONG);
    rig.subsystem.sessions().add(first);
    rig.subsystem.sessions().add(second);
    rig.subsystem.sessions().addRefused("three", "none", "deadline.seconds is -1");
    rig.subsystem.start();
    Rig.until("all are shown", () -> names(MapiSessionMXBean.PATTERN).size() == 3);
    MapiSessionMXBean refused =
        bean(MapiSessionMXBean.class, "org.mapiosgi:type=MapiSession,name=\"three\"");
    assertThat(refused.getState()).isEqualTo("REFUSED");
    assertThat(refused.getReason()).isEqualTo("deadline.seconds is -1");
    assertThat(limits("three")).isEmpty();
    rig.subsystem.sessions().removeRefused("three");
    rig.subsystem.sessions().remove(first);
    Rig.until("two are gone", () -> names(MapiSessionMXBean.PATTERN).size() == 1);
    Rig.until("their limits are gone", () -> limits("one").isEmpty());
    assertThat(limits("two")).isNotEmpty();
  }

  @Test
  void aSessionThatIsConfiguredAnewIsShownOnce() {
    rig.subsystem.sessions().add(Rig.session("one", LONG));
    rig.subsystem.start();
    Rig.until("it is shown", () -> !names(MapiSessionMXBean.PATTERN).isEmpty());
    rig.subsystem.sessions().remove(Rig.session("one", LONG));
    rig.subsystem.sessions().add(Rig.session("one", Duration.ofSeconds(30)));
    rig.subsystem.sessions().add(Rig.session("last", LONG));
    Rig.until(
        "the last is shown",
        () -> names(MapiSessionMXBean.PATTERN).toString().contains("name=\"last\""));
    assertThat(names(MapiSessionMXBean.PATTERN))
        .extracting(ObjectName::toString)
        .containsExactlyInAnyOrder(
            "org.mapiosgi:type=MapiSession,name=\"last\"",
            "org.mapiosgi:type=MapiSession,name=\"one\"");
  }

  @Test
  void aLaneThatEndedIsShownNoMore() {
    rig.subsystem.sessions().add(Rig.session("one", LONG));
    rig.subsystem.start();
    MapiSession before = rig.up();
    String lane = rig.status("one").lane().orElseThrow();
    String pattern = "org.mapiosgi:type=MapiLane,name=\"" + lane + "\"";
    assertThat(names(pattern)).hasSize(1);
    rig.breakQueue(lane);
    Rig.until("the lane is gone", () -> names(pattern).isEmpty());
    Rig.until("another is there", () -> names(MapiLaneMXBean.PATTERN).size() == 3);
    Rig.until("the session is up on another", () -> rig.up() != before);
  }
}
