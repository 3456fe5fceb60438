// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher;

import java.io.File;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mapiosgi.launcher.service.InstalledServices;

/** The framework properties of a launch; every bundle of the distribution is set up here. */
final class FrameworkSettings {
  /** Framework property: the command, for the components that carry it out. */
  static final String COMMAND = "mapi.command";

  /** Framework property: how long demo and doctor may take, in seconds. */
  static final String TIMEOUT = "mapi.timeout.seconds";

  /** Framework property: the wrong rights of files of the installation, a line each. */
  static final String FAULTS = "mapi.installation.faults";

  /** Framework property: json where doctor writes for programs. */
  static final String FORMAT = "mapi.format";

  /** Framework property: the Windows service that this process is; not there where it is none. */
  static final String SERVICE = "mapi.service.name";

  /** Framework property: the .eml folder, for ${mapi.mailbox} in a .cfg file. */
  static final String MAILBOX = "mapi.mailbox";

  /** Framework property: the configuration directory, for people and programs. */
  static final String CONF = "mapi.conf";

  /** Framework property: the file that exists while MAPI and every session are up. */
  static final String READY_FILE = "mapi.ready.file";

  private static final String CONF_LITERAL = "mapi.conf.literal";

  /** System property: where JNA unpacks its library. */
  private static final String JNA_DIRECTORY = "jna.tmpdir";

  /** System property: the log file, for logback.xml. */
  static final String LOG_FILE = "mapi.log.file";

  /** System property: where full log files go, for logback.xml. */
  private static final String ROLLED = "mapi.log.rolled";

  /** System property: a dollar sign that logback.xml does not take for that of a variable. */
  private static final String DOLLAR = "mapi.dollar";

  /** System property: the character set of standard output, for logback.xml. */
  static final String CONSOLE_CHARSET = "mapi.console.charset";

  /** System property: the lowest level that is logged to standard output, for logback.xml. */
  static final String CONSOLE_LEVEL = "mapi.console.level";

  /** Where {@code $[secret:NAME]} in a configuration finds its file. */
  static final String SECRETS = "org.apache.felix.configadmin.plugin.interpolation.secretsdir";

  private static final String SECRETS_ENCODING =
      "org.apache.felix.configadmin.plugin.interpolation.file.encoding";

  private static final String CONFIGURATION_POLL_MILLIS = "1000";

  private FrameworkSettings() {}

  /** Sets the system properties of a launch: logback.xml and JNA can see no others. */
  static void prepareProcess(CommandLine line, Installation installation) {
    System.setProperty(DOLLAR, "$");
    System.setProperty(LOG_FILE, logback(installation.logFile()));
    System.setProperty(ROLLED, logback(rolled(installation.logFile())));
    System.setProperty(CONSOLE_LEVEL, line.command() == Command.DOCTOR ? "OFF" : "INFO");
    // JNA unpacks its library there and loads it: no other account may write to this directory.
    String jna = installation.data().resolve("jna").toString();
    if (System.getProperty(JNA_DIRECTORY) == null && loadable(jna)) {
      System.setProperty(JNA_DIRECTORY, jna);
    }
  }

  private static String logback(Path path) {
    return path.toString().replace("${", "${" + DOLLAR + "}{");
  }

  /** Where full log files go, without their number. Logback has no way to write a percent sign. */
  static Path rolled(Path logFile) {
    return logFile.toString().contains("%")
        ? Path.of(System.getProperty("java.io.tmpdir")).resolve(logFile.getFileName())
        : logFile;
  }

  /** Whether the JVM can load a library from the path: it knows the platform's letters only. */
  private static boolean loadable(String path) {
    String encoding = System.getProperty("sun.jnu.encoding", "UTF-8");
    return Charset.isSupported(encoding) && Charset.forName(encoding).newEncoder().canEncode(path);
  }

  static Map<String, String> of(
      CommandLine line, Installation installation, Path logback, int startLevel) {
    Map<String, String> properties = new HashMap<>();
    properties.put(COMMAND, line.command().word());
    properties.put(Installation.HOME, slashes(installation.home()));
    properties.put(MAILBOX, literal(installation.mailbox()));
    properties.put(FORMAT, line.json() ? "json" : "text");
    line.service().ifPresent(name -> properties.put(SERVICE, name));
    line.timeout().ifPresent(t -> properties.put(TIMEOUT, Long.toString(t.toSeconds())));

    if (line.command() == Command.RUN) {
      properties.put(READY_FILE, Installation.readyFile(installation.data()).toString());
    }

    properties.put(FAULTS, String.join("\n", faults(line, installation)));

    // Install only the jars that lie in bundle/ now; forget those of the last run.
    properties.put(
        "org.osgi.framework.storage", installation.data().resolve("framework").toString());
    properties.put("org.osgi.framework.storage.clean", "onFirstInit");
    properties.put("org.osgi.framework.startlevel.beginning", Integer.toString(startLevel));
    // Framework errors reach the log as framework events.
    properties.put("felix.log.level", "0");

    // File Install splits this value at commas, but not the value of a variable in it.
    properties.put("felix.fileinstall.dir", "${" + CONF_LITERAL + "}");
    properties.put(CONF_LITERAL, literal(installation.conf()));
    properties.put(CONF, installation.conf().toString());
    properties.put("felix.fileinstall.filter", ConfigurationFiles.NAMES);
    properties.put("felix.fileinstall.poll", CONFIGURATION_POLL_MILLIS);
    properties.put("felix.fileinstall.noInitialDelay", "true");
    properties.put("felix.fileinstall.enableConfigSave", "false");
    properties.put("felix.fileinstall.configEncoding", EditedText.NAME);
    properties.put("felix.fileinstall.tmpdir", literal(installation.data().resolve("tmp")));
    properties.put("felix.fileinstall.log.level", "2");

    // Another directory can be named as a system property of this name.
    if (System.getProperty(SECRETS) == null) {
      properties.put(SECRETS, installation.secrets().toString());
    }

    properties.put(SECRETS_ENCODING, EditedText.NAME);

    properties.put("org.ops4j.pax.logging.StaticLogbackFile", logback.toString());
    properties.put("org.ops4j.pax.logging.DefaultServiceLog.level", "ERROR");

    properties.put("gosh.args", line.shell() ? "" : "--nointeractive");
    return properties;
  }

  /** A backslash is an escape character wherever a property file is read. */
  private static String slashes(Path path) {
    return File.separatorChar == '\\' ? path.toString().replace('\\', '/') : path.toString();
  }

  /** Wrong rights, for the doctor. */
  private static List<String> faults(CommandLine line, Installation installation) {
    Path home = installation.home();
    return line.command() == Command.DOCTOR
        ? new InstalledServices(home)
            .faults(
                List.of(
                    home,
                    home.resolve("bin"),
                    home.resolve("lib"),
                    home.resolve("bundle"),
                    installation.conf()))
        : List.of();
  }

  /** The path as a value in which variables are replaced: no character of it is special. */
  static String literal(Path path) {
    return slashes(path).replaceAll("[\\\\{}]", "\\\\$0");
  }
}
