// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.binding.win32.internal.discovery.ProfileHive.Profile;
import org.mapiosgi.binding.win32.internal.discovery.Registry.Root;

/** The account's profiles, and what in the registry decides how they sign in. */
final class ProfileFindings {
  private static final String SUBJECT = "profiles in the registry";
  private static final String SIGN_IN = "sign-in to Microsoft 365";
  private static final String IDENTITY = "Software\\Microsoft\\Office\\16.0\\Common\\Identity";
  private static final String IDENTITIES = IDENTITY + "\\Identities";
  // Internet Explorer Enhanced Security Configuration, for administrators and for users.
  private static final String COMPONENTS =
      "SOFTWARE\\Microsoft\\Active Setup\\Installed Components";
  private static final List<String> ENHANCED_SECURITY =
      List.of(
          COMPONENTS + "\\{A509B1A7-37EF-4b3f-8CFC-4F3A74704073}",
          COMPONENTS + "\\{A509B1A8-37EF-4b3f-8CFC-4F3A74704073}");

  private final Registry registry;

  ProfileFindings(Host host) {
    registry = host.registry();
  }

  List<Finding> look() {
    List<Profile> profiles = new ProfileHive(registry).profiles();
    List<Finding> findings = new ArrayList<>();
    findings.add(list(profiles));
    for (Profile profile : profiles) {
      if (!profile.prompts().isEmpty()) {
        findings.add(prompting(profile));
      }
    }
    findings.addAll(signIn());
    return findings;
  }

  private static Finding list(List<Profile> profiles) {
    if (profiles.isEmpty()) {
      // No error: MAPI itself is asked as soon as it is up, and has the last word.
      return Finding.warning(
              SUBJECT,
              "none under "
                  + Root.CURRENT_USER.path(ProfileHive.OFFICE_16)
                  + "\\Profiles, and none where Outlook 2013 and Windows keep them")
          .rule("R28")
          .remedy("sign in as this account and start Outlook once")
          .build();
    }
    return Finding.ok(
            SUBJECT,
            profiles.stream().map(ProfileFindings::describe).collect(Collectors.joining(", "))
                + (profiles.stream().noneMatch(Profile::byDefault) ? "; none is the default" : ""))
        .rule("R28")
        .build();
  }

  private static String describe(Profile profile) {
    List<String> notes = new ArrayList<>();
    if (profile.byDefault()) {
      notes.add("default");
    }
    notes.add(profile.exchange() ? "with Exchange (MSEMS)" : "no Exchange (MSEMS)");
    return profile.name() + " (" + String.join(", ", notes) + ")";
  }

  private static Finding prompting(Profile profile) {
    return Finding.warning(
            "profile " + profile.name(),
            "it makes the Exchange provider ask: PR_PROFILE_CONFIG_FLAGS has "
                + profile.prompts().stream().map(Enum::name).collect(Collectors.joining(", "))
                + " under "
                + profile.key())
        .rule("R4")
        .remedy(
            "in Outlook's account settings, More Settings, take away 'Always prompt for logon"
                + " credentials' and the choice of a connection at the start")
        .build();
  }

  private List<Finding> signIn() {
    List<Finding> findings = new ArrayList<>();
    int identities = registry.subkeys(Root.CURRENT_USER, IDENTITIES).size();
    findings.add(
        identities == 0
            ? Finding.info(
                    SIGN_IN,
                    "Office has signed in nobody under this account; a mailbox in Microsoft 365"
                        + " needs Outlook to be started once as it")
                .rule("R38")
                .build()
            : Finding.ok(SIGN_IN, "Office knows " + identities + " signed-in identities")
                .rule("R38")
                .build());
    OptionalInt modern = registry.number(Root.CURRENT_USER, IDENTITY, "EnableADAL");
    if (modern.isPresent() && modern.getAsInt() == 0) {
      findings.add(
          Finding.warning(
                  SIGN_IN,
                  "modern authentication is switched off: EnableADAL is 0 under "
                      + Root.CURRENT_USER.path(IDENTITY))
              .rule("R38")
              .remedy("for a mailbox in Microsoft 365 delete the value")
              .build());
    }
    boolean enhanced =
        ENHANCED_SECURITY.stream()
            .anyMatch(
                key -> registry.number(Root.LOCAL_MACHINE, key, "IsInstalled").orElse(0) == 1);
    if (enhanced) {
      findings.add(
          Finding.warning(SIGN_IN, "Internet Explorer Enhanced Security Configuration is on")
              .rule("R38")
              .remedy(
                  "for a mailbox in Microsoft 365 turn it off in the Server Manager: it blocks the"
                      + " sign-in page")
              .build());
    }
    return findings;
  }
}
