// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The framework properties of a launch; every bundle of the distribution is set up here. */
final class FrameworkSettings {
  /** Framework property: the command, for the components that carry it out. */
  static final String COMMAND = "mapi.command";

  /** Framework property: how long demo and doctor may take, in seconds. */
  static final String TIMEOUT = "mapi.timeout.seconds";

  /** Framework property: json where doctor writes for programs. */
  static final String FORMAT = "mapi.format";

  /** Framework property: the Windows service that this process is; not there where it is none. */
  static final String SERVICE = "mapi.service.name";

  /** Framework property: the .eml folder, with slashes, for ${mapi.mailbox} in a .cfg file. */
  static final String MAILBOX = "mapi.mailbox";

  /** System property: the log file, for logback.xml. */
  static final String LOG_FILE = "mapi.log.file";

  /** System property: the character set of standard output, for logback.xml. */
  static final String CONSOLE_CHARSET = "mapi.console.charset";

  /** System property: the lowest level that is logged to standard output, for logback.xml. */
  static final String CONSOLE_LEVEL = "mapi.console.level";

  /** Where {@code $[secret:NAME]} in a configuration finds its file. */
  static final String SECRETS = "org.apache.felix.configadmin.plugin.interpolation.secretsdir";

  private static final String CONFIGURATION_POLL_MILLIS = "1000";

  private FrameworkSettings() {}

  /** What logback.xml refers to; it can see system properties only. */
  static void prepareLog(CommandLine line, Installation installation) {
    System.setProperty(LOG_FILE, installation.logFile().toString());
    System.setProperty(CONSOLE_LEVEL, line.command() == Command.DOCTOR ? "OFF" : "INFO");
  }

  static Map<String, String> of(CommandLine line, Installation installation, int startLevel) {
    Map<String, String> properties = new HashMap<>();
    properties.put(COMMAND, line.command().word());
    properties.put(Installation.HOME, slashes(installation.home()));
    properties.put(MAILBOX, slashes(installation.mailbox()));
    properties.put(FORMAT, line.json() ? "json" : "text");
    line.service().ifPresent(name -> properties.put(SERVICE, name));
    line.timeout().ifPresent(t -> properties.put(TIMEOUT, Long.toString(t.toSeconds())));

    // What is installed is what lies in bundle/ now, whatever was there the last time.
    properties.put(
        "org.osgi.framework.storage", installation.data().resolve("framework").toString());
    properties.put("org.osgi.framework.storage.clean", "onFirstInit");
    properties.put("org.osgi.framework.startlevel.beginning", Integer.toString(startLevel));
    // Framework errors reach the log as framework events.
    properties.put("felix.log.level", "0");

    properties.put("felix.fileinstall.dir", installation.conf().toString());
    properties.put("felix.fileinstall.filter", ".*\\.(cfg|config)");
    properties.put("felix.fileinstall.poll", CONFIGURATION_POLL_MILLIS);
    properties.put("felix.fileinstall.noInitialDelay", "true");
    properties.put("felix.fileinstall.enableConfigSave", "false");
    properties.put("felix.fileinstall.configEncoding", "UTF-8");
    properties.put("felix.fileinstall.tmpdir", installation.data().resolve("tmp").toString());
    properties.put("felix.fileinstall.log.level", "2");

    // Another directory can be named as a system property of this name.
    if (System.getProperty(SECRETS) == null) {
      properties.put(SECRETS, installation.secrets().toString());
    }

    properties.put("org.ops4j.pax.logging.StaticLogbackFile", logback(installation));
    properties.put("org.ops4j.pax.logging.DefaultServiceLog.level", "ERROR");

    properties.put("gosh.args", line.shell() ? "" : "--nointeractive");
    return properties;
  }

  private static String logback(Installation installation) {
    return installation.conf().resolve("logback.xml").toString();
  }

  /** A backslash is an escape character wherever a property file is read. */
  private static String slashes(Path path) {
    return path.toString().replace('\\', '/');
  }
}
