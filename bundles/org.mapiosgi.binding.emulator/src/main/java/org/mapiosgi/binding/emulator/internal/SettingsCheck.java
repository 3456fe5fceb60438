// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.binding.emulator.EmulatorSettings;
import org.mapiosgi.binding.emulator.MapiEmulator;
import org.mapiosgi.binding.emulator.internal.model.Written;

/** Checks the settings of an emulator. */
final class SettingsCheck {
  /** The greatest number of seconds between two looks at the directory; as text for metatype. */
  static final String MOST_WATCH = "3600";

  private static final int LONGEST_PROFILE = 64;
  private static final String PERSON = "Name <address>";
  private static final String LIST = " or, for a list, Name <address>: address, address";

  private SettingsCheck() {}

  /** The settings that are wrong, one finding each. */
  static List<Finding> findings(EmulatorSettings settings) {
    List<Finding> findings = new ArrayList<>();
    if (settings.profile().isBlank() || settings.profile().length() > LONGEST_PROFILE) {
      findings.add(
          invalid("profile", settings.profile(), "a name of 1 to " + LONGEST_PROFILE + " letters"));
    }
    int at = settings.address().indexOf('@');
    if (at < 1 || at == settings.address().length() - 1) {
      findings.add(invalid("address", settings.address(), "a mail address"));
    }
    if (settings.displayName().isBlank()) {
      findings.add(invalid("display.name", settings.displayName(), "a name"));
    }
    settings.sharedMailboxes().stream()
        .filter(each -> Written.of(each).filter(written -> !written.isList()).isEmpty())
        .forEach(each -> findings.add(invalid("shared.mailboxes", each, PERSON)));
    settings.addressBook().stream()
        .filter(each -> Written.of(each).isEmpty())
        .forEach(each -> findings.add(invalid("address.book", each, PERSON + LIST)));
    int seconds = settings.mailboxWatchSeconds();
    if (seconds < 0 || seconds > Integer.parseInt(MOST_WATCH)) {
      findings.add(
          invalid("mailbox.watch.seconds", Integer.toString(seconds), "0 to " + MOST_WATCH));
    }
    if (!isPath(settings.mailbox())) {
      findings.add(invalid("mailbox", settings.mailbox(), "a directory's path"));
    }
    return findings;
  }

  private static boolean isPath(String text) {
    try {
      return Path.of(text).getNameCount() >= 0;
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static Finding invalid(String key, String value, String wanted) {
    return Finding.error("Emulator", "'" + key + "' is '" + value + "', which is not " + wanted)
        .remedy("correct '" + key + "' in the configuration " + MapiEmulator.PID)
        .build();
  }
}
