// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.shell.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mapiosgi.api.profile.ExchangeMailbox;
import org.mapiosgi.api.profile.MapiProfiles;
import org.mapiosgi.api.profile.MessageService;
import org.mapiosgi.api.profile.NewProfile;
import org.mapiosgi.api.profile.ProfileInfo;
import org.mapiosgi.api.profile.ServiceProvider;
import org.mapiosgi.shell.internal.CommandCall.UsageException;
import org.osgi.util.promise.Promise;

/** Runs the commands for profiles. Takes no secrets: they have no place on a command line. */
final class ProfileShell {
  /** Past the deadline that a call has itself. */
  private static final Duration LONGEST = Duration.ofSeconds(150);

  /** The commands, with what they take. */
  enum Verb {
    LIST("", "", ""),
    CREATE(
        "NAME [--address ADDRESS | --server HOST --mailbox NAME] [--default]",
        "--address --server --mailbox",
        "--default"),
    COPY("NAME NEW-NAME", "", ""),
    RENAME("NAME NEW-NAME", "", ""),
    DELETE("NAME", "", ""),
    DEFAULT("NAME | --none", "", "--none"),
    SERVICES("NAME", "", "");

    private final String usage;
    private final String options;
    private final String switches;

    Verb(String usage, String options, String switches) {
      this.usage = usage;
      this.options = options;
      this.switches = switches;
    }

    /** Says whether it is an option that takes a value. */
    boolean takesValue(String word) {
      return List.of(options.split(" ", 0)).contains(word);
    }

    /** Says whether it is an option without a value. */
    boolean isSwitch(String word) {
      return List.of(switches.split(" ", 0)).contains(word);
    }

    /** The options, with and without a value. */
    List<String> optionsAndSwitches() {
      return Stream.of((options + " " + switches).split(" ", 0))
          .filter(word -> !word.isEmpty())
          .toList();
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    String usage() {
      return (word() + " " + usage).strip();
    }

    static Verb of(String word) throws UsageException {
      return Stream.of(values())
          .filter(verb -> verb.word().equals(word))
          .findFirst()
          .orElseThrow(() -> new UsageException("unknown verb '" + word + "'"));
    }
  }

  private record Words(List<String> names, Map<String, String> options) {
    static Words of(Verb verb, List<String> words) throws UsageException {
      List<String> names = new ArrayList<>();
      Map<String, String> options = new LinkedHashMap<>();
      for (int i = 0; i < words.size(); i++) {
        String word = words.get(i);
        if (verb.isSwitch(word)) {
          options.put(word, "");
        } else if (verb.takesValue(word) && i + 1 < words.size()) {
          options.put(word, words.get(++i));
        } else if (word.startsWith("--")) {
          throw wrong(
              verb,
              verb.takesValue(word)
                  ? "nothing comes after '" + word + "'"
                  : "unknown option '" + word + "'");
        } else {
          names.add(word);
        }
      }
      return new Words(names, options);
    }

    String only(Verb verb, int wanted, int index) throws UsageException {
      if (names.size() != wanted) {
        throw wrong(verb, names.size() + " names instead of " + wanted);
      }
      return names.get(index);
    }
  }

  private final Present present;

  ProfileShell(Present present) {
    this.present = present;
  }

  private static UsageException wrong(Verb verb, String what) {
    return new UsageException(
        what + "; the form is " + verb.usage() + " (a name with spaces goes in quotes)");
  }

  /** The verbs and their forms, for {@code --help}. */
  static String help() {
    return "administers the MAPI profiles of this account\n"
        + Stream.of(Verb.values()).map(Verb::usage).collect(Collectors.joining("\n"));
  }

  /**
   * Runs a command.
   *
   * @param words the verb and its words
   * @return the answer
   * @throws UsageException if the words are wrong
   */
  String run(List<String> words) throws Exception {
    if (words.isEmpty()) {
      throw new UsageException("a verb is missing; mapi:profile --help lists them");
    }
    return run(Verb.of(words.get(0)), words.subList(1, words.size()));
  }

  /**
   * Runs a command.
   *
   * @return what to print
   * @throws UsageException for words that it does not take
   * @throws org.mapiosgi.api.error.MapiException where it fails
   */
  String run(Verb verb, List<String> words) throws Exception {
    Words given = Words.of(verb, words);
    return switch (verb) {
      case LIST -> {
        if (!given.names().isEmpty()) {
          throw wrong(verb, "it takes no name");
        }
        yield list(await(MapiProfiles::list));
      }
      case CREATE -> create(given);
      case COPY -> {
        String from = given.only(verb, 2, 0);
        String to = given.names().get(1);
        await(profiles -> profiles.copy(from, to));
        yield "Profile '" + to + "' is a copy of '" + from + "'.";
      }
      case RENAME -> {
        String from = given.only(verb, 2, 0);
        String to = given.names().get(1);
        await(profiles -> profiles.rename(from, to));
        yield "Profile '" + from + "' is called '" + to + "' now.";
      }
      case DELETE -> {
        String name = given.only(verb, 1, 0);
        await(profiles -> profiles.delete(name));
        yield "Profile '" + name + "' is deleted.";
      }
      case DEFAULT -> setDefault(given);
      case SERVICES -> {
        String name = given.only(verb, 1, 0);
        yield services(name, await(profiles -> profiles.services(name)));
      }
    };
  }

  private String create(Words given) throws Exception {
    String name = given.only(Verb.CREATE, 1, 0);
    NewProfile wanted = NewProfile.named(name).asDefault(given.options().containsKey("--default"));
    String address = given.options().get("--address");
    String server = given.options().get("--server");
    String mailbox = given.options().get("--mailbox");
    if (address != null && (server != null || mailbox != null)) {
      throw wrong(Verb.CREATE, "--address does not go with --server and --mailbox");
    }
    if ((server == null) != (mailbox == null)) {
      throw wrong(Verb.CREATE, "--server and --mailbox go together");
    }
    NewProfile full =
        address != null
            ? wanted.withExchange(new ExchangeMailbox.ByAddress(address))
            : server != null
                ? wanted.withExchange(new ExchangeMailbox.OnServer(server, mailbox))
                : wanted;
    await(profiles -> profiles.create(full));
    return "Profile '"
        + name
        + "' is created, "
        + full.exchange()
            .map(exchange -> "with Exchange for " + exchange)
            .orElse("without message services")
        + ".";
  }

  private String setDefault(Words given) throws Exception {
    if (given.options().containsKey("--none")) {
      if (!given.names().isEmpty()) {
        throw wrong(Verb.DEFAULT, "--none goes without a name");
      }
      await(MapiProfiles::clearDefault);
      return "No profile is the default now.";
    }
    String name = given.only(Verb.DEFAULT, 1, 0);
    await(profiles -> profiles.setDefault(name));
    return "Profile '" + name + "' is the default now.";
  }

  private static String list(List<ProfileInfo> profiles) {
    if (profiles.isEmpty()) {
      return "This account has no MAPI profile.";
    }
    TextTable table = new TextTable("profile", "default");
    profiles.forEach(each -> table.row(each.name(), each.defaultProfile() ? "yes" : ""));
    return table.toString();
  }

  private static String services(String profile, List<MessageService> services) {
    if (services.isEmpty()) {
      return "Profile '" + profile + "' has no message service.";
    }
    TextTable table = new TextTable("service", "provides", "name", "default store", "dll");
    for (MessageService service : services) {
      table.row(service.name(), "", service.displayName(), service.defaultStore() ? "yes" : "", "");
      for (ServiceProvider provider : service.providers()) {
        table.row(
            "",
            provider.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
            provider.displayName(),
            "",
            provider.dll());
      }
    }
    return table.toString();
  }

  private <T> T await(java.util.function.Function<MapiProfiles, Promise<T>> call) throws Exception {
    Promise<T> promise =
        present
            .profiles(call)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "MAPI is not up, so its profiles cannot be reached; mapi:doctor says why"));
    CountDownLatch resolved = new CountDownLatch(1);
    var unusedSame = promise.onResolve(resolved::countDown);
    if (!resolved.await(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException(
          "no answer within " + LONGEST.toSeconds() + " s; mapi:status shows what runs");
    }
    Throwable failure = promise.getFailure();
    if (failure instanceof Exception exception) {
      throw exception;
    }
    if (failure instanceof Error error) {
      throw error;
    }
    return promise.getValue();
  }
}
