// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.profile.ExchangeMailbox;
import org.mapiosgi.api.profile.MapiProfiles;
import org.mapiosgi.api.profile.MessageService;
import org.mapiosgi.api.profile.NewProfile;
import org.mapiosgi.api.profile.NewService;
import org.mapiosgi.api.profile.ProfileInfo;
import org.mapiosgi.api.profile.Secret;
import org.mapiosgi.api.profile.ServiceProvider;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.Reason;
import org.mapiosgi.api.status.SessionState;
import org.mapiosgi.api.status.Severity;
import org.mapiosgi.binding.emulator.EmulatorCall;
import org.mapiosgi.binding.emulator.EmulatorSettings;
import org.mapiosgi.binding.emulator.Fault;
import org.mapiosgi.binding.emulator.MapiEmulator;
import org.mapiosgi.binding.emulator.start.Emulators;
import org.mapiosgi.lifecycle.internal.profile.DeclaredProfile;
import org.mapiosgi.lifecycle.internal.profile.ProfileSpec;
import org.mapiosgi.lifecycle.internal.session.SessionSettings;
import org.osgi.util.promise.Promise;

class ProfilesTest {
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final String OWN = MapiEmulator.DEFAULT_PROFILE;
  private static final ExchangeMailbox MAILBOX =
      new ExchangeMailbox.ByAddress(MapiEmulator.DEFAULT_ADDRESS);

  @RegisterExtension final Benches benches = new Benches();
  private final MapiEmulator emulator =
      Emulators.open(EmulatorSettings.defaults().withMessageServices("MSEMS", "MSUPST MS"));

  @RegisterExtension
  final Bench bench =
      new Bench(new EmulatorStage(emulator), 2, Duration.ofSeconds(30), Duration.ofSeconds(5));

  private CompletableFuture<Boolean> stopping;

  @AfterEach
  void noRuleIsBrokenWhenItIsDown() {
    emulator.clearFaults();
    assertThat(stopping == null ? bench.stop() : stopping.join()).isTrue();
    assertThat(emulator.load().violations()).isEmpty();
  }

  private MapiProfiles profiles() {
    bench.subsystem.start();
    AtomicReference<MapiProfiles> found = new AtomicReference<>();
    Bench.until(
        "the service is there",
        () -> {
          found.set(bench.registry.find(MapiProfiles.class).orElse(null));
          return found.get() != null;
        });
    return found.get();
  }

  private static <T> T value(Promise<T> promise) {
    Bench.until("it is resolved", promise::isDone);
    try {
      assertThat(promise.getFailure()).isNull();
      return promise.getValue();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static MapiException refused(Promise<?> promise, String code) {
    Bench.until("it is resolved", promise::isDone);
    Throwable failure;
    try {
      failure = promise.getFailure();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    assertThat(failure).isInstanceOf(MapiException.class);
    assertThat(((MapiException) failure).result()).isEqualTo(HResult.named(code));
    return (MapiException) failure;
  }

  private static List<String> names(MapiProfiles profiles) {
    return value(profiles.list()).stream().map(ProfileInfo::name).toList();
  }

  private static SessionSettings session(String profile) {
    return Bench.session("one", profile, DEADLINE, Duration.ZERO);
  }

  private static ProfileSpec spec(NewProfile profile, boolean overwrite) {
    return new ProfileSpec(
        "org.mapiosgi.profile~test", Optional.of(new DeclaredProfile(profile, overwrite)), "");
  }

  private boolean says(String words) {
    return bench.subsystem.status().sessions().stream()
        .anyMatch(session -> session.reason().map(Reason::sentence).orElse("").contains(words));
  }

  private List<Finding> findings(Severity severity) {
    return bench.subsystem.findings().stream()
        .filter(finding -> finding.severity() == severity)
        .toList();
  }

  @Test
  void aMailboxGetsAProfileThatASessionLogsOnWith() {
    MapiProfiles profiles = profiles();
    value(profiles.create(NewProfile.named("billing").withExchange(MAILBOX)));
    assertThat(names(profiles)).containsExactly(OWN, "billing");
    bench.subsystem.sessions().add(session("Billing"));
    assertThat(bench.up().name()).isEqualTo("one");

    List<MessageService> services = value(profiles.services("billing"));
    assertThat(services).hasSize(1);
    assertThat(services.get(0).name()).isEqualTo("MSEMS");
    assertThat(services.get(0).defaultStore()).isTrue();
    assertThat(services.get(0).providers())
        .extracting(ServiceProvider::kind)
        .contains(ServiceProvider.Kind.STORE, ServiceProvider.Kind.TRANSPORT);
  }

  @Test
  void theOlderWayByServerAndMailboxLogsOnAsWell() {
    MapiProfiles profiles = profiles();
    value(
        profiles.create(
            NewProfile.named("older")
                .withExchange(new ExchangeMailbox.OnServer("server", "service"))));
    bench.subsystem.sessions().add(session("older"));
    assertThat(bench.up().name()).isEqualTo("one");
  }

  @Test
  void anAddressGoesIntoTheSectionsThatMicrosoftsSampleOpensAsItOpensThem() {
    value(profiles().create(NewProfile.named("billing").withExchange(MAILBOX)));
    assertThat(
            emulator.calls().stream()
                .filter(call -> call.operation().equals("IMsgServiceAdmin::OpenProfileSection"))
                .map(EmulatorCall::detail))
        .containsExactly("flags=0x00080000", "flags=0x00000001", "flags=0x00080001");
  }

  @Test
  void nothingIsDoneOnThePrimaryNorOnTheCallersThread() {
    MapiProfiles profiles = profiles();
    value(profiles.create(NewProfile.named("billing").withExchange(MAILBOX)));
    assertThat(
            emulator.calls().stream()
                .filter(
                    call ->
                        call.operation().startsWith("IProf")
                            || call.operation().startsWith("IMsgService"))
                .map(EmulatorCall::thread))
        .isNotEmpty()
        .allMatch(thread -> thread.startsWith("mapi-lane-"));
  }

  @Test
  void theDefaultIsSetAndCleared() {
    MapiProfiles profiles = profiles();
    value(profiles.create(NewProfile.named("billing").asDefault(true)));
    assertThat(value(profiles.list()))
        .containsExactly(ProfileInfo.of(OWN, false), ProfileInfo.of("billing", true));
    value(profiles.setDefault(OWN));
    assertThat(value(profiles.list())).contains(ProfileInfo.of(OWN, true));
    value(profiles.clearDefault());
    assertThat(value(profiles.list())).noneMatch(ProfileInfo::defaultProfile);
  }

  @Test
  void copyRenameAndDelete() {
    MapiProfiles profiles = profiles();
    value(profiles.copy(OWN, "copy"));
    value(profiles.rename("copy", "other"));
    assertThat(names(profiles)).containsExactly(OWN, "other");
    value(profiles.delete("other"));
    assertThat(names(profiles)).containsExactly(OWN);
  }

  @Test
  void whatCannotBeIsRefusedByName() {
    MapiProfiles profiles = profiles();
    assertThat(refused(profiles.create(NewProfile.named("EMULATOR")), "MAPI_E_NO_ACCESS"))
        .hasMessageContaining("there is a profile 'EMULATOR' already")
        .hasMessageContaining("R28");
    for (Promise<?> each :
        List.of(
            profiles.delete("nobody"),
            profiles.copy("nobody", "copy"),
            profiles.rename("nobody", "other"),
            profiles.setDefault("nobody"),
            profiles.services("nobody"))) {
      assertThat(refused(each, "MAPI_E_NOT_FOUND"))
          .hasMessageContaining(
              "profile 'nobody' is not among the profiles of this account: " + OWN)
          .hasMessageContaining("R28");
    }
    Map<String, String> bad =
        Map.of(
            "",
            "is empty",
            "x".repeat(65),
            "at most 64 characters, this one has 65",
            "a\\b",
            "has '\\' (U+005C)",
            "a-b",
            "has '-' (U+002D)",
            "a\nb",
            "(U+000A)",
            " a",
            "begins or ends with a space");
    bad.forEach(
        (name, why) ->
            assertThat(refused(profiles.create(NewProfile.named(name)), "MAPI_E_INVALID_PARAMETER"))
                .hasMessageContaining(why)
                .hasMessageContaining("letters, digits and underscores"));
    assertThat(names(profiles)).containsExactly(OWN);
  }

  @Test
  void aServiceThatIsNotInstalledLeavesNoHalfProfile() {
    MapiProfiles profiles = profiles();
    NewProfile wanted =
        NewProfile.named("billing").withExchange(MAILBOX).with(NewService.named("NOSUCH"));
    assertThat(refused(profiles.create(wanted), "MAPI_E_NOT_FOUND"))
        .hasMessageContaining("MapiSvc.inf of this MAPI has no message service 'NOSUCH'");
    assertThat(names(profiles)).containsExactly(OWN);
  }

  @Test
  void withoutExchangeTheCauseAndTheRuleAreNamed() {
    MapiEmulator bare = Emulators.open(EmulatorSettings.defaults().withMessageServices());
    Bench without =
        benches.add(
            new Bench(new EmulatorStage(bare), 1, Duration.ofSeconds(30), Duration.ofSeconds(5)));
    without.subsystem.start();
    Bench.until(
        "the service is there", () -> without.registry.find(MapiProfiles.class).isPresent());
    MapiProfiles profiles = without.registry.find(MapiProfiles.class).orElseThrow();
    assertThat(
            refused(
                profiles.create(NewProfile.named("billing").withExchange(MAILBOX)),
                "MAPI_E_NOT_FOUND"))
        .hasMessageContaining("'MSEMS'")
        .hasMessageContaining("R49");
    assertThat(names(profiles)).containsExactly(OWN);
  }

  @Test
  void everyFailureOnTheWayLeavesNoHalfProfileAndNoObject() {
    MapiProfiles profiles = profiles();
    emulator.clearCalls();
    NewProfile wanted = NewProfile.named("billing").withExchange(MAILBOX).asDefault(true);
    value(profiles.create(wanted));
    Set<String> operations =
        new java.util.TreeSet<>(
            emulator.calls().stream()
                .map(org.mapiosgi.binding.emulator.EmulatorCall::operation)
                .filter(operation -> !operation.endsWith("::Release"))
                .toList());
    assertThat(operations).contains("IProfSect::SetProps", "IMsgServiceAdmin::CreateMsgService");
    value(profiles.delete("billing"));
    for (String operation : operations) {
      try (Fault fault = emulator.on(operation).fail(HResult.named("MAPI_E_DISK_ERROR"))) {
        assertThat(refused(profiles.create(wanted), "MAPI_E_DISK_ERROR").operation())
            .as(operation)
            .isEqualTo(operation);
        assertThat(fault.hits()).as(operation).isPositive();
      }
      assertThat(names(profiles)).as(operation).containsExactly(OWN);
      assertThat(emulator.load().liveObjects()).as(operation).isEmpty();
    }
  }

  @Test
  void aProfileThatAConfiguredSessionHasIsNeitherDeletedNorRenamed() {
    MapiProfiles profiles = profiles();
    SessionSettings settings = session(OWN);
    bench.subsystem.sessions().add(settings);
    bench.up();
    for (Promise<Void> each : List.of(profiles.delete("Emulator"), profiles.rename(OWN, "other"))) {
      assertThat(refused(each, "MAPI_E_NO_ACCESS"))
          .hasMessageContaining("is in use: session one has it");
    }
    assertThat(names(profiles)).containsExactly(OWN);
    bench.subsystem.sessions().remove(settings);
    Bench.until("the session is gone", () -> bench.subsystem.status().sessions().isEmpty());
    value(profiles.delete(OWN));
    assertThat(names(profiles)).isEmpty();
  }

  @Test
  void aDeclaredProfileIsCreatedAndItsSessionWaitsForIt() {
    Fault slow = emulator.on("IMsgServiceAdmin::CreateMsgService").hang();
    bench.subsystem.profiles().add(spec(NewProfile.named("billing").withExchange(MAILBOX), false));
    bench.subsystem.sessions().add(session("billing"));
    MapiProfiles profiles = profiles();
    Bench.until("the session says what it waits for", () -> says("waits for profile 'billing'"));
    assertThat(bench.status("one").state()).isEqualTo(SessionState.DOWN);
    assertThat(emulator.calls()).noneMatch(call -> call.operation().equals("MAPILogonEx"));
    slow.close();
    bench.up();
    assertThat(names(profiles)).containsExactly(OWN, "billing");
    assertThat(
            emulator.calls().stream()
                .filter(call -> call.operation().equals("MAPILogonEx"))
                .toList())
        .hasSize(1);
  }

  @Test
  void aSessionThatCameBeforeItsProfileWasDeclaredLogsOnWhenItIsThere() {
    bench
        .subsystem
        .sessions()
        .add(
            new SessionSettings(
                "one",
                "billing",
                DEADLINE,
                DEADLINE,
                new org.mapiosgi.lifecycle.internal.actor.Backoff(
                    Duration.ofHours(1), Duration.ofHours(1)),
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                16));
    bench.subsystem.start();
    Bench.until("it is refused", () -> says("'billing' is not among the profiles"));
    bench.subsystem.profiles().add(spec(NewProfile.named("billing").withExchange(MAILBOX), false));
    bench.up();
  }

  @Test
  void aDeclaredProfileThatIsThereIsLeftAsItIs() {
    bench
        .subsystem
        .profiles()
        .add(
            spec(
                NewProfile.named(OWN)
                    .withExchange(new ExchangeMailbox.ByAddress("other@example.test"))
                    .asDefault(true),
                false));
    bench.subsystem.sessions().add(session(OWN));
    bench.subsystem.start();
    bench.up();
    assertThat(emulator.calls())
        .noneMatch(call -> call.operation().equals("IProfAdmin::CreateProfile"))
        .noneMatch(call -> call.operation().equals("IProfAdmin::DeleteProfile"));
    assertThat(findings(Severity.OK)).anyMatch(finding -> finding.text().contains("left as it is"));
  }

  @Test
  void aDeclaredProfileIsMadeAnewWhereItShall() {
    bench.subsystem.profiles().add(spec(NewProfile.named(OWN).withExchange(MAILBOX), true));
    bench.subsystem.sessions().add(session(OWN));
    bench.subsystem.start();
    bench.up();
    assertThat(findings(Severity.OK)).anyMatch(finding -> finding.text().contains("made anew"));
  }

  @Test
  void aDeclaredProfileThatFailsIsShownAndTriedAgainAndTheSessionGoesOnThen() {
    Fault broken =
        emulator.on("IProfAdmin::CreateProfile").onwards().fail(HResult.named("MAPI_E_DISK_ERROR"));
    bench.subsystem.profiles().add(spec(NewProfile.named("billing").withExchange(MAILBOX), false));
    bench.subsystem.sessions().add(session("billing"));
    bench.subsystem.start();
    Bench.until("the session says why", () -> says("could not be created: IProfAdmin"));
    assertThat(findings(Severity.ERROR))
        .anyMatch(
            finding ->
                finding.subject().equals("Profile 'billing'")
                    && finding.text().contains("MAPI_E_DISK_ERROR"));
    Bench.until("it is tried again", () -> broken.hits() > 3);
    broken.close();
    bench.up();
    assertThat(findings(Severity.ERROR)).isEmpty();
  }

  @Test
  void aDeclarationThatGoesLeavesTheProfileAndFreesTheSession() {
    Fault broken =
        emulator.on("IProfAdmin::CreateProfile").onwards().fail(HResult.named("MAPI_E_DISK_ERROR"));
    ProfileSpec spec = spec(NewProfile.named("billing").withExchange(MAILBOX), false);
    bench.subsystem.profiles().add(spec);
    bench.subsystem.sessions().add(session("billing"));
    MapiProfiles profiles = profiles();
    Bench.until("the session waits", () -> says("could not be created"));
    bench.subsystem.profiles().remove(spec);
    Bench.until("the session tries for itself", () -> says("is not among the profiles"));
    broken.close();
    value(profiles.create(NewProfile.named("billing").withExchange(MAILBOX)));
    bench.up();
  }

  @Test
  void whoWaitsWhenMapiGoesDownIsTold() {
    MapiProfiles profiles = profiles();
    value(profiles.list());
    Fault hang = emulator.on("IProfAdmin::CreateProfile").hang();
    Promise<Void> running = profiles.create(NewProfile.named("billing"));
    try {
      assertThat(hang.awaitHit(Bench.LONG)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    stopping = CompletableFuture.supplyAsync(bench::stop);
    assertThat(refused(running, "MAPI_E_END_OF_SESSION")).hasMessageContaining("'billing'");
    assertThat(refused(profiles.list(), "MAPI_E_END_OF_SESSION")).isNotNull();
    Bench.until("withdrawn", () -> bench.registry.find(MapiProfiles.class).isEmpty());
  }

  @Test
  void aSecretGetsToItsServiceAndIntoNoText() {
    String text = "correct horse battery staple";
    PropTag<Object> tag = PropTag.of(0x6703001E);
    NewProfile wanted =
        NewProfile.named("billing").with(NewService.named("MSUPST MS").with(tag, Secret.of(text)));
    assertThat(wanted.toString()).contains("MSUPST MS", "0x6703001E").doesNotContain(text);
    MapiProfiles profiles = profiles();
    value(profiles.create(wanted));
    assertThat(emulator.calls())
        .anyMatch(call -> call.detail().contains("tags=0x6703001E"))
        .noneMatch(call -> call.toString().contains(text));
    try (Fault fault =
        emulator
            .on("IMsgServiceAdmin::ConfigureMsgService")
            .fail(HResult.named("MAPI_E_EXTENDED_ERROR"))) {
      assertThat(
              refused(
                  profiles.create(NewProfile.named("other").with(wanted.services().get(0))),
                  "MAPI_E_EXTENDED_ERROR"))
          .message()
          .doesNotContain(text);
      assertThat(fault.hits()).isOne();
    }
    assertThat(bench.registry.find(MapiSession.class)).isEmpty();
  }
}
