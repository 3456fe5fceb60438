// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.discovery;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads the account of a process from its token.
 *
 * @param account with its domain
 * @param sid of the account, as text; empty where it cannot be told
 * @param groups the SIDs of the groups that the token carries
 * @param elevated whether it has an administrator's rights, where that can be told
 * @param session the session it is in; 0 is that of the services
 * @param visible whether somebody could see a window of it, where that can be told
 * @param impersonating whether the asking thread acts as somebody else
 */
public record ProcessToken(
    String account,
    String sid,
    Set<String> groups,
    Optional<Boolean> elevated,
    OptionalInt session,
    Optional<Boolean> visible,
    boolean impersonating) {

  private static final String INTERACTIVE = "S-1-5-4";
  private static final String BATCH = "S-1-5-3";
  private static final String SERVICE = "S-1-5-6";

  /** The kinds of accounts that differ for a MAPI profile. */
  enum Kind {
    LOCAL_SYSTEM("the local system account", true),
    LOCAL_SERVICE("the built-in account LocalService", true),
    NETWORK_SERVICE("the built-in account NetworkService", true),
    VIRTUAL("a virtual service account", true),
    MANAGED("a managed service account", false),
    USER("a user account", false),
    UNKNOWN("an account of an unknown kind", false);

    private final String words;
    private final boolean withoutDesktop;

    Kind(String words, boolean withoutDesktop) {
      this.words = words;
      this.withoutDesktop = withoutDesktop;
    }

    String words() {
      return words;
    }

    /** Says whether no person can sign in with the account to start Outlook. */
    boolean withoutDesktop() {
      return withoutDesktop;
    }
  }

  /** Checks nothing; copies. */
  public ProcessToken {
    groups = Set.copyOf(groups);
  }

  Kind kind() {
    return switch (sid) {
      case "" -> Kind.UNKNOWN;
      case "S-1-5-18" -> Kind.LOCAL_SYSTEM;
      case "S-1-5-19" -> Kind.LOCAL_SERVICE;
      case "S-1-5-20" -> Kind.NETWORK_SERVICE;
      default ->
          sid.startsWith("S-1-5-80-") || sid.startsWith("S-1-5-82-")
              ? Kind.VIRTUAL
              : account.endsWith("$") ? Kind.MANAGED : Kind.USER;
    };
  }

  /** How it was signed in, where the token tells. */
  String signedIn() {
    if (groups.contains(SERVICE)) {
      return ", signed in as a service";
    }
    if (groups.contains(BATCH)) {
      return ", signed in as a scheduled task";
    }
    return groups.contains(INTERACTIVE) ? ", signed in interactively" : "";
  }

  /** The session, for people. */
  String where() {
    if (session.isEmpty()) {
      return "an unknown session";
    }
    return session.getAsInt() == 0
        ? "session 0 (services)"
        : "session " + session.getAsInt() + " (interactive)";
  }
}
