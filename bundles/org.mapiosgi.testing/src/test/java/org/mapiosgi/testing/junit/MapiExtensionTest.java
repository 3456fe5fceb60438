// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.testing.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.status.SubsystemState;
import org.mapiosgi.binding.emulator.MapiEmulator;
import org.mapiosgi.testing.TestMail;
import org.mapiosgi.testing.TestMailbox;
import org.mapiosgi.testing.TestMapi;

/** Runs test classes that use the extension, and looks at how their tests end. */
class MapiExtensionTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  /** The parameters that the inner tests had. */
  private static final List<TestMapi> GIVEN = new ArrayList<>();

  @BeforeEach
  void forget() {
    GIVEN.clear();
  }

  /** The failures of a class's tests by method; "" for a test that passes. */
  private static Map<String, String> run(Class<?> tests) {
    Map<String, String> failures = new TreeMap<>();
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request().selectors(selectClass(tests)).build();
    LauncherFactory.create()
        .execute(
            request,
            new TestExecutionListener() {
              @Override
              public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                String failure = result.getThrowable().map(Throwable::toString).orElse("");
                if (test.isTest() || !failure.isEmpty()) {
                  failures.put(test.getDisplayName(), failure);
                }
              }
            });
    return failures;
  }

  /** Each type that is injected. */
  @MapiTest
  static class Injected {
    @Test
    void all(TestMapi mapi, MapiSession session, TestMailbox mailbox, MapiEmulator emulator)
        throws Exception {
      GIVEN.add(mapi);
      assertThat(session).isSameAs(mapi.session());
      assertThat(mailbox).isSameAs(mapi.mailbox());
      assertThat(emulator).isSameAs(mapi.emulator());
      mailbox.deliver(TestMail.from("a@example.com"));
      assertThat(session.<Integer>call(m -> m.inbox().messages().count(), LONG)).isEqualTo(1);
    }

    @Test
    void another(TestMapi mapi) throws Exception {
      GIVEN.add(mapi);
      assertThat(mapi.session().<Integer>call(m -> m.inbox().messages().count(), LONG)).isZero();
    }

    @AfterEach
    void itIsStillUp(TestMapi mapi) {
      assertThat(mapi).isSameAs(GIVEN.get(GIVEN.size() - 1));
      assertThat(mapi.subsystem().status().state()).isEqualTo(SubsystemState.READY);
    }
  }

  @Test
  void eachTestHasItsOwnWhichIsClosedAfterIt() {
    assertThat(run(Injected.class))
        .isEqualTo(
            Map.of(
                "all(TestMapi, MapiSession, TestMailbox, MapiEmulator)",
                "",
                "another(TestMapi)",
                ""));
    assertThat(GIVEN)
        .hasSize(2)
        .doesNotHaveDuplicates()
        .allMatch(mapi -> mapi.subsystem().status().state() == SubsystemState.STOPPED);
  }

  /** A buffer is left in both. */
  static class Leaking {
    private static void leak(TestMapi mapi) throws Exception {
      mapi.emulator().on("IMAPIFolder::GetContentsTable").leak(1);
      assertThat(mapi.session().<Integer>call(m -> m.inbox().messages().count(), LONG)).isZero();
    }

    @MapiTest
    @Test
    void checked(TestMapi mapi) throws Exception {
      leak(mapi);
    }

    @MapiTest(checks = false)
    @Test
    void unchecked(TestMapi mapi) throws Exception {
      leak(mapi);
    }
  }

  @Test
  void aTestThatLeavesSomethingFails() {
    Map<String, String> failures = run(Leaking.class);
    assertThat(failures.get("checked(TestMapi)")).contains("1 buffers are not freed");
    assertThat(failures.get("unchecked(TestMapi)")).isEmpty();
  }

  /** The method's annotation counts before the class's. */
  @MapiTest(sessions = "billing")
  static class Named {
    @Test
    void ofTheClass(MapiSession session) {
      assertThat(session.name()).isEqualTo("billing");
    }

    @MapiTest(
        mailbox = "src/test/mailbox",
        sessions = {"archive", "billing"})
    @Test
    void ofTheMethod(MapiSession session, TestMapi mapi) throws Exception {
      assertThat(session.name()).isEqualTo("archive");
      assertThat(mapi.session("billing").name()).isEqualTo("billing");
      assertThat(session.<Integer>call(m -> m.inbox().messages().count(), LONG)).isEqualTo(1);
    }
  }

  @Test
  void theNearestAnnotationDescribesTheMailbox() {
    assertThat(run(Named.class).values()).hasSize(2).containsOnly("");
  }

  /** Shared by all tests of the class. */
  @ExtendWith(MapiExtension.class)
  static class Shared {
    @BeforeAll
    static void begin(TestMapi mapi) {
      GIVEN.add(mapi);
    }

    @Test
    void one(TestMapi mapi) {
      assertThat(mapi).isSameAs(GIVEN.get(0));
    }

    @Test
    void two(TestMapi mapi) {
      assertThat(mapi).isSameAs(GIVEN.get(0));
    }
  }

  @Test
  void oneThatIsAskedForBeforeAllIsShared() {
    assertThat(run(Shared.class).values()).hasSize(2).containsOnly("");
    assertThat(GIVEN.get(0).subsystem().status().state()).isEqualTo(SubsystemState.STOPPED);
  }

  /** Made by code. */
  static class ByCode {
    @RegisterExtension
    static final MapiExtension MAPI =
        MapiExtension.of(mapi -> mapi.message(TestMail.from("a@example.com")));

    @Test
    void oneMessage(MapiSession session) throws Exception {
      assertThat(session.<Integer>call(m -> m.inbox().messages().count(), LONG)).isEqualTo(1);
    }
  }

  @Test
  void theMailboxIsMadeByCode() {
    assertThat(run(ByCode.class)).isEqualTo(Map.of("oneMessage(MapiSession)", ""));
  }

  /** Nothing to test on. */
  static class Missing {
    @MapiTest(mailbox = "no such directory")
    @Test
    void never(MapiSession session) {
      throw new AssertionError("it has a session: " + session);
    }
  }

  @Test
  void aMailboxThatIsMissingIsTheReasonOfTheFailure() {
    assertThat(run(Missing.class).get("never(MapiSession)"))
        .contains("there is no directory")
        .contains("no such directory");
  }
}
