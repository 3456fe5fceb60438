// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.profile.ExchangeMailbox;
import org.mapiosgi.api.profile.MapiProfiles;
import org.mapiosgi.api.profile.MessageService;
import org.mapiosgi.api.profile.NewProfile;
import org.mapiosgi.api.profile.ProfileInfo;
import org.mapiosgi.api.profile.ServiceProvider;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.shell.internal.ProfileShell.Verb;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.promise.Promise;
import org.osgi.util.promise.Promises;

class ProfileShellTest {
  private final List<String> calls = new ArrayList<>();
  private final List<NewProfile> created = new ArrayList<>();
  private Promise<?> answer = Promises.resolved(null);
  private boolean up = true;
  private final ProfileShell shell = new ProfileShell(new Present(context()));

  private BundleContext context() {
    ServiceReference<?> reference =
        (ServiceReference<?>)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ServiceReference.class},
                (proxy, method, arguments) -> null);
    MapiProfiles profiles =
        (MapiProfiles)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {MapiProfiles.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("create")) {
                    created.add((NewProfile) arguments[0]);
                  }
                  calls.add(
                      method.getName() + (arguments == null ? "" : List.of(arguments).toString()));
                  return answer;
                });
    return (BundleContext)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {BundleContext.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getServiceReference" -> up ? reference : null;
                  case "getService" -> profiles;
                  case "ungetService" -> true;
                  default -> throw new UnsupportedOperationException(method.toString());
                });
  }

  private String run(Verb verb, String... words) throws Exception {
    return shell.run(verb, List.of(words));
  }

  @Test
  void profilesAreListedWithTheDefaultMarked() throws Exception {
    answer = Promises.resolved(List.of(ProfileInfo.of("a b", false), ProfileInfo.of("main", true)));
    assertThat(run(Verb.LIST)).isEqualTo("profile  default\na b\nmain     yes");
    answer = Promises.resolved(List.of());
    assertThat(run(Verb.LIST)).isEqualTo("This account has no MAPI profile.");
  }

  @Test
  void aProfileIsCreatedWithWhatItsOptionsSay() throws Exception {
    assertThat(run(Verb.CREATE, "billing", "--address", "a@b.test", "--default"))
        .isEqualTo("Profile 'billing' is created, with Exchange for a@b.test.");
    assertThat(run(Verb.CREATE, "older", "--mailbox", "m", "--server", "s"))
        .isEqualTo("Profile 'older' is created, with Exchange for m on s.");
    assertThat(run(Verb.CREATE, "empty"))
        .isEqualTo("Profile 'empty' is created, without message services.");
    assertThat(created)
        .containsExactly(
            NewProfile.named("billing")
                .withExchange(new ExchangeMailbox.ByAddress("a@b.test"))
                .asDefault(true),
            NewProfile.named("older").withExchange(new ExchangeMailbox.OnServer("s", "m")),
            NewProfile.named("empty"));
    assertThat(calls).hasSize(3);
  }

  @Test
  void theOtherCommandsSayWhatTheyDid() throws Exception {
    assertThat(run(Verb.COPY, "a", "b")).isEqualTo("Profile 'b' is a copy of 'a'.");
    assertThat(run(Verb.RENAME, "a", "b")).isEqualTo("Profile 'a' is called 'b' now.");
    assertThat(run(Verb.DELETE, "a")).isEqualTo("Profile 'a' is deleted.");
    assertThat(run(Verb.DEFAULT, "a")).isEqualTo("Profile 'a' is the default now.");
    assertThat(run(Verb.DEFAULT, "--none")).isEqualTo("No profile is the default now.");
    assertThat(calls)
        .containsExactly(
            "copy[a, b]", "rename[a, b]", "delete[a]", "setDefault[a]", "clearDefault");
  }

  @Test
  void servicesAreShownWithTheirProviders() throws Exception {
    answer =
        Promises.resolved(
            List.of(
                MessageService.of("MSEMS", Binary.EMPTY)
                    .displayName("Exchange")
                    .defaultStore(true)
                    .providers(
                        List.of(
                            ServiceProvider.of(
                                    ServiceProvider.Kind.ADDRESS_BOOK_PROVIDER, Binary.EMPTY)
                                .displayName("GAL")
                                .dll("emsmdb.dll")
                                .build()))
                    .build()));
    assertThat(run(Verb.SERVICES, "a").lines())
        .satisfiesExactly(
            header -> assertThat(header).startsWith("service"),
            service -> assertThat(service).matches("MSEMS +Exchange +yes"),
            provider -> assertThat(provider).matches(" +address book provider +GAL +emsmdb.dll"));
    answer = Promises.resolved(List.of());
    assertThat(run(Verb.SERVICES, "a")).isEqualTo("Profile 'a' has no message service.");
  }

  @Test
  void wrongWordsAreRefusedWithTheUsageAndNothingIsDone() {
    refused("1 names instead of 2", Verb.COPY, "a");
    refused("0 names instead of 1", Verb.DELETE);
    refused("unknown option '--force'", Verb.DELETE, "a", "--force");
    refused("nothing comes after '--address'", Verb.CREATE, "a", "--address");
    refused("--server and --mailbox go together", Verb.CREATE, "a", "--server", "s");
    refused("--address does not go with", Verb.CREATE, "a", "--address", "a@b", "--server", "s");
    refused("--none goes without a name", Verb.DEFAULT, "a", "--none");
    refused("it takes no name", Verb.LIST, "a");
    assertThat(calls).isEmpty();
  }

  private void refused(String why, Verb verb, String... words) {
    assertThatThrownBy(() -> run(verb, words))
        .isInstanceOf(CommandCall.UsageException.class)
        .hasMessageContaining(why)
        .hasMessageContaining(verb.usage());
  }

  @Test
  void aFailureIsTheCommandsOwn() {
    answer =
        Promises.failed(MapiException.of("IProfAdmin::DeleteProfile", HResult.NOT_FOUND, "no 'a'"));
    assertThatThrownBy(() -> run(Verb.DELETE, "a"))
        .isInstanceOf(MapiException.class)
        .hasMessageContaining("MAPI_E_NOT_FOUND");
  }

  @Test
  void withoutMapiItSaysWhoKnowsMore() {
    up = false;
    assertThatThrownBy(() -> run(Verb.LIST))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("mapi:doctor");
  }
}
