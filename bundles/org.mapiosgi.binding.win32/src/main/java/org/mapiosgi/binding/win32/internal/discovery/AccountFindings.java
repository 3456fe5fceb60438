// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.binding.win32.internal.discovery.Registry.Root;

/** Reports the account of this process, and whether its part of the registry is loaded. */
final class AccountFindings {
  private static final String ACCOUNT = "account";
  private static final String HIVE = "registry of the account";

  private final Registry registry;
  private final ProcessToken token;

  AccountFindings(Host host) {
    registry = host.registry();
    token = host.token();
  }

  List<Finding> look() {
    List<Finding> findings = new ArrayList<>();
    findings.add(account());
    if (token.impersonating()) {
      findings.add(
          Finding.error(
                  "impersonation", "the thread that asks acts as somebody else than the process")
              .rule("R29")
              .remedy(
                  "start the service as the account that owns the profile; MAPI reads the process's"
                      + " profiles, not those of the account that a thread acts as")
              .build());
    }
    findings.add(desktop());
    findings.add(hive());
    return findings;
  }

  private Finding account() {
    String text =
        token.account()
            + ", "
            + token.kind().words()
            + (token.sid().isEmpty() ? "" : " (" + token.sid() + ")")
            + ", in "
            + token.where()
            + token.signedIn()
            + token.elevated().map(AccountFindings::elevation).orElse("")
            + "; MAPI sees this account's profiles only";
    return token.kind().withoutDesktop()
        ? Finding.warning(ACCOUNT, text + "; nobody can sign in as it to let Outlook make one")
            .rule("R28")
            .remedy(
                "run the service as a user account that has a profile: mapi-osgi service install"
                    + " --user")
            .build()
        : Finding.ok(ACCOUNT, text).rule("R28").build();
  }

  private static String elevation(boolean elevated) {
    return elevated ? ", elevated" : ", not elevated";
  }

  private Finding desktop() {
    String subject = "desktop";
    return token
        .visible()
        .map(
            visible ->
                Finding.info(
                        subject,
                        visible
                            ? "windows of this process can be seen: a dialog of a provider would"
                                + " show, and would not in a service"
                            : "nobody can see windows of this process: a dialog of a provider would"
                                + " hang it")
                    .rule("R4")
                    .build())
        .orElse(
            Finding.info(subject, "Windows does not tell whether windows can be seen")
                .rule("R4")
                .build());
  }

  private Finding hive() {
    if (token.sid().isEmpty()) {
      return Finding.info(HIVE, "not looked at: the SID of the account cannot be read")
          .rule("R28")
          .build();
    }
    String path = Root.USERS.path(token.sid());
    Optional<Boolean> there = registry.exists(Root.USERS, token.sid());
    if (there.isEmpty()) {
      return Finding.info(HIVE, "Windows does not tell whether " + path + " is loaded")
          .rule("R28")
          .build();
    }
    // MAPIInitialize would write to the default user's hive instead (R30).
    return there.get()
        ? Finding.ok(HIVE, path + " is loaded").rule("R28").build()
        : Finding.error(HIVE, path + " is not loaded, so no profile can be seen")
            .rule("R28")
            .remedy(
                "let the service control manager start the process as the account, or load the"
                    + " account's user profile before")
            .build();
  }
}
