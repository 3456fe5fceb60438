// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.Result.Status;
import org.apache.felix.hc.api.ResultLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.status.SessionState;
import org.mapiosgi.api.status.SubsystemState;
import org.mapiosgi.binding.emulator.Fault;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.test.common.annotation.InjectBundleContext;

/** Health checks, and the file that says ready, while sessions come and go. */
class HealthTest {
  @InjectBundleContext BundleContext context;
  private Fixture fixture;

  @BeforeEach
  void open() {
    fixture = new Fixture(context);
    fixture.service(HealthCheck.class, "(hc.tags=readiness)");
  }

  @AfterEach
  void close() throws Exception {
    fixture.close();
  }

  private List<Result> results(String tag) {
    List<Result> results = new ArrayList<>();
    try {
      for (ServiceReference<HealthCheck> each :
          context.getServiceReferences(HealthCheck.class, "(hc.tags=" + tag + ")")) {
        results.add(context.getService(each).execute());
      }
    } catch (InvalidSyntaxException e) {
      throw new IllegalArgumentException(e);
    }
    assertThat(results).isNotEmpty();
    return results;
  }

  private Status status(String tag) {
    return results(tag).stream()
        .map(Result::getStatus)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  private List<String> messages(String tag) {
    return results(tag).stream()
        .flatMap(result -> StreamSupport.stream(result.spliterator(), false))
        .map(ResultLog.Entry::getMessage)
        .toList();
  }

  private void await(Status readiness) {
    Fixture.waiting().until(() -> status("readiness") == readiness);
  }

  @Test
  void readinessFollowsTheSessionAndNamesRuleAndRemedy() throws Exception {
    assertThat(status("readiness")).isEqualTo(Status.CRITICAL);
    fixture.configureSubsystem(Map.of());
    fixture.configureSession("one", Map.of());
    await(Status.OK);
    assertThat(messages("readiness"))
        .anyMatch(message -> message.startsWith("session one: UP, profile 'emulator'"));

    fixture.configureSession("one", Map.of("profile", "no such profile"));
    await(Status.CRITICAL);
    String remedy =
        fixture
            .awaitSession("one", SessionState.REFUSED)
            .reason()
            .orElseThrow()
            .remedy()
            .orElse("");
    assertThat(remedy).isNotEmpty();
    assertThat(messages("readiness"))
        .anyMatch(
            message ->
                message.startsWith("R28 session one: REFUSED, profile 'no such profile'")
                    && message.endsWith("; " + remedy));
    assertThat(status("liveness")).isEqualTo(Status.OK);

    fixture.configureSession("one", Map.of());
    await(Status.OK);
  }

  @Test
  void aServerThatIsDownIsUnavailableForATimeAndAsksForNoRestart() throws Exception {
    fixture.configureSubsystem(Map.of());
    fixture.configureSession("one", Map.of());
    await(Status.OK);
    MapiSession session = fixture.session("one");
    try (Fault down =
        fixture
            .emulator()
            .on("MAPILogonEx")
            .onwards()
            .fail(HResult.named("MAPI_E_NETWORK_ERROR"))) {
      fixture.emulator().loseSessions(HResult.END_OF_SESSION);
      assertThat(session.submit(mapi -> mapi.inbox().messages().count()).getFailure()).isNotNull();
      assertThat(down.awaitHit(Fixture.LONG)).isTrue();
      await(Status.TEMPORARILY_UNAVAILABLE);
      assertThat(status("liveness")).isEqualTo(Status.OK);
    }
    await(Status.OK);
  }

  @Test
  void tagsAndNamesAreConfigured() throws Exception {
    fixture.configure(
        "org.mapiosgi.health.queues",
        Map.of("hc.name", "mail queues", "hc.tags", new String[] {"mine"}));
    fixture.service(HealthCheck.class, "(&(hc.name=mail queues)(hc.tags=mine))");
    assertThat(context.getServiceReferences(HealthCheck.class, "(hc.name=MAPI queues)")).isEmpty();
    assertThat(status("mine")).isEqualTo(Status.OK);
  }

  @Test
  void theReadyFileIsThereExactlyWhileAllIsUp(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("ready");
    fixture.configure("org.mapiosgi.ready", Map.of("file", file.toString()));
    fixture.configureSubsystem(Map.of());
    fixture.awaitSubsystem(SubsystemState.READY);
    assertThat(file).doesNotExist();
    var session = fixture.configureSession("one", Map.of());
    Fixture.waiting().until(() -> Files.exists(file));
    fixture.configureSession("two", Map.of("profile", "no such profile"));
    Fixture.waiting().until(() -> !Files.exists(file));
    fixture.configureSession("two", Map.of());
    Fixture.waiting().until(() -> Files.exists(file));
    session.delete();
    fixture.configureSubsystem(Map.of("mode", "daemon"));
    Fixture.waiting().until(() -> !Files.exists(file));
  }
}
