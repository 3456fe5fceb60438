// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.mapiosgi.binding.win32.internal.discovery.Registry.Root;

/**
 * The MAPI profiles of the account, as they lie in its registry; MAPI is not asked. A profile is a
 * key, its sections are keys below, and a property is a value named by type and id of its tag:
 * {@code 00036601} for 0x66010003.
 */
final class ProfileHive {
  static final String OFFICE_16 = "Software\\Microsoft\\Office\\16.0\\Outlook";
  static final String OFFICE_15 = "Software\\Microsoft\\Office\\15.0\\Outlook";
  static final String WINDOWS =
      "Software\\Microsoft\\Windows NT\\CurrentVersion\\Windows Messaging Subsystem";

  private static final String PROFILES = "\\Profiles";
  private static final String DEFAULT_PROFILE = "DefaultProfile";

  private static final String SERVICE_NAME = "001f3d09"; // PR_SERVICE_NAME_W
  private static final String SERVICE_NAME_A = "001e3d09"; // PR_SERVICE_NAME_A
  private static final String CONFIG_FLAGS = "00036601"; // PR_PROFILE_CONFIG_FLAGS
  private static final String EXCHANGE = "MSEMS";

  private final Registry registry;

  ProfileHive(Registry registry) {
    this.registry = registry;
  }

  /** A bit of PR_PROFILE_CONFIG_FLAGS that makes the Exchange provider show a dialog. */
  enum Prompt {
    CONFIG_SHOW_STARTUP_UI(0x2),
    CONFIG_SHOW_CONNECT_UI(0x4),
    CONFIG_PROMPT_FOR_CREDENTIALS(0x8);

    private final int bit;

    Prompt(int bit) {
      this.bit = bit;
    }

    static List<Prompt> of(int flags) {
      return Stream.of(values()).filter(prompt -> (flags & prompt.bit) != 0).toList();
    }
  }

  /**
   * A profile.
   *
   * @param key where it lies
   * @param byDefault whether it is the default one there
   * @param exchange whether it has the Exchange service, MSEMS
   * @param prompts what makes it ask
   */
  record Profile(
      String name, String key, boolean byDefault, boolean exchange, List<Prompt> prompts) {}

  /** All of them; those of the newest Outlook first. */
  List<Profile> profiles() {
    List<Profile> all = new ArrayList<>();
    // Outlook keeps the name of the default beside its profiles, Windows among them.
    profiles(OFFICE_16, OFFICE_16, all);
    profiles(OFFICE_15, OFFICE_15, all);
    profiles(WINDOWS, WINDOWS + PROFILES, all);
    return all;
  }

  private void profiles(String base, String keyOfDefault, List<Profile> all) {
    String key = base + PROFILES;
    Optional<String> byDefault = registry.text(Root.CURRENT_USER, keyOfDefault, DEFAULT_PROFILE);
    for (String name : registry.subkeys(Root.CURRENT_USER, key)) {
      all.add(
          profile(name, key + "\\" + name, byDefault.filter(name::equalsIgnoreCase).isPresent()));
    }
  }

  private Profile profile(String name, String key, boolean byDefault) {
    boolean exchange = false;
    int flags = 0;
    for (String section : registry.subkeys(Root.CURRENT_USER, key)) {
      String path = key + "\\" + section;
      exchange |=
          Stream.of(SERVICE_NAME, SERVICE_NAME_A)
              .flatMap(value -> registry.text(Root.CURRENT_USER, path, value).stream())
              .anyMatch(EXCHANGE::equalsIgnoreCase);
      OptionalInt configured = registry.number(Root.CURRENT_USER, path, CONFIG_FLAGS);
      flags |= configured.orElse(0);
    }
    return new Profile(name, Root.CURRENT_USER.path(key), byDefault, exchange, Prompt.of(flags));
  }
}
