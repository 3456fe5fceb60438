// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mapiosgi.launcher.service.Program;
import org.mapiosgi.launcher.service.ServiceCommand;
import org.mapiosgi.launcher.service.ServiceFailure;
import org.mapiosgi.launcher.service.UsageException;

/**
 * The program: {@code mapi-osgi run}, {@code demo}, {@code doctor}, {@code ready}, {@code rules},
 * {@code service}, {@code certify}, {@code version}, {@code help}.
 */
public final class Main {
  private static final String SERVICE = "service";
  private static final String CERTIFY = "certify";

  private Main() {}

  /**
   * Does what the command line says and ends the process with the code that {@code help} explains.
   *
   * @param args a command and its options
   */
  public static void main(String[] args) {
    // Digits, decimal points and the framework's own versions must not depend on the machine.
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    PrintStream out = words(args, Console.open());
    Exit exit = run(args, out);
    if (!exit.lastLine().isEmpty()) {
      out.println(exit.lastLine());
    }
    out.flush();
    if (exit.is(ExitCode.STOP_DEADLINE)) {
      // A part that did not stop may hang in a shutdown hook, too.
      Runtime.getRuntime().halt(exit.code());
    }
    System.exit(exit.code());
  }

  /** The stream for the launcher's own words: standard error if a program reads JSON. */
  private static PrintStream words(String[] args, Console console) {
    return Arrays.asList(args).contains(CommandLine.JSON) ? System.err : console.out();
  }

  private static Exit run(String[] args, PrintStream out) {
    try {
      if (args.length > 0 && args[0].equals(SERVICE)) {
        return service(Arrays.asList(args).subList(1, args.length), out);
      }
      if (args.length > 0 && args[0].equals(CERTIFY)) {
        return CertifyCommand.run(
            Installation.locateHome(), Arrays.asList(args).subList(1, args.length), out);
      }
      CommandLine line = CommandLine.parse(args);
      return switch (line.command()) {
        case HELP -> new Exit(ExitCode.OK, CommandLine.HELP);
        case VERSION -> new Exit(ExitCode.OK, version());
        case RULES -> RulesCommand.run(line.rule());
        case READY -> ReadyCommand.run(Installation.dataOfRun(Installation.locateHome(), line));
        case RUN, DEMO, DOCTOR -> launch(line, out);
      };
    } catch (LaunchException e) {
      Command command = args.length == 0 ? Command.HELP : Command.of(args[0]).orElse(Command.HELP);
      return Exit.failed(command, e.exitCode(), e.getMessage());
    }
  }

  private static Exit service(List<String> words, PrintStream out) throws LaunchException {
    if (words.contains("--help") || words.contains("-h")) {
      return new Exit(ExitCode.OK, ServiceCommand.usage());
    }
    try {
      ServiceCommand.check(words);
      if (!System.getProperty("os.name").startsWith("Windows")) {
        throw new LaunchException(ExitCode.USAGE, "there are services on Windows only");
      }
      Path home = Installation.locateHome();
      Path java = Path.of(System.getProperty("java.home"), "bin", "java.exe");
      ServiceCommand command =
          ServiceCommand.ofThisMachine(
              new Program(home, java, JvmOptions.read(home)), Main::meaning, out);
      return new Exit(command.run(words) ? ExitCode.OK : ExitCode.FAILED, "");
    } catch (UsageException e) {
      throw new LaunchException(ExitCode.USAGE, e.getMessage(), e);
    } catch (ServiceFailure e) {
      throw new LaunchException(ExitCode.FAILED, e.getMessage(), e);
    }
  }

  private static String meaning(int exitCode) {
    return ExitCode.of(exitCode).map(ExitCode::meaning).orElse("not one of mapi-osgi's");
  }

  private static Exit launch(CommandLine line, PrintStream out) throws LaunchException {
    Installation installation = Installation.of(Installation.locateHome(), line);
    FrameworkSettings.prepareProcess(line, installation);
    Host host = new Host(line, installation, out);
    Signals.endOnShutdown(host, line.command(), out);
    return host.run();
  }

  static String version() {
    Optional<String> version =
        Optional.ofNullable(Main.class.getPackage().getImplementationVersion());
    return "mapi-osgi "
        + version.orElse("(not packaged)")
        + ", Java "
        + Runtime.version()
        + ", "
        + System.getProperty("os.name")
        + " "
        + System.getProperty("os.arch");
  }
}
