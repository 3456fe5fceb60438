// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.profile;

import java.util.List;
import java.util.Optional;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.profile.MapiProfiles;
import org.mapiosgi.api.profile.ProfileInfo;

/** Explains the errors of profiles, because MAPI has the same code for several of them. */
final class ProfileErrors {
  private static final HResult NO_ACCESS = HResult.named("MAPI_E_NO_ACCESS");
  private static final String NAME_RULE =
      "give it 1 to "
          + MapiProfiles.LONGEST_NAME
          + " letters, digits and underscores, with spaces between them if need be (Microsoft"
          + " Learn, IProfAdmin::CreateProfile)";

  private ProfileErrors() {}

  /**
   * Checks the name of a new profile.
   *
   * @throws MapiException if the name is not allowed
   */
  static void requireNewName(String operation, String name) {
    requireName(operation, name);
    if (!name.equals(name.strip())) {
      throw badName(operation, "the profile name '" + name + "' begins or ends with a space");
    }
    Optional<String> illegal =
        name.codePoints()
            .filter(c -> !Character.isLetterOrDigit(c) && c != '_' && c != ' ')
            .mapToObj(c -> String.format("'%s' (U+%04X)", printable(c), c))
            .findFirst();
    if (illegal.isPresent()) {
      throw badName(
          operation,
          "the profile name '" + name + "' has " + illegal.get() + ", which no name may have");
    }
  }

  /** Checks the name of a profile that should exist. */
  static void requireName(String operation, String name) {
    if (name.isEmpty()) {
      throw badName(operation, "the profile name is empty");
    }
    if (name.length() > MapiProfiles.LONGEST_NAME) {
      throw badName(
          operation,
          "a profile name has at most "
              + MapiProfiles.LONGEST_NAME
              + " characters, this one has "
              + name.length());
    }
  }

  private static String printable(int c) {
    return Character.isISOControl(c) ? "?" : Character.toString(c);
  }

  private static MapiException badName(String operation, String text) {
    return MapiException.of(operation, HResult.INVALID_PARAMETER, text).withAdvice(NAME_RULE);
  }

  static MapiException exists(String operation, String name) {
    return MapiException.of(operation, NO_ACCESS, "there is a profile '" + name + "' already")
        .withHint("R28", "take another name, or delete that one; it is this account's own");
  }

  static MapiException missing(String operation, String name, List<ProfileInfo> there) {
    String others =
        there.isEmpty()
            ? "it has none"
            : String.join(", ", there.stream().map(ProfileInfo::name).toList());
    return MapiException.of(
            operation,
            HResult.NOT_FOUND,
            "profile '" + name + "' is not among the profiles of this account: " + others)
        .withHint("R28", "profiles of other accounts can neither be seen nor administered");
  }

  static MapiException inUse(String operation, String name, List<String> sessions) {
    return MapiException.of(
            operation,
            NO_ACCESS,
            "profile '" + name + "' is in use: session " + String.join(", ", sessions) + " has it")
        .withAdvice("remove the session's configuration first, or give it another profile");
  }

  /** Adds the most likely cause to a failure of MAPI. */
  static MapiException explained(MapiException failure, String name) {
    if (failure.result().equals(NO_ACCESS)) {
      return failure.withHint(
          "R30, R31",
          "this account may not write the registry key of its MAPI profiles; profile '"
              + name
              + "' was not changed");
    }
    return failure;
  }

  static MapiException notInstalled(MapiException failure, String service) {
    return MapiException.of(
            failure.operation(),
            failure.result(),
            "MapiSvc.inf of this MAPI has no message service '" + service + "'")
        .withHint(
            service.equals(ExchangeService.NAME) ? "R49" : "",
            service.equals(ExchangeService.NAME)
                ? "Exchange comes with classic Outlook; repair or install it for the bitness of"
                    + " this process"
                : "install the product that the service comes with, for the bitness of this"
                    + " process")
        .causedBy(failure);
  }

  static MapiException timeout(String what, String within, boolean running) {
    return MapiException.of(
        "MapiProfiles",
        HResult.TIMEOUT,
        what
            + (running
                ? " was not done within " + within + "; its effects may yet happen"
                : " could not be started within " + within));
  }

  static MapiException over(String what) {
    return MapiException.of(
        "MapiProfiles", HResult.END_OF_SESSION, what + ": MAPI is going down, or is down");
  }
}
