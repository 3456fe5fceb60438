// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.apache.karaf.shell.api.console.Candidate;
import org.apache.karaf.shell.api.console.Command;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Registry;
import org.apache.karaf.shell.api.console.SessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mapiosgi.api.pump.MessagePumpMXBean;
import org.mapiosgi.api.status.MapiSubsystem;
import org.mapiosgi.api.status.SessionStatus;
import org.mapiosgi.api.status.SubsystemStatus;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;

class KarafCommandsTest {
  private static final List<String> COMMANDS =
      List.of(
          "mapi:doctor",
          "mapi:lanes",
          "mapi:objects",
          "mapi:profile",
          "mapi:rules",
          "mapi:session",
          "mapi:sessions",
          "mapi:status",
          "pump:list",
          "pump:metrics",
          "pump:status",
          "pump:threads");

  private final List<Dictionary<String, ?>> offered = new ArrayList<>();
  private final List<Command> registered = new ArrayList<>();
  private final BundleContext context = context();
  private final MapiCommands mapi = new MapiCommands(context, () -> null);
  private final PumpCommands pump = new PumpCommands(context);

  /** Answers each method by its name; null if there is no answer. */
  private static <T> T fake(Class<T> type, Map<String, Function<Object[], Object>> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            KarafCommandsTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) ->
                answers.getOrDefault(method.getName(), any -> null).apply(args)));
  }

  private BundleContext context() {
    SessionStatus accounts = fake(SessionStatus.class, Map.of("name", none -> "accounts"));
    SessionStatus archive = fake(SessionStatus.class, Map.of("name", none -> "archive"));
    SubsystemStatus status =
        fake(SubsystemStatus.class, Map.of("sessions", none -> List.of(accounts, archive)));
    MapiSubsystem subsystem = fake(MapiSubsystem.class, Map.of("status", none -> status));
    ServiceReference<?> reference = fake(ServiceReference.class, Map.of());
    ServiceRegistration<?> registration =
        fake(
            ServiceRegistration.class,
            Map.of(
                "unregister",
                none -> {
                  offered.remove(0);
                  return null;
                }));
    return fake(
        BundleContext.class,
        Map.of(
            "getServiceReference",
            type -> type[0] == MapiSubsystem.class ? reference : null,
            "getService",
            asked -> subsystem,
            "ungetService",
            asked -> true,
            "registerService",
            service -> {
              offered.add((Dictionary<String, ?>) service[2]);
              return registration;
            }));
  }

  private KarafCommands inKaraf() {
    Registry registry =
        fake(
            Registry.class,
            Map.of(
                "register",
                command -> registered.add((Command) command[0]),
                "unregister",
                command -> registered.remove(command[0])));
    KarafCommands commands =
        new KarafCommands(
            context,
            fake(SessionFactory.class, Map.of("getRegistry", none -> registry)),
            mapi,
            pump);
    commands.offer();
    return commands;
  }

  private static List<String> names(List<Command> commands) {
    return commands.stream().map(command -> command.getScope() + ":" + command.getName()).toList();
  }

  @Test
  void karafHasEveryCommandWithADescriptionUntilTheComponentEnds() {
    KarafCommands commands = inKaraf();
    assertThat(names(registered)).containsExactlyElementsOf(COMMANDS);
    assertThat(registered).allSatisfy(each -> assertThat(each.getDescription()).isNotBlank());
    commands.withdraw();
    assertThat(registered).isEmpty();
  }

  @Test
  void gogoHasEveryCommandUntilTheComponentEnds() {
    GogoCommands commands = new GogoCommands(context, mapi, pump, false);
    commands.offer();
    List<String> found = new ArrayList<>();
    for (Dictionary<String, ?> each : offered) {
      for (String function : (String[]) each.get("osgi.command.function")) {
        found.add(each.get("osgi.command.scope") + ":" + function);
      }
    }
    assertThat(found).containsExactlyElementsOf(COMMANDS);
    commands.withdraw();
    assertThat(offered).isEmpty();
  }

  @Test
  void gogoHasNoneInKarafWhichHasThemWithCompletion() {
    GogoCommands commands = new GogoCommands(context, mapi, pump, true);
    commands.offer();
    assertThat(offered).isEmpty();
    commands.withdraw();
  }

  @ParameterizedTest
  @CsvSource({
    "'mapi:se', 'mapi:session'",
    "'mapi:session ', 'try down up drop --help'",
    "'mapi:session d', 'down drop'",
    "'session d', 'down drop'",
    "'mapi:session down ', 'accounts archive'",
    "'mapi:session down ar', 'archive'",
    "'mapi:session down archive ', ''",
    "'mapi:profile c', 'create copy'",
    "'mapi:profile create new --m', '--mailbox'",
    "'mapi:profile create new --default --', '--address --server --mailbox'",
    "'mapi:profile nothing --', ''",
    "'mapi:rules R19 R1', 'R1 R10 R11 R12 R13 R14 R15 R16 R17 R18'",
    "'mapi:doctor -', '--json --help'",
    "'mapi:lanes ', '--help'",
    "'pump:status d', ''",
    "'pump:metrics ', '--help'",
    "'other:session ', ''"
  })
  void theWordsThatCanComeNextAreCompleted(String line, String expected) {
    inKaraf();
    assertThat(String.join(" ", completed(line))).isEqualTo(expected);
  }

  /** As the shell does: it asks the completers of all commands. */
  private List<String> completed(String line) {
    String[] words = line.split(" ", -1);
    int last = words.length - 1;
    CommandLine parsed =
        fake(
            CommandLine.class,
            Map.of(
                "getArguments", none -> words,
                "getCursorArgumentIndex", none -> last,
                "getCursorArgument", none -> words[last],
                "getArgumentPosition", none -> words[last].length(),
                "getBufferPosition", none -> line.length()));
    List<String> found = new ArrayList<>();
    for (Command command : registered) {
      List<Candidate> candidates = new ArrayList<>();
      command.getCompleter(false).completeCandidates(null, parsed, candidates);
      candidates.forEach(candidate -> found.add(candidate.value()));
      List<String> same = new ArrayList<>();
      int position = command.getCompleter(false).complete(null, parsed, same);
      assertThat(same).isEqualTo(candidates.stream().map(Candidate::value).toList());
      assertThat(position).isEqualTo(same.isEmpty() ? -1 : line.length() - words[last].length());
    }
    return found.stream().filter(name -> !name.equals("mapi:sessions")).toList();
  }

  @Test
  void inTheScopeTheNameStandsAlone() {
    inKaraf();
    Command session = registered.get(COMMANDS.indexOf("mapi:session"));
    CommandLine nothing =
        fake(
            CommandLine.class,
            Map.of(
                "getArguments", none -> new String[] {""},
                "getCursorArgumentIndex", none -> 0,
                "getArgumentPosition", none -> 0,
                "getBufferPosition", none -> 0));
    List<String> names = new ArrayList<>();
    session.getCompleter(true).complete(null, nothing, names);
    assertThat(names).containsExactly("session");
    names.clear();
    session.getCompleter(false).complete(null, nothing, names);
    assertThat(names).containsExactly("session", "mapi:session");
  }

  @Test
  void pumpsAreCompletedByTheirNames() throws Exception {
    MBeanServer server = MBeanServerFactory.newMBeanServer();
    MessagePumpMXBean bean =
        fake(MessagePumpMXBean.class, Map.of("getName", none -> "mapi-primary"));
    server.registerMBean(
        new StandardMBean(bean, MessagePumpMXBean.class, true),
        new ObjectName("org.mapiosgi:type=MessagePump,name=\"mapi-primary\""));
    Completions completions = new Completions(new Present(context), new PumpBeans(server));
    for (String command : List.of("pump:status", "pump:metrics", "pump:threads")) {
      assertThat(completions.next(command, List.of())).containsExactly("mapi-primary", "--help");
      assertThat(completions.next(command, List.of("mapi-primary"))).isEmpty();
    }
    assertThat(completions.next("pump:list", List.of())).containsExactly("--help");
  }

  @Test
  void aCommandOfKarafRunsTheSameAsOneOfGogo() throws Exception {
    inKaraf();
    Command rules = registered.get(COMMANDS.indexOf("mapi:rules"));
    assertThat(MapiCommandsTest.printed(() -> execute(rules, List.of("R19"))))
        .isEqualTo(MapiCommandsTest.printed(() -> mapi.rules("R19")))
        .contains("R19");
  }

  private static void execute(Command command, List<Object> words) {
    try {
      assertThat(command.execute(null, words)).isNull();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
