// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.rule;

import static org.mapiosgi.api.rule.Rule.Treatment.DOCUMENTED;
import static org.mapiosgi.api.rule.Rule.Treatment.EMULATOR_CHECKED;
import static org.mapiosgi.api.rule.Rule.Treatment.ENFORCED_BY_CONSTRUCTION;
import static org.mapiosgi.api.rule.Rule.Treatment.GUARDED;
import static org.mapiosgi.api.rule.RuleEntry.rule;

import java.util.List;

/** R25 to R38: logons, limits, accounts, the machine. */
final class EnvironmentRules {
  private EnvironmentRules() {}

  static List<Rule> all() {
    return List.of(
        rule(
            "R25",
            "EH",
            "Logons wait for each other, machine-wide; and a first one may fail that succeeds when"
                + " repeated. A logon has a deadline and is repeated a few times.",
            "It hangs behind one that is stuck, or fails with MAPI_E_TIMEOUT, MAPI_E_CALL_FAILED or"
                + " MAPI_E_LOGON_FAILED and is given up too soon.",
            "Microsoft Learn, MAPILogonEx; mfcmapi issues 97 and 349",
            GUARDED),
        rule(
            "R26",
            "E",
            "An Exchange server gives one user 32 sessions.",
            "The next logon returns MAPI_E_LOGON_FAILED (0x80040111), as a wrong profile does; the"
                + " server logs event 9646.",
            "KB 842022; Microsoft Learn, MAPILogonEx",
            GUARDED,
            EMULATOR_CHECKED),
        rule(
            "R27",
            "EH",
            "An Exchange server counts the objects of a session: 250 messages, 500 folders, 500"
                + " attachments, 500 contents tables, 250 streams.",
            "Calls fail, or the server ends the session; it logs event 9646.",
            "Microsoft Learn, Exchange store limits (bb676486); KB 830829",
            GUARDED),
        rule(
            "R28",
            "E",
            "The profile lies in the registry hive of the account that the process runs as; no"
                + " other account's profiles can be seen.",
            "What works for the developer fails as a service: MAPI_E_LOGON_FAILED or"
                + " MAPI_E_NOT_FOUND.",
            "KB 237913",
            GUARDED),
        rule(
            "R29",
            "EH",
            "No thread impersonates anybody while it calls MAPI; one process serves one account.",
            "MAPI reads the wrong hive, its own threads start with the wrong token, and accounts"
                + " mix.",
            "S. Griffin, \"MAPI and Impersonation\"",
            GUARDED,
            EMULATOR_CHECKED),
        rule(
            "R30",
            "D",
            "MAPI is initialised only by the account that owns the profiles: MAPIInitialize gives"
                + " their registry key to SYSTEM, the administrators and the current user.",
            "The desktop user's Outlook can no longer start.",
            "S. Griffin, \"Using MAPI In An Installer\"",
            DOCUMENTED),
        rule(
            "R31",
            "E",
            "The account may write MAPI's registry keys; on old systems that takes a local"
                + " administrator.",
            "MAPIInitialize returns MAPI_E_TOO_COMPLEX (0x80040117).",
            "Microsoft Learn, MAPIInitialize",
            DOCUMENTED),
        rule(
            "R32",
            "E",
            "The JVM is as wide as Outlook: 64 bit with 64 bit, 32 with 32.",
            "The DLL cannot be loaded (Windows error 193), or a box says that there is no default"
                + " mail client.",
            "Microsoft Learn, Building MAPI Applications on 32-Bit and 64-Bit Platforms",
            GUARDED),
        rule(
            "R33",
            "HS",
            "Outlook's olmapi32.dll is loaded by its path; Windows' own mapi32.dll is not left to"
                + " choose the default mail client.",
            "A box asks for a default mail client, unseen; or a DLL answers that has Simple MAPI"
                + " only.",
            "KB 315458; Microsoft Learn, How to: Choose a Specific Version of MAPI to Load",
            GUARDED),
        rule(
            "R34",
            "E",
            "What Outlook's DLLs depend on is installed, VCRUNTIME140_1.dll before all.",
            "Loading fails with Windows error 126, or MAPI with MAPI_E_CALL_FAILED (0x80004005).",
            "mfcmapi issue 981",
            GUARDED),
        rule(
            "R35",
            "H",
            "The MAPI DLL stays loaded until the process ends, whatever becomes of bundles and"
                + " class loaders.",
            "The window procedure of MAPI's notification engine is gone when its next message"
                + " comes.",
            "joachimdezutter, debugging-outlook2 (2017)",
            ENFORCED_BY_CONSTRUCTION,
            GUARDED),
        rule(
            "R36",
            "H",
            "MAPI is initialised and uninitialised by plain calls, never from DllMain, thread-exit"
                + " hooks, finalizers or Cleaners.",
            "The loader lock is held, and the process hangs.",
            "Microsoft Learn, MAPIInitialize; JNA issue 1479",
            ENFORCED_BY_CONSTRUCTION),
        rule(
            "R37",
            "E",
            "The program that hosts the JVM declares Windows 10 in its manifest.",
            "MAPI takes the system for an older one, modern sign-in fails:"
                + " MAPI_E_FAILONEPROVIDER (0x8004011D).",
            "mfcmapi issues 226, 257 and 288",
            GUARDED),
        rule(
            "R38",
            "E",
            "For a mailbox in Microsoft 365 Outlook has signed in once, as the same account and in"
                + " the same mode, cached or online: a service cannot ask for a token.",
            "MAPI_E_FAILONEPROVIDER (0x8004011D), for these mailboxes only.",
            "mfcmapi issues 373, 407, 529 and 536",
            DOCUMENTED));
  }
}
