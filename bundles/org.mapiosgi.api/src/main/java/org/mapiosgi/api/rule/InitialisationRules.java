// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.rule;

import static org.mapiosgi.api.rule.Rule.Treatment.EMULATOR_CHECKED;
import static org.mapiosgi.api.rule.Rule.Treatment.ENFORCED_BY_CONSTRUCTION;
import static org.mapiosgi.api.rule.Rule.Treatment.GUARDED;
import static org.mapiosgi.api.rule.RuleEntry.rule;

import java.util.List;

/** R1 to R12: flag words, threads, the message pump, COM. */
final class InitialisationRules {
  private static final String GRIFFIN = "S. Griffin, \"MAPI Multithreading Rules\" (2004)";

  private InitialisationRules() {}

  static List<Rule> all() {
    return List.of(
        rule(
            "R1",
            "E",
            "MAPIInitialize comes before every other MAPI call.",
            "Every other call returns MAPI_E_NOT_INITIALIZED (0x80040605).",
            "Microsoft Learn, MAPIInitialize",
            ENFORCED_BY_CONSTRUCTION,
            EMULATOR_CHECKED),
        rule(
            "R2",
            "S",
            "A service passes MAPI_NT_SERVICE in MAPIINIT_0.ulFlags and to MAPILogonEx; anything"
                + " else passes it in neither place.",
            "MAPI does not know that it is in a service and takes the paths of a desktop program,"
                + " spooler and dialogs included.",
            "Microsoft Learn, Calling MAPI from Windows services; MAPIINIT_0; Initializing MAPI",
            ENFORCED_BY_CONSTRUCTION,
            EMULATOR_CHECKED),
        rule(
            "R3",
            "ES",
            "A service logs on with MAPI_NO_MAIL, and never with MAPI_FORCE_DOWNLOAD.",
            "Old builds answer MAPI_E_INVALID_PARAMETER (0x80070057); others start the spooler"
                + " under the service's account.",
            "KB Q185139; Microsoft Learn, MAPILogonEx",
            ENFORCED_BY_CONSTRUCTION,
            EMULATOR_CHECKED),
        rule(
            "R4",
            "H",
            "Nothing asks for a dialog: no UI flag, no window handle, MDB_NO_DIALOG on every store,"
                + " no method that shows a form.",
            "A modal box opens where nobody sees it, in session 0, and the call never returns.",
            "Microsoft Learn, Calling MAPI from Windows services; IMAPISession::OpenMsgStore",
            ENFORCED_BY_CONSTRUCTION,
            GUARDED,
            EMULATOR_CHECKED),
        rule(
            "R5",
            "E",
            "MAPIINIT_0.ulFlags holds no bit outside of 0x00010009.",
            "MAPIInitialize returns MAPI_E_UNKNOWN_FLAGS (0x80040106).",
            "Microsoft Learn, MAPIInitialize; KB 239853",
            ENFORCED_BY_CONSTRUCTION,
            EMULATOR_CHECKED),
        rule(
            "R6",
            "EL",
            "Each thread that calls MAPI, also on objects that it was handed, calls MAPIInitialize"
                + " before its first call and MAPIUninitialize after its last.",
            "Calls fail on the thread that did not initialise; what is not uninitialised leaks.",
            GRIFFIN + ", 1 and 2; Microsoft Learn, Using Thread-Safe Objects",
            ENFORCED_BY_CONSTRUCTION,
            GUARDED,
            EMULATOR_CHECKED),
        rule(
            "R7",
            "H",
            "A thread calls MAPIUninitialize exactly as often as it called MAPIInitialize itself.",
            "It takes away what another thread still stands on; that one crashes later, or fails in"
                + " ways that explain nothing.",
            GRIFFIN + ", 3",
            ENFORCED_BY_CONSTRUCTION,
            GUARDED,
            EMULATOR_CHECKED),
        rule(
            "R8",
            "H",
            "Without MAPI_MULTITHREAD_NOTIFICATIONS the first thread that initialised MAPI is the"
                + " last to uninitialise it.",
            "The window that notifications go through is gone; the next notification crashes.",
            GRIFFIN + ", 4; Microsoft Learn, Initializing MAPI",
            ENFORCED_BY_CONSTRUCTION,
            EMULATOR_CHECKED),
        rule(
            "R9",
            "HS",
            "The first thread that initialised MAPI pumps window messages, whatever the flags.",
            "Notifications do not come, and other programs hang when they broadcast a message.",
            "S. Griffin, \"The Fifth MAPI Multithreading Rule\"; mfcmapi issue 280",
            ENFORCED_BY_CONSTRUCTION,
            EMULATOR_CHECKED),
        rule(
            "R10",
            "S",
            "The pump waits with MsgWaitForMultipleObjects and QS_ALLINPUT, and then removes every"
                + " message before it waits again; WM_QUIT does not end it.",
            "Messages that were seen but not removed do not end the next wait; they lie there until"
                + " a new one comes.",
            "Microsoft Learn, Calling MAPI from Windows services; MsgWaitForMultipleObjectsEx",
            ENFORCED_BY_CONSTRUCTION),
        rule(
            "R11",
            "H",
            "On one thread: MAPIInitialize, OleInitialize, work, OleUninitialize, MAPIUninitialize.",
            "The process may end in a crash instead of an exit.",
            "Microsoft Learn, Starting a MAPI session; Ending a MAPI session",
            ENFORCED_BY_CONSTRUCTION,
            GUARDED,
            EMULATOR_CHECKED),
        rule(
            "R12",
            "E",
            "A thread in a multithreaded COM apartment passes MAPI_NO_COINIT and balances"
                + " CoUninitialize itself; better, MAPI gets threads of its own.",
            "MAPIInitialize or OleInitialize returns RPC_E_CHANGED_MODE (0x80010106).",
            "KB 239853",
            ENFORCED_BY_CONSTRUCTION,
            EMULATOR_CHECKED));
  }
}
