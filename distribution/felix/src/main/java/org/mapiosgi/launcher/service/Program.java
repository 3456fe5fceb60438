// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher.service;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The program that a service of this installation runs.
 *
 * @param home the unpacked distribution
 * @param java java.exe
 * @param jvmOptions the lines of conf/jvm.options
 */
public record Program(Path home, Path java, List<String> jvmOptions) {
  private static final String HOME = "-Dmapi.home=";
  static final String JAR = "mapi-osgi-launcher.jar";

  /** Keeps the options as they are. */
  public Program {
    jvmOptions = List.copyOf(jvmOptions);
  }

  /** The command line of the service. */
  List<String> words(ServiceOptions options) {
    List<String> words = new ArrayList<>();
    words.add(java.toString());
    // A logoff must not end the service.
    words.add("-Xrs");
    words.addAll(jvmOptions);
    Path crash = log(options).resolve("hs_err_" + options.name().value() + ".log");
    words.add("-XX:ErrorFile=" + doubled(crash));
    // A service has no console that shows the last words of the JVM, such as out of memory.
    words.addAll(List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:+LogVMOutput"));
    words.add(
        "-XX:LogFile=" + doubled(log(options)) + "\\jvm_" + options.name().value() + "_%p.log");
    words.add(HOME + home);
    words.add("-jar");
    words.add(home.resolve("lib").resolve(JAR).toString());
    words.addAll(List.of("run", "--service", options.name().value()));
    options.conf().ifPresent(conf -> words.addAll(List.of("--conf", conf.toString())));
    options.data().ifPresent(data -> words.addAll(List.of("--data", data.toString())));
    return words;
  }

  /** In the options that name files, a percent sign is written twice. */
  private static String doubled(Path path) {
    return path.toString().replace("%", "%%");
  }

  private Path log(ServiceOptions options) {
    return options.data().orElse(home).resolve("log");
  }

  /** The files that the service runs and reads; only administrators may change them. */
  List<Path> programs(ServiceOptions options) {
    List<Path> programs = new ArrayList<>(List.of(home));
    options.conf().filter(conf -> !conf.startsWith(home)).ifPresent(programs::add);
    return programs;
  }

  /** The directories that only the service writes to. */
  List<Path> written(ServiceOptions options) {
    Path data = options.data().orElse(home.resolve("data")).resolve("run");
    return List.of(data, log(options));
  }

  /** Whether a command line is that of a service of mapi-osgi with the name, here or elsewhere. */
  static boolean isService(List<String> words, String name) {
    int service = words.indexOf("--service");
    return service > 0
        && service + 1 < words.size()
        && words.get(service + 1).equalsIgnoreCase(name)
        && words.stream().anyMatch(word -> word.endsWith(JAR));
  }

  /** The log's directory that a command line leads to. */
  static String logOf(List<String> words) {
    int data = words.indexOf("--data");
    String base = data > 0 && data + 1 < words.size() ? words.get(data + 1) : homeOf(words);
    return base + "\\log";
  }

  /** The directory of the distribution that a command line runs; empty if it names none. */
  static String homeOf(List<String> words) {
    return words.stream()
        .filter(word -> word.startsWith(HOME))
        .map(word -> word.substring(HOME.length()))
        .findFirst()
        .orElse("");
  }
}
